import type { FormField } from '../../domain/form/form-field.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { PanelSpeech } from '../words/words.ts';

/** A field's name for people: the owner's, else the built-in one of a standard field, else its id. */
export function fieldLabel({ id, label }: FormField, { words, locale }: PanelSpeech): string {
  const { labels } = words;
  return pickText(label, locale) || (Object.hasOwn(labels, id) ? labels[id as keyof typeof labels] : id);
}
