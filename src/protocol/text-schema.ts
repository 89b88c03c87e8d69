import { z } from 'zod';
import type { Text } from '../domain/text/text.ts';
import { isLanguageTag } from './language-tag.ts';
import { counted, mustBe } from './sentence-of.ts';

const MOST_LANGUAGES = 100;

/** An owner's text: one for everybody, or one per language tag; never blank, since a blank one would show as nothing. */
export const textSchema = (maxLength: number) =>
  z
    .custom<Text>()
    .superRefine((text, context) => {
      const refuse = (message: string, path: string[] = []) => context.addIssue({ code: 'custom', message, path });
      if (typeof text !== 'object' || text === null || Array.isArray(text)) {
        const message =
          typeof text === 'string' ? problemOf(text, maxLength) : mustBe('a text or an object of texts', text);
        if (message) refuse(message);
        return;
      }
      const entries = Object.entries(text);
      if (entries.length === 0) return refuse('needs one language at least');
      if (entries.length > MOST_LANGUAGES) return refuse(`has more than ${MOST_LANGUAGES} languages`);
      for (const [tag, value] of entries) {
        const message = isLanguageTag(tag) ? problemOf(value, maxLength) : 'is no language tag, such as de or pt-BR';
        if (message) refuse(message, [tag]);
      }
    })
    .transform((text): Text => (typeof text === 'string' ? text : { ...text }));

function problemOf(text: unknown, maxLength: number): string | null {
  if (typeof text !== 'string') return mustBe('a text', text);
  if (text.trim() === '') return 'is blank; leave it out for the built-in words';
  return text.length > maxLength ? `has more than ${counted(maxLength)} characters` : null;
}
