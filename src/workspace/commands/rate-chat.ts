import { ok, refused } from '../../base/result.ts';
import { rateChat as rate } from '../../domain/chat/rate-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor, ownChat } from '../chats/chat-people.ts';
import { keepChat } from '../chats/chat-shelf.ts';

/** What the visitor says of a chat of theirs that is closed (K-8). */
export const rateChat: CarryOut<'rate-chat'> = (state, { actor: asking, chat: id, score, comment = '' }, { now }) => {
  const acting = actingVisitor(state, asking, now);
  if (!acting.ok) return acting;
  const own = ownChat(state, id, acting.value);
  if (!own.ok) return own;
  if (acting.value.settings.chat?.rating === false) return refused(NO_RATINGS);
  const rated = rate(own.value, { score, comment: comment === '' ? null : comment }, now);
  if (!rated.ok) return rated;
  const chat = rated.value;
  if (chat === own.value) return ok(null);
  keepChat(state, chat);
  const { widget, department, visitor } = chat;
  const actor = { ...acting.value.actor };
  // Never with the comment: what was said stays out of the events (Z-7).
  state.events.push({ kind: 'chat.rated', at: now, visitor, body: { chat: id, widget, department, actor, score } });
  return ok(null);
};

const NO_RATINGS: Problem = {
  code: 'unsupported',
  message: 'The chats of this widget are not rated: `chat.rating` is false.',
  ability: 'ratings',
};
