import { presenceDeadline } from '../domain/presence/presence-deadline.ts';
import { settlePresence } from '../domain/presence/settle-presence.ts';
import type { State } from './state.ts';

/** The first instant (epoch ms) at which the clock alone changes the state; null: it never does. */
export function nextDeadline({ agents }: State): number | null {
  let next: number | null = null;
  for (const [, agent] of agents.entries()) {
    const deadline = presenceDeadline(agent);
    if (deadline !== null && (next === null || deadline < next)) next = deadline;
  }
  return next;
}

/** Lets every deadline up to `now` take effect: sessions end, and ghosts go offline (P-2, P-4). */
export function settleDeadlines({ agents }: State, now: number): void {
  for (const [id, agent] of agents.entries()) {
    const presence = settlePresence(agent, now);
    if (presence !== agent) agents.set(id, { ...agent, ...presence });
  }
}
