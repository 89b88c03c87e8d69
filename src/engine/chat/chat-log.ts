import type {
  ChatPosition,
  VisitorChat,
  VisitorEntry,
  VisitorMessage,
  VisitorPage,
} from '../../domain/chat/visitor-chat.ts';

/** The chat as far as this page has followed it. */
export interface ChatLog {
  readonly chat: VisitorChat | null;
  /** In the order of their numbers, from 1 without a gap. */
  readonly entries: readonly VisitorEntry[];
  /** What the server knows of them already, of that which is asked for with first words; left out: nothing. */
  readonly known?: VisitorPage['known'];
}

export const NO_CHAT: ChatLog = { chat: null, entries: [] };

/**
 * The log with a page read into it (D-2, D-5). Of a page with a gap, only what comes before the gap is taken; another
 * chat's log, or one that was put in this one's place, begins anew; and what is there already is not taken twice.
 */
export function readPage(log: ChatLog, { chat, entries, known }: Omit<VisitorPage, 'invitation'>): ChatLog {
  const read = isSameLog(chat, log.chat) ? [...log.entries] : [];
  for (const entry of entries) if (entry.number === lastOf(read) + 1) read.push(entry);
  return { chat, entries: read, ...(known && { known }) };
}

/** Whether the log has all that this page told. */
export const isReadWhole = ({ entries }: ChatLog, page: Pick<VisitorPage, 'entries'>): boolean =>
  lastOf(page.entries) <= lastOf(entries);

/** Whether two sights of a chat are of the same numbered entries (D-2). */
export const isSameLog = (chat: VisitorChat | null, other: VisitorChat | null): boolean =>
  chat?.id === other?.id && chat?.epoch === other?.epoch;

/** What the later log has that the earlier one had not. */
export const entriesBeyond = (before: ChatLog, after: ChatLog): readonly VisitorEntry[] =>
  after.entries.slice(isSameLog(after.chat, before.chat) ? before.entries.length : 0);

/** The number of the last of these; 0: none. */
export const lastOf = (entries: readonly VisitorEntry[]): number => entries.at(-1)?.number ?? 0;

/** Where the log goes on. It follows what was received, never what was sent. */
export const positionOf = ({ chat, entries }: ChatLog): ChatPosition | null =>
  chat && { chat: chat.id, after: lastOf(entries) };

/** What others wrote in it after this entry. */
export const othersAfter = ({ entries }: ChatLog, number: number): readonly VisitorMessage[] =>
  entries
    .filter((entry) => entry.kind === 'message')
    .filter((entry) => entry.from !== 'visitor' && entry.number > number);

/** What the visitor wrote in it, for the form they are offered when nobody answers (C-11). */
export const visitorWords = ({ entries }: ChatLog): string =>
  entries.flatMap((entry) => (entry.kind === 'message' && entry.from === 'visitor' ? [entry.text] : [])).join('\n');
