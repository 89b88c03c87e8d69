import { isLive } from '../../domain/presence/is-live.ts';
import { isReachable } from '../../domain/presence/is-reachable.ts';
import type { Agent } from '../state/state.ts';

/** What one may do to the chats that wait: nothing; move some; or be a reason to ask everybody again. */
export type Stir = 'nothing' | 'chats' | 'anew';

/**
 * What a change of an agent does to the chats. A heartbeat that only says what was known is nothing, and whoever leaves
 * is no reason to ask the others again.
 */
export function agentStir(before: Agent | undefined, after: Agent | undefined, now: number): Stir {
  if (before === after || (before && after && isAlike(before, after, now))) return 'nothing';
  return after && isReachable(after, now) ? 'anew' : 'chats';
}

/** Whether nothing differs that decides who gets which chat, but for whose turn it is. */
function isAlike(a: Agent, b: Agent, now: number): boolean {
  const reachable = isReachable(a, now);
  if (reachable !== isReachable(b, now) || isLive(a, now) !== isLive(b, now)) return false;
  if (a.autoAccept !== b.autoAccept) return false;
  if (!reachable) return true;
  return (
    a.capacity === b.capacity &&
    a.visible === b.visible &&
    a.allDepartments === b.allDepartments &&
    (a.departments === b.departments || a.departments.join('\n') === b.departments.join('\n'))
  );
}
