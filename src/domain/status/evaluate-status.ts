import { toInstant } from '../../base/instant.ts';
import { edgeAfter, HORIZON_MS, NEVER, stretchAfter, stretchAt, stretchBy } from '../schedule/stretch.ts';
import type { WidgetSettings } from '../settings.ts';
import { countedDepartments } from './counted-departments.ts';
import { type DepartmentNow, type Face, faceOf, reasonOf } from './face.ts';
import type { People } from './people.ts';
import { policyOf } from './policy.ts';
import type { WidgetStatus } from './status.ts';

/** All a status depends on: what the owner set, who can answer, and the instant (epoch milliseconds or a Date). */
export interface StatusInput {
  readonly settings: WidgetSettings;
  readonly people: People;
  readonly now: number | Date;
  /** The one department the page names; it alone is judged (S-6). */
  readonly department?: string | undefined;
}

/**
 * The status of a widget at an instant: the one function that decides it, on the server and in the page (S-1 to S-8).
 *
 * Several departments are judged one by one, and the one nearest to open speaks for the widget; `opensAt` is then the
 * earliest opening of those that are closed (S-6). `changesAt` and `opensAt` are exact up to 400 days ahead and null
 * beyond (H-5). Never throws for what `isOpen` forgives, and where a policy names hours and there are none they count
 * as open, though no such settings can be saved (S-4). Schedules are remembered by object and must not be changed in
 * place; nothing else is remembered.
 */
export function evaluateStatus({ settings, people, now, department }: StatusInput): WidgetStatus {
  const instant = toInstant(now);
  const limit = instant + HORIZON_MS;
  const departments = countedDepartments(settings, people, department).map((staffing): DepartmentNow => {
    const schedule = staffing.schedule ?? settings.schedule;
    const policy = policyOf(settings.policy, schedule);
    const counts = schedule && policy !== 'presence' && !settings.disabled;
    return { staffing, policy, hours: counts ? stretchAt(schedule, instant) : undefined };
  });
  const face = faceOf(settings, departments);
  const opening = Math.min(
    ...departments.map(({ hours }) => (hours?.open === false ? edgeAfter(hours, limit) : NEVER)),
  );
  return {
    availability: face.reason === 'open' ? 'online' : 'offline',
    reason: face.reason,
    mode: face.mode,
    changesAt: changesAt(settings, departments, face, limit),
    opensAt: opening > limit ? null : opening,
    ...(face.holiday !== undefined && { holiday: face.holiday }),
  };
}

/** The first instant up to `limit` at which the clock alone gives the widget another face (S-1, S-6). */
function changesAt(
  settings: WidgetSettings,
  present: readonly DepartmentNow[],
  face: Face,
  limit: number,
): number | null {
  const online = face.reason === 'open';
  for (let departments = present; ; ) {
    // One open department keeps the widget online whatever the others do, so the last of the open ones is awaited.
    const turns = departments.map((each) =>
      online && reasonOf(settings, each) !== 'open' ? -NEVER : turnsAt(each, limit),
    );
    const turn = online ? Math.max(...turns) : Math.min(...turns);
    if (!(turn <= limit)) return null;
    departments = departments.map((each) => ({ ...each, hours: each.hours && stretchBy(each.hours, turn) }));
    const next = faceOf(settings, departments);
    if (next.reason !== face.reason || next.mode !== face.mode || next.holiday !== face.holiday) return turn;
  }
}

/** When the hours of a department next say something else that matters: not while its people alone suffice. */
function turnsAt({ policy, staffing, hours }: DepartmentNow, limit: number): number {
  const matters = hours && (policy !== 'presence-or-schedule' || !staffing.staffed);
  return (matters ? stretchAfter(hours, limit)?.from : undefined) ?? NEVER;
}
