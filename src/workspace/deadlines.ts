import { type Instant, toInstant } from '../base/instant.ts';
import { settlePresence } from '../domain/presence/settle-presence.ts';
import { keepAgent } from './agents/agent-events.ts';
import { settleChats } from './chats/chat-deadlines.ts';
import { followUp } from './chats/follow-up.ts';
import { settleInvitations } from './invitations/invitation-deadlines.ts';
import { draftOver } from './state/draft.ts';
import { dueBy, firstTime } from './state/indexed-shelf.ts';
import type { State } from './state/state.ts';
import { settleVisits } from './visits/visit-deadlines.ts';

/** The first instant (epoch ms) at which the clock alone changes the state; null: it never does. */
export function nextDeadline(state: State): number | null {
  const { chats, agents, invitations, heard } = state;
  return earliest(firstTime(chats), firstTime(agents), firstTime(invitations), firstTime(heard));
}

/** The first of these; null: none is set. */
export const earliest = (...instants: readonly (number | null)[]): number | null => {
  const set = instants.filter((instant) => instant !== null);
  return set.length > 0 ? Math.min(...set) : null;
};

/** What is due at one instant settles in a few rounds; more would be a rule that undoes itself. */
const ROUNDS_AT_ONCE = 8;

/**
 * Lets every deadline up to `now` take effect, one after another and each at its own instant, with all that follows
 * from it before the next: so a late tick leaves the same chats, owners and log as one in time. `since`: nothing takes
 * effect before it, however long ago it would have been due.
 */
export function settleDeadlines(state: State, now: number, since = Number.NEGATIVE_INFINITY): void {
  let settled = since;
  let rounds = 0;
  for (let due = nextDeadline(state); due !== null && due <= now; due = nextDeadline(state)) {
    rounds = due > settled ? 0 : rounds + 1;
    if (rounds > ROUNDS_AT_ONCE) return;
    settled = Math.max(due, settled);
    settleAt(state, toInstant(settled));
  }
}

function settleAt(state: State, at: Instant): void {
  const draft = draftOver(state);
  const freed = settleChats(draft, at);
  settleAgents(draft, at);
  settleInvitations(draft, at);
  settleVisits(draft, at);
  // Whoever leaves makes no room: nobody is asked again for it.
  followUp(draft, at, freed);
  draft.settle();
}

/** Sessions end, and ghosts go offline (P-2, P-4). */
function settleAgents(state: State, at: Instant): void {
  for (const id of dueBy(state.agents, at)) {
    const agent = state.agents.get(id);
    const presence = agent && settlePresence(agent, at);
    if (presence && presence !== agent) keepAgent(state, id, { ...agent, ...presence }, { kind: 'server' }, at);
  }
}
