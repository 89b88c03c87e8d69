import { MINUTE_MS } from '../../base/instant.ts';
import { ok } from '../../base/result.ts';
import { admit } from '../admit.ts';
import type { CarryOut } from '../carry-out.ts';
import { findChat, keepChat } from '../chats/chat-shelf.ts';

/** Pages that lost the same entries come back together, and a page may claim whatever it likes. */
const AGAIN = { limit: 1, windowMs: MINUTE_MS };

/**
 * Gives a chat's log another name if a page has seen more of it than there is. Judged here, by what is stored now: a
 * server that is behind the others on one store may only believe that it is so.
 */
export const renewEpoch: CarryOut<'renew-epoch'> = (state, { chat: id, after }, { now, newId }) => {
  const found = findChat(state, id);
  if (!found.ok) return found;
  const chat = found.value;
  if (after <= chat.shownHead || admit(state, [{ key: `epoch/${id}`, limit: AGAIN }], now, 'logs')) return ok(null);
  keepChat(state, { ...chat, epoch: newId() });
  return ok(null);
};
