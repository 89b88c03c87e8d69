import type { ChatEntry } from '../../src/domain/chat/chat-entry.ts';
import type { ChatModel } from './ledger.ts';
import { hold } from './violation.ts';

/** A line of a log has the next number, and the next of those a visitor counts if they may see it (D-2, O-4). */
export function judgeEntry(entry: ChatEntry, chat: ChatModel, event: string): void {
  const tell = (): string => `${entry.chat} ${entry.number} (${entry.shown}) after ${chat.head} (${chat.shownHead})`;
  hold('dense log', entry.number === chat.head + 1, tell);
  const isHidden =
    entry.kind === 'note' || (entry.kind === 'transition' && entry.from === 'queued' && entry.to === 'queued');
  hold('O-4 hidden', (entry.shown === null) === isHidden, () => `${entry.kind} ${tell()}`);
  hold('dense for visitors', isHidden || entry.shown === chat.shownHead + 1, tell);
  const isNote = entry.kind === 'note';
  hold('O-4 hidden', (event === 'chat.noted') === isNote, () => `${event} ${tell()}`);
  if (entry.kind !== 'message') return;
  hold('B-1 bot is silent', entry.actor.kind !== 'bot' || chat.state === 'bot', tell);
  // What was typed is kept with a chat that is missed at once, for the form (C-11).
  hold('C-17 closed', chat.state !== 'closed', tell);
}
