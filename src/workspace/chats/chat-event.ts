import type { Chat, ChatState } from '../../domain/chat/chat.ts';
import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import type { NewEvent } from '../store.ts';

const ENTERED: Readonly<Record<ChatState, string>> = {
  bot: 'chat.met-bot',
  queued: 'chat.queued',
  open: 'chat.kept-open',
  active: 'chat.accepted',
  missed: 'chat.missed',
  closed: 'chat.closed',
};

/** What happened, for whoever follows the events: who, when and why, and never a word that was said (Z-7). */
export function chatEvent(chat: Chat, entry: ChatEntry): NewEvent {
  const { number, at, actor } = entry;
  const place = { chat: chat.id, widget: chat.widget, department: chat.department, number, actor: { ...actor } };
  const body =
    entry.kind === 'transition'
      ? { ...place, from: entry.from, to: entry.to, reason: entry.reason, agent: entry.agent }
      : place;
  return { kind: eventKind(entry), at, visitor: chat.visitor, body };
}

function eventKind(entry: ChatEntry): string {
  if (entry.kind === 'message') return 'chat.written';
  if (entry.kind === 'note') return 'chat.noted';
  const { from, to, reason } = entry;
  if (from === 'queued' && to === 'queued') return reason === 'offered' ? 'chat.offered' : 'chat.offer-ended';
  return ENTERED[to];
}
