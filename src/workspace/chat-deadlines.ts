import type { Instant } from '../base/instant.ts';
import type { Chat } from '../domain/chat/chat.ts';
import { type ChatWait, chatWait } from '../domain/chat/chat-wait.ts';
import type { ChatRules } from '../domain/chat/department-settings.ts';
import type { Move } from '../domain/chat/move-chat.ts';
import { keepOpen } from '../domain/chat/receive-chat.ts';
import { liveChats, stepChat } from './chat-shelf.ts';
import { hoursTurn } from './counted-hours.ts';
import { departmentLoad } from './department-load.ts';
import { rulesOf } from './rules-of.ts';
import type { State } from './state.ts';

/** The first instant at which the clock alone does something to a chat; null: it never does (C-19). */
export function chatDeadline(state: State): number | null {
  const rules = rulesOf(state);
  let next: number | null = null;
  for (const [, chat] of state.chats.entries()) {
    const at = chat.state === 'open' ? hoursTurn(state, chat) : (chatWait(chat, rules(chat.department))?.at ?? null);
    if (at !== null && (next === null || at < next)) next = at;
  }
  return next;
}

/**
 * Moves every chat whose time has come (C-10 to C-12, C-16, C-17). Offers that end, and open chats whose hours begin,
 * are for assignment to judge. Says whether an agent has room again.
 */
export function settleChats(state: State, at: Instant): boolean {
  const rules = rulesOf(state);
  let freed = false;
  const due = liveChats(state, (chat) => {
    const wait = chatWait(chat, rules(chat.department));
    return wait !== null && wait.at <= at && wait.rule !== 'C-9';
  });
  for (const chat of due) {
    const wait = chatWait(chat, rules(chat.department));
    if (!wait) continue;
    const moved = stepChat(
      state,
      chat,
      { ...moveOf(state, chat, wait, rules(chat.department)), at },
      { kind: 'server' },
    );
    freed ||= moved.ok && (chat.owner ?? chat.offer) !== null;
  }
  return freed;
}

function moveOf(state: State, chat: Chat, { rule, reason }: ChatWait, rules: ChatRules): Omit<Move, 'at'> {
  switch (rule) {
    case 'C-10': {
      const { state: to, reason: why } = keepOpen(rules, departmentLoad(state, chat.department).open, reason);
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
