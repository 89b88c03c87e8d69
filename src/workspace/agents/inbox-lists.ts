import { maySeeChat, type SeeingAgent } from '../../domain/agent/may-see-chat.ts';
import { assignOrder } from '../../domain/chat/assign-order.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { liveChats } from '../chats/chat-shelf.ts';
import { rulesOf } from '../chats/rules-of.ts';
import type { State } from '../state/state.ts';
import type { InboxCounts, LiveList } from './agent-side.ts';

const NONE: InboxCounts = { queued: 0, open: 0, active: 0, mine: 0, bot: 0 };

/** The live lists of an agent that a chat they see stands in. */
export function listsWith({ state, owner, offer }: Chat, agent: string): readonly LiveList[] {
  const mine: readonly LiveList[] = owner === agent || offer?.agent === agent ? ['mine'] : [];
  return state === 'missed' || state === 'closed' ? [] : [state, ...mine];
}

/** How many of these chats stand in each live list of an agent who sees them all. */
export function countChats(chats: Iterable<Chat>, agent: string): InboxCounts {
  const counts: Record<LiveList, number> = { ...NONE };
  for (const chat of chats) for (const list of listsWith(chat, agent)) counts[list] += 1;
  return counts;
}

/** Every chat an agent sees that is not over, as they began. */
export const seenChats = (state: State, agent: SeeingAgent): readonly Chat[] =>
  liveChats(state, (chat) => maySeeChat(chat, agent));

/** The chats of one list out of those an agent sees, in its order. */
export function chatsIn(state: State, seen: readonly Chat[], list: LiveList, agent: string): readonly Chat[] {
  const listed = seen.filter((chat) => listsWith(chat, agent).includes(list));
  if (list === 'queued' || list === 'open') return listed.sort(assignOrder(rulesOf(state)));
  return list === 'mine' ? listed.sort((a, b) => lastWordAt(b) - lastWordAt(a) || (a.id < b.id ? -1 : 1)) : listed;
}

const lastWordAt = ({ since, visitorWroteAt, agentWroteAt }: Chat): number =>
  Math.max(visitorWroteAt ?? since, agentWroteAt ?? since);
