import type { Stretch } from '../schedule/stretch.ts';
import type { Policy } from '../settings.ts';
import type { Staffing } from './people.ts';
import type { Reason } from './status.ts';

/**
 * The reason one department gives, by its policy (S-4, S-5): the first that applies of holiday, outside-hours, no-agents
 * and queue-full, else `open`. Hours and people speak only under a policy that names them, and only if it fails because
 * of them: under `presence-or-schedule` neither does while the other holds, and the hours do when both fail.
 *
 * `hours` is the present stretch of the department's schedule; without one the hours never close.
 */
export function departmentReason(policy: Policy, { staffed, queueFull }: Staffing, hours: Stretch | undefined): Reason {
  const closed = policy !== 'presence' && hours?.open === false;
  const empty = policy !== 'schedule' && !staffed;
  const eitherHolds = policy === 'presence-or-schedule' && !(closed && empty);
  if (closed && !eitherHolds) return hours.holiday ? 'holiday' : 'outside-hours';
  if (empty && !eitherHolds) return 'no-agents';
  return queueFull ? 'queue-full' : 'open';
}
