import type { Instant } from '../../base/instant.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Actor, Chat, ChatReason } from '../../domain/chat/chat.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor, agentAtChat, ownChat } from '../chats/chat-people.ts';
import { stepChat } from '../chats/chat-shelf.ts';
import type { CommandOf } from '../command.ts';
import type { State } from '../state/state.ts';

/** A visitor or an agent ends a chat (C-17). */
export const closeChat: CarryOut<'close-chat'> = (state, command, { now }) => {
  const ending = whoEnds(state, command, now);
  if (!ending.ok) return ending;
  const { chat, actor, reason } = ending.value;
  return stepChat(state, chat, { to: 'closed', reason, at: now }, actor);
};

interface Ending {
  readonly chat: Chat;
  readonly actor: Actor;
  readonly reason: ChatReason;
}

function whoEnds(state: State, { actor, chat }: CommandOf<'close-chat'>, now: Instant): Result<Ending, Problem> {
  if (actor.kind === 'agent') {
    const at = agentAtChat(state, actor.id, chat);
    return at.ok ? ok({ chat: at.value.chat, actor, reason: 'ended-by-agent' }) : at;
  }
  const acting = actingVisitor(state, actor, now);
  if (!acting.ok) return acting;
  const own = ownChat(state, chat, acting.value);
  return own.ok ? ok({ chat: own.value, actor: acting.value.actor, reason: 'ended-by-visitor' }) : own;
}
