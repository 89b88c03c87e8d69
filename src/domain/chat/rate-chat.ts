import { DAY_MS, HOUR_MS, type Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../problem.ts';
import type { Chat, Rating } from './chat.ts';
import { chatState } from './chat-state.ts';

/** How long after its end a chat can be rated. */
export const RATED_WITHIN_MS = 7 * DAY_MS;

/** How long a rating can be changed. */
export const RATING_CHANGED_WITHIN_MS = HOUR_MS;

/**
 * A closed chat with what its visitor says of it; the same object where they say the same again. One that went on and was
 * closed once more can be rated once more (K-8).
 */
export function rateChat(
  chat: Chat,
  { score, comment }: Pick<Rating, 'score' | 'comment'>,
  now: Instant,
): Result<Chat, Problem> {
  const { id, state, since, rating } = chat;
  if (state !== 'closed') return refused(chatState(chat, 'rate'));
  const earlier = rating && rating.at >= since ? rating : null;
  if (earlier?.score === score && earlier.comment === comment) return ok(chat);
  if (earlier && now - earlier.at >= RATING_CHANGED_WITHIN_MS)
    return refused(tooLate(id, 'was rated over an hour ago'));
  if (now - since >= RATED_WITHIN_MS) return refused(tooLate(id, 'was closed over a week ago'));
  return ok({ ...chat, rating: { score, comment, at: earlier?.at ?? now } });
}

const tooLate = (id: string, why: string): Problem => ({
  code: 'chat-state',
  message: `The chat “${id}” ${why}: \`rate\` is not possible any more.`,
});
