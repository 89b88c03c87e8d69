import type { FieldKind, FieldProblem } from '../../domain/form/form-field.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import type { PanelSpeech } from '../words/words.ts';

/** What is wrong at a field, in the visitor's language. */
export function problemText({ code, limit }: FieldProblem, kind: FieldKind, { words, spoken }: PanelSpeech): string {
  if (code === 'required' && kind === 'checkbox') return words.problems['not-ticked'];
  return fillText(words.problems[code], { limit: new Intl.NumberFormat(spoken).format(limit ?? 0) });
}
