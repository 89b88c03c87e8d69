import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../problem.ts';
import type { Chat, ChatReason, ChatState, Offer } from './chat.ts';
import { chatState } from './chat-state.ts';
import { findTransition } from './transition.ts';

export interface Move {
  readonly to: ChatState;
  readonly reason: ChatReason;
  readonly at: Instant;
  /** Who answers from now on; for `active` alone. */
  readonly owner?: string;
  /** For `queued` alone. */
  readonly offer?: Offer;
  readonly department?: string;
}

/** Takes a chat one step on, if the table has it; what belongs to the state it leaves is left behind with it. */
export function moveChat(chat: Chat, move: Move): Result<Chat, Problem> {
  if (!findTransition(chat.state, move.to, move.reason)) return refused(chatState(chat, move.reason));
  if (chat.state === 'queued' && move.to === 'queued') return ok(offerOn(chat, move));
  return ok(enter(chat, move));
}

/** A chat in the state it enters: alone of those before, so that a new one and a moved one are alike. */
export function enter(chat: Chat, { to, reason, at, owner, offer, department = chat.department }: Move): Chat {
  const waits = to === 'queued' || to === 'open';
  return {
    ...chat,
    department,
    state: to,
    reason,
    since: at,
    owner: to === 'active' ? (owner ?? null) : null,
    offer: to === 'queued' ? (offer ?? null) : null,
    passedBy: [],
    awaitsBot: null,
    queuedAt: waits ? at : null,
    answerableMs: 0,
    reach: { some: false, at },
    // An inviter is asked when it is queued at first; what people have taken up, or was over, is nobody's to be held for.
    askedBy: to === 'bot' || to === 'queued' ? chat.askedBy : null,
  };
}

/** The chat stays in its place in the line, whoever is asked next (C-9). */
function offerOn(chat: Chat, { reason, offer }: Move): Chat {
  const passed = reason !== 'offered' && chat.offer ? [chat.offer.agent] : [];
  return { ...chat, offer: offer ?? null, passedBy: [...new Set([...chat.passedBy, ...passed])] };
}
