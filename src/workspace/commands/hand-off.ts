import { ok, type Result } from '../../base/result.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { leaveBot } from '../bots/leave-bot.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor, ownChat } from '../chats/chat-people.ts';
import { chatReceipt } from '../chats/chat-receipt.ts';
import { findChat } from '../chats/chat-shelf.ts';
import type { CommandOf } from '../command.ts';
import type { State } from '../state/state.ts';

/** From the bot to people, by the visitor's wish, the bot's decision or its failure (C-6, B-1). */
export const handOff: CarryOut<'hand-off'> = (state, command, { now }) => {
  const asking = whoAsks(state, command, now);
  if (!asking.ok) return asking;
  const { chat, actor } = asking.value;
  const left = leaveBot(state, chat, { why: command.reason ?? 'handed-off', actor, at: now });
  if (!left.ok) return left;
  return ok(() => chatReceipt(state, left.value, null, now));
};

function whoAsks(
  state: State,
  { actor, chat: id }: CommandOf<'hand-off'>,
  now: Parameters<typeof actingVisitor>[2],
): Result<{ readonly chat: Chat; readonly actor: Actor }, Problem> {
  if (actor.kind === 'bot') {
    const found = findChat(state, id);
    return found.ok ? ok({ chat: found.value, actor }) : found;
  }
  const acting = actingVisitor(state, actor, now);
  if (!acting.ok) return acting;
  const own = ownChat(state, id, acting.value);
  return own.ok ? ok({ chat: own.value, actor: acting.value.actor }) : own;
}
