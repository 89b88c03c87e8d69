import { type Instant, MINUTE_MS } from '../../base/instant.ts';
import type {
  VisitorChat,
  VisitorEntry,
  VisitorInvitation,
  VisitorMessage,
  VisitorTurn,
} from '../../domain/chat/visitor-chat.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import { localDay } from '../../domain/text/local-day.ts';
import type { SaidWords } from '../../engine/chat/chat-session.ts';
import { type Fate, fateOf } from './fate-of.ts';

export interface WordsLine {
  readonly kind: 'words';
  readonly key: string | number;
  readonly from: VisitorMessage['from'];
  readonly name: string | null;
  readonly text: string;
  readonly files: readonly FileRef[];
  /** null: the server does not have them yet. */
  readonly at: Instant | null;
  /** First and last of those by one hand within a minute, which are told apart from others by name and time. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** Of the last words, where they are the visitor's, and of all that are not sent yet (K-1). */
  readonly fate: Fate | null;
}

/** `number`: of the entry it is or stands before; what is no entry yet comes after all. */
export type Line = { readonly number: number } & (
  | WordsLine
  | { readonly kind: 'day'; readonly key: string; readonly at: Instant }
  | { readonly kind: 'new'; readonly key: 'new' }
  /** `isPresent`: the chat is still in the state it came into by it. */
  | { readonly kind: 'turn'; readonly key: number; readonly turn: VisitorTurn; readonly isPresent: boolean }
);

export interface LogLinesInput {
  readonly chat: VisitorChat | null;
  readonly entries: readonly VisitorEntry[];
  /** The index of the first entry to show. */
  readonly from: number;
  readonly said: readonly SaidWords[];
  readonly invitation: VisitorInvitation | null;
  readonly newFrom: number | null;
  readonly now: Instant;
  readonly timeZone: string;
}

/** What stands in the log, line by line; a new day and what is new are lines of their own (K-4). */
export function logLines(input: LogLinesInput): readonly Line[] {
  const { chat, entries, from, said, invitation, newFrom, now, timeZone } = input;
  const lines: Line[] = [];
  const above = entries[from - 1];
  const lastTurn = entries.findLast((entry) => entry.kind === 'turn');
  const lastWords = entries.findLast((entry) => entry.kind === 'message');
  const isLastSaid = said.length === 0 && lastWords?.from === 'visitor';
  // A chat that began today says so by its times.
  let day = localDay(above?.at ?? now, timeZone);
  let isMarked = newFrom === null || (above?.number ?? 0) >= newFrom;
  let waiting: Line | null = null;

  for (const entry of entries.slice(from)) {
    const { number, at } = entry;
    const dayBefore = day;
    day = localDay(at, timeZone);
    if (day !== dayBefore) lines.push({ kind: 'day', key: `day ${day}`, number, at });
    if (!isMarked && number >= (newFrom ?? 0)) {
      lines.push({ kind: 'new', key: 'new', number });
      isMarked = true;
    }
    if (entry.kind === 'message') {
      lines.push(wordsLine(entry, chat && isLastSaid && entry === lastWords ? fateOf(number, chat) : null));
      continue;
    }
    const isPresent = entry === lastTurn && entry.to === chat?.state;
    const line = { kind: 'turn', key: number, number, turn: entry, isPresent } as const;
    // While the visitor waits, what they wait for stands last.
    if (isPresent && /queued|open/.test(entry.to)) waiting = line;
    else lines.push(line);
  }
  // The words' key is their command's, so that they stay the same element once the log has them.
  for (const { commandId, text, files, state } of said) {
    lines.push(wordsLine({ from: 'visitor', name: null, text, files, commandId }, state));
  }
  if (waiting) lines.push(waiting);
  if (invitation) {
    const { id, name, text } = invitation;
    lines.push(wordsLine({ from: 'agent', name, text, commandId: id }, null));
  }
  const before = above?.kind === 'message' ? wordsLine(above, null) : undefined;
  return lines.map((line, index) =>
    line.kind === 'words'
      ? { ...line, begins: !goTogether(lines[index - 1] ?? before, line), ends: !goTogether(line, lines[index + 1]) }
      : line,
  );
}

type Words = Pick<VisitorMessage, 'from' | 'name' | 'text' | 'files' | 'commandId'> & Partial<VisitorMessage>;

const wordsLine = ({ commandId, number, from, name, text, files = NONE, at }: Words, fate: Fate | null) =>
  ({
    kind: 'words',
    key: commandId ?? number ?? text,
    number: number ?? Number.POSITIVE_INFINITY,
    ...{ from, name, text, files, fate },
    at: at ?? null,
    begins: true,
    ends: true,
  }) as const;

/** Always the same, or a message would be drawn anew for it. */
const NONE: readonly FileRef[] = [];

/** Words by one hand, the later within a minute of the earlier. Those not sent yet are as old as they will be. */
function goTogether(one: Line | undefined, next: Line | undefined): boolean {
  if (one?.kind !== 'words' || next?.kind !== 'words' || one.from !== next.from || one.name !== next.name) return false;
  return one.at === null || next.at === null || next.at - one.at < MINUTE_MS;
}
