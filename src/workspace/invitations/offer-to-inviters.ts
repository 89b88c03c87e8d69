import { type Instant, toInstant } from '../../base/instant.ts';
import type { Actor } from '../../domain/chat/chat.ts';
import { chatsOf, keepChat, stepChat } from '../chats/chat-shelf.ts';
import { ASKED } from '../chats/chat-words.ts';
import { rulesOf } from '../chats/rules-of.ts';
import type { State } from '../state/state.ts';

const SERVER: Actor = { kind: 'server' };

/**
 * Holds each queued chat that was asked for out to its inviter, whatever their presence, room or departments, and once
 * (I-2). From there it goes on as any other; an inviter who was removed is nobody.
 */
export function offerToInviters(state: State, at: Instant): void {
  const asked = [...state.chats.under(ASKED)].map(([id]) => id);
  for (const { askedBy, ...chat } of chatsOf(state, asked)) {
    const free = { ...chat, askedBy: null };
    const inviter = askedBy === null ? undefined : state.agents.get(askedBy);
    if (askedBy === null || !inviter) {
      keepChat(state, free);
      continue;
    }
    const { offerTimeoutMs } = rulesOf(state)(chat.department);
    const until = offerTimeoutMs === 0 ? null : toInstant(at + offerTimeoutMs);
    const offer = { agent: askedBy, until, byInvitation: true };
    stepChat(state, free, { to: 'queued', reason: 'offered', offer, at }, SERVER);
    state.agents.set(askedBy, { ...inviter, lastAssignedAt: at });
  }
}
