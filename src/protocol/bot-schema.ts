import { z } from 'zod';
import type { HandOffPhrases } from '../domain/bot/bot-settings.ts';
import { foldWords } from '../domain/bot/fold-words.ts';
import { isLanguageTag } from './language-tag.ts';
import { mustBe, sentenceOf } from './sentence-of.ts';
import { textSchema } from './text-schema.ts';

const phraseSchema = z
  .string()
  .trim()
  .max(100)
  .refine((phrase) => foldWords(phrase).text !== '', 'needs a letter or a digit');

/** All phrases of all languages are looked for in every message to the bot. */
const MOST_LANGUAGES = 20;
const listSchema = z.array(phraseSchema).min(1).max(50);
/** One list or several by what is there, so that each wrong place is named and not the whole. */
const phrasesSchema = z.unknown().transform((phrases, context): HandOffPhrases => {
  const refuse = (message: string, path: PropertyKey[] = []): never => {
    context.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  };
  const list = (value: unknown, path: string[] = []): readonly string[] => {
    const parsed = listSchema.safeParse(value, { error: sentenceOf });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) refuse(issue.message, [...path, ...issue.path]);
    return z.NEVER;
  };
  if (Array.isArray(phrases)) return list(phrases);
  if (typeof phrases !== 'object' || phrases === null) {
    return refuse(mustBe('a list of phrases, or an object of such lists', phrases));
  }
  const lists = Object.entries(phrases);
  if (lists.length === 0) return refuse('needs one language at least');
  if (lists.length > MOST_LANGUAGES) return refuse(`has more than ${MOST_LANGUAGES} languages`);
  for (const [tag] of lists) if (!isLanguageTag(tag)) return refuse('is no language tag, such as de or pt-BR', [tag]);
  return Object.fromEntries(lists.map(([tag, value]) => [tag, list(value, [tag])]));
});

/** The bot of a widget; what each member means is said at `BotSettings`. */
export const botSchema = z.strictObject({
  hours: z.exactOptional(z.enum(['always', 'offline', 'online'])),
  name: z.exactOptional(textSchema(60)),
  greeting: z.exactOptional(textSchema(2_000)),
  handOff: z.exactOptional(
    z.strictObject({
      phrases: z.exactOptional(phrasesSchema),
      button: z.exactOptional(z.boolean()),
    }),
  ),
  timeoutMs: z.exactOptional(z.int().min(1_000).max(120_000)),
});
