import { ok, type Result, refused } from '../../base/result.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor, ownChat } from '../chat-people.ts';
import { chatReceipt } from '../chat-receipt.ts';
import { findChat, stepChat } from '../chat-shelf.ts';
import type { CommandOf } from '../command.ts';
import { followUp } from '../follow-up.ts';
import { widgetUnknown } from '../problems.ts';
import { receptionAt } from '../reception.ts';
import type { State } from '../state.ts';

/** From the bot to people, by the same test as a chat that starts; from then on no bot takes part (C-6, B-1). */
export const handOff: CarryOut<'hand-off'> = (state, command, { now }) => {
  const asking = whoAsks(state, command, now);
  if (!asking.ok) return asking;
  const { actor } = asking.value;
  const chat = { ...asking.value.chat, skipsBot: true };
  if (chat.state !== 'bot') return refused(chatState(chat, 'hand-off'));
  const settings = state.widgets.get(chat.widget)?.settings;
  if (!settings) return refused(widgetUnknown(chat.widget));
  const { state: to, reason } = receptionAt(state, settings, chat, command.reason ?? 'handed-off', now);
  const moved = stepChat(state, chat, { to, reason, at: now }, actor);
  if (!moved.ok) return moved;
  followUp(state, now, false);
  return ok(chatReceipt(state, moved.value, null, now));
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
