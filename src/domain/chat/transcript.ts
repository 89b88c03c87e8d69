import type { Instant } from '../../base/instant.ts';
import { cleanName } from '../text/clean-text.ts';
import { isKnown } from '../text/is-known.ts';

/** One thing that was said, or a step of the chat. */
export interface TranscriptLine {
  readonly at: Instant;
  /** Whose it is; null: a step, which is nobody's. */
  readonly name: string | null;
  readonly text: string;
  /** Names of files that went with it. */
  readonly files: readonly string[];
}

export interface TranscriptInput {
  readonly title: string;
  readonly lines: readonly TranscriptLine[];
  /** The reader's. */
  readonly locale: string;
  readonly timeZone: string;
}

/**
 * A chat as a text to keep: each day once, above what was said on it, with the time and the name before the words (K-8). A
 * name of another direction leaves what stands beside it in its place. A zone the runtime does not know reads as UTC.
 */
export function transcriptOf({ title, lines, locale, timeZone }: TranscriptInput): string {
  const language = isKnown(locale) ? locale : 'en';
  const zone = isKnown('en', timeZone) ? timeZone : 'UTC';
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: zone });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone });
  const text: string[] = [`${title} (${zone})`];
  let present = '';
  for (const { at, name, text: words, files } of lines) {
    const date = day.format(at);
    if (date !== present) text.push('', date);
    present = date;
    text.push('', name === null ? `[${time.format(at)}] ${words}` : `[${time.format(at)}] ${apart(name)}:`);
    if (name !== null && words) text.push(words);
    for (const file of files) text.push(`- ${apart(file)}`);
  }
  return `${text.join('\n')}\n`;
}

/** Between a first strong isolate and its end, so that it turns nothing around it. */
const apart = (name: string): string => `\u2068${cleanName(name)}\u2069`;
