import type { ChatPosition, VisitorChat, VisitorEntry, VisitorPage } from '../../domain/chat/visitor-chat.ts';

/** The chat as far as this page has followed it. */
export interface ChatLog {
  readonly chat: VisitorChat | null;
  /** In the order of their numbers. */
  readonly entries: readonly VisitorEntry[];
}

export const NO_CHAT: ChatLog = { chat: null, entries: [] };

/** The log with a page read into it; another chat's begins anew, and what is there already is not taken twice (D-2). */
export function readPage(log: ChatLog, { chat, entries }: Pick<VisitorPage, 'chat' | 'entries'>): ChatLog {
  const before = chat && chat.id === log.chat?.id ? log.entries : [];
  const last = before.at(-1)?.number ?? 0;
  return { chat, entries: [...before, ...entries.filter(({ number }) => number > last)] };
}

/** Where the log goes on. It follows what was received, never what was sent. */
export const positionOf = ({ chat, entries }: ChatLog): ChatPosition | null =>
  chat && { chat: chat.id, after: entries.at(-1)?.number ?? 0 };

/** What the visitor wrote in it, for the form they are offered when nobody answers (C-11). */
export const visitorWords = ({ entries }: ChatLog): string =>
  entries.flatMap((entry) => (entry.kind === 'message' && entry.from === 'visitor' ? [entry.text] : [])).join('\n');
