import { type Instant, toInstant } from '../base/instant.ts';
import { presenceDeadline } from '../domain/presence/presence-deadline.ts';
import { settlePresence } from '../domain/presence/settle-presence.ts';
import { keepAgent } from './agent-events.ts';
import { chatDeadline, settleChats } from './chat-deadlines.ts';
import { followUp } from './follow-up.ts';
import type { State } from './state.ts';

/** The first instant (epoch ms) at which the clock alone changes the state; null: it never does. */
export function nextDeadline(state: State): number | null {
  let next = chatDeadline(state);
  for (const [, agent] of state.agents.entries()) {
    const deadline = presenceDeadline(agent);
    if (deadline !== null && (next === null || deadline < next)) next = deadline;
  }
  return next;
}

/** What is due at one instant settles in a few rounds; more would be a rule that undoes itself. */
const ROUNDS_AT_ONCE = 8;

/**
 * Lets every deadline up to `now` take effect, one after another and each at its own instant, with all that follows
 * from it before the next: so a late tick leaves the same chats, owners and log as one in time.
 */
export function settleDeadlines(state: State, now: number): void {
  let settled = Number.NEGATIVE_INFINITY;
  let rounds = 0;
  for (let due = nextDeadline(state); due !== null && due <= now; due = nextDeadline(state)) {
    rounds = due > settled ? 0 : rounds + 1;
    if (rounds > ROUNDS_AT_ONCE) return;
    settled = Math.max(due, settled);
    settleAt(state, toInstant(settled));
  }
}

function settleAt(state: State, at: Instant): void {
  const freed = settleChats(state, at);
  settleAgents(state, at);
  // Whoever leaves makes no room: nobody is asked again for it.
  followUp(state, at, freed);
}

/** Sessions end, and ghosts go offline (P-2, P-4). */
function settleAgents(state: State, at: Instant): void {
  for (const [id, agent] of [...state.agents.entries()]) {
    const presence = settlePresence(agent, at);
    if (presence !== agent) keepAgent(state, id, { ...agent, ...presence }, { kind: 'server' }, at);
  }
}
