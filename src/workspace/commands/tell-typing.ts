import { type Instant, toInstant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import { TYPING_EVERY_MS, TYPING_MS, type Typing } from '../../domain/chat/typing.ts';
import type { Problem } from '../../domain/problem.ts';
import { admit } from '../admit.ts';
import type { CarryOut } from '../carry-out.ts';
import { isOver } from '../chats/chat-documents.ts';
import { actingVisitor, agentAtChat, ownChat } from '../chats/chat-people.ts';
import type { CommandOf } from '../command.ts';
import type { State } from '../state/state.ts';

/** Somebody is writing: answers what others hear of it, and changes nothing (K-2). */
export const tellTyping: CarryOut<'tell-typing'> = (state, command, { now }) => {
  const writing = whoWrites(state, command, now);
  if (!writing.ok || writing.value === null) return writing;
  const { chat, by } = writing.value;
  const often = { key: `typing/${chat}/${by.id}`, limit: { limit: 1, windowMs: TYPING_EVERY_MS } };
  return ok(admit(state, [often], now, 'signs of typing') ? null : writing.value);
};

/** null: somebody invisible, or a chat that is over and will go on only with the words. */
function whoWrites(
  state: State,
  { actor, chat: id }: CommandOf<'tell-typing'>,
  now: Instant,
): Result<Typing | null, Problem> {
  const until = toInstant(now + TYPING_MS);
  if (actor.kind === 'agent') {
    const at = agentAtChat(state, actor.id, id);
    if (!at.ok) return at;
    const { chat, agent } = at.value;
    if (isOver(chat)) return refused(chatState(chat, 'reply'));
    return ok(agent.visible === 'visible' ? { chat: id, by: actor, name: agent.name, until } : null);
  }
  const acting = actingVisitor(state, actor, now);
  if (!acting.ok) return acting;
  const own = ownChat(state, id, acting.value);
  if (!own.ok) return own;
  if (own.value.state === 'missed') return refused(chatState(own.value, 'write'));
  const by = { kind: 'visitor', id: acting.value.visitor.id } as const;
  return ok(isOver(own.value) ? null : { chat: id, by, name: null, until });
}
