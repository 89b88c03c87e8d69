import type { Stretch } from '../schedule/stretch.ts';
import type { Policy, WidgetSettings } from '../settings.ts';
import { departmentReason } from './department-reason.ts';
import { modeOf } from './mode.ts';
import type { Staffing } from './people.ts';
import type { Mode, Reason } from './status.ts';

/** One counted department at one instant. */
export interface DepartmentNow {
  readonly staffing: Staffing;
  readonly policy: Policy;
  /** The stretch its hours are in; absent where the clock has no say. */
  readonly hours: Stretch | undefined;
}

/** What a visitor can tell apart about a status; availability follows from the reason. */
export interface Face {
  readonly reason: Reason;
  readonly mode: Mode;
  readonly holiday: string | undefined;
}

/** Nearest to open first (S-6). */
const REASONS: readonly Reason[] = ['open', 'queue-full', 'no-agents', 'outside-hours', 'holiday', 'disabled'];

/** The reason of one department; a disabled widget's departments have no other (S-5). */
export const reasonOf = ({ disabled }: WidgetSettings, { policy, staffing, hours }: DepartmentNow): Reason =>
  disabled ? 'disabled' : departmentReason(policy, staffing, hours);

/** The widget's face: the department nearest to open speaks, of several the one listed first (S-6). */
export function faceOf(settings: WidgetSettings, departments: readonly DepartmentNow[]): Face {
  const reasons = departments.map((department) => reasonOf(settings, department));
  const reason = reasons.reduce((a, b) => (REASONS.indexOf(b) < REASONS.indexOf(a) ? b : a));
  // A chat in a full queue is missed, not kept (C-4); elsewhere it is kept below the department's cap (S-7).
  const canWait = departments.some(({ staffing }, index) => reasons[index] !== 'queue-full' && !staffing.openFull);
  const holiday = reason === 'holiday' ? departments[reasons.indexOf(reason)]?.hours?.holiday?.name : undefined;
  return { reason, mode: modeOf(settings, reason, canWait), holiday };
}
