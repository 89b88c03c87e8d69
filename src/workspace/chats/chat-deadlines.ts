import type { Instant } from '../../base/instant.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import { type ChatWait, chatWait } from '../../domain/chat/chat-wait.ts';
import type { ChatRules } from '../../domain/chat/department-settings.ts';
import type { Move } from '../../domain/chat/move-chat.ts';
import { keepOpen } from '../../domain/chat/receive-chat.ts';
import { leaveBot } from '../bots/leave-bot.ts';
import { dueBy } from '../state/indexed-shelf.ts';
import type { State } from '../state/state.ts';
import { asHeard } from '../visits/heard-shelf.ts';
import { chatsOf, stepChat } from './chat-shelf.ts';
import { hoursTurn } from './counted-hours.ts';
import { departmentFull } from './department-load.ts';
import { rulesOf } from './rules-of.ts';

const SERVER: Actor = { kind: 'server' };

/** The instant at which the clock alone does something to a chat; null: it never does (C-19). */
export const chatDueAt = (state: State, chat: Chat): number | null =>
  chat.state === 'open' ? hoursTurn(state, chat) : (waitsBy(state)(chat)?.at ?? null);

/**
 * Moves every chat whose time has come (C-6, C-10 to C-12, C-16, C-17). Offers that end, and open chats whose hours begin,
 * are for assignment to judge. Says whether an agent has room again.
 */
export function settleChats(state: State, at: Instant): boolean {
  const rules = rulesOf(state);
  const waitOf = waitsBy(state);
  let freed = false;
  for (const each of chatsOf(state, dueBy(state.chats, at))) {
    const chat = asHeard(state, each);
    const wait = waitOf(chat);
    if (!wait || wait.rule === 'C-9') continue;
    const moved =
      wait.rule === 'C-6'
        ? leaveBot(state, chat, { why: 'bot-failed', actor: SERVER, at })
        : stepChat(state, chat, { ...moveOf(state, chat, wait, rules(chat.department)), at }, SERVER);
    freed ||= moved.ok && (chat.owner ?? chat.offer) !== null;
  }
  return freed;
}

/** What each chat waits for, by the rules of its department and the bot of its widget. */
function waitsBy(state: State): (chat: Chat) => ChatWait | null {
  const rules = rulesOf(state);
  return (chat) => chatWait(chat, rules(chat.department), state.widgets.get(chat.widget)?.settings.bot);
}

function moveOf(state: State, chat: Chat, { rule, reason }: ChatWait, rules: ChatRules): Omit<Move, 'at'> {
  switch (rule) {
    case 'C-10': {
      const { state: to, reason: why } = keepOpen(
        rules,
        departmentFull(state, chat.department, rules).openFull,
        reason,
      );
      return { to, reason: why };
    }
    case 'C-16':
      return { to: 'queued', reason };
    case 'C-17':
      return { to: 'closed', reason };
    default:
      return { to: 'missed', reason };
  }
}
