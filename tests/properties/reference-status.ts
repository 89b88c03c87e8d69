import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { StatusInput } from '../../src/domain/status/evaluate-status.ts';
import type { DepartmentStaffing } from '../../src/domain/status/people.ts';
import type { Mode, Reason, WidgetStatus } from '../../src/domain/status/status.ts';
import { LIMIT_MS, type ReferenceHours } from './reference-hours.ts';

type Face = Pick<WidgetStatus, 'availability' | 'reason' | 'mode' | 'holiday'>;

interface Judged {
  readonly reason: Reason;
  readonly holiday: string | undefined;
  readonly mayWait: boolean;
}

/** The rules of status, written a second time from their words and from nothing of the engine. */
export function referenceStatus(input: StatusInput, hoursOf: (schedule: Schedule) => ReferenceHours): WidgetStatus {
  const now = Number(input.now);
  const limit = now + LIMIT_MS;
  const face = faceAt(input, now, hoursOf);
  if (input.settings.disabled) return { ...face, changesAt: null, opensAt: null };

  const { policy, schedule: shared } = input.settings;
  const timed = policy === 'presence' ? [] : departmentsOf(input).filter(({ schedule = shared }) => schedule);
  const openings = timed.map(({ schedule = shared }) => hoursOf(schedule as Schedule).opensAt(now));
  // Under this policy nothing a clock does matters to a department with people.
  const turning = policy === 'presence-or-schedule' ? timed.filter(({ staffed }) => !staffed) : timed;
  const all = turning.map(({ schedule = shared }) => hoursOf(schedule as Schedule));

  return {
    ...face,
    changesAt: firstChange(input, face, all, now, limit, hoursOf),
    opensAt: openings.filter((instant) => instant !== null).sort((a, b) => a - b)[0] ?? null,
  };
}

function firstChange(
  input: StatusInput,
  face: Face,
  all: readonly ReferenceHours[],
  now: number,
  limit: number,
  hoursOf: (schedule: Schedule) => ReferenceHours,
): number | null {
  let from = now;
  for (const days of [8, 64, 400]) {
    const to = Math.min(limit, now + days * 86_400_000);
    const turns = new Set(all.flatMap((hours) => hours.turnsIn(from, to)));
    for (const turn of [...turns].sort((a, b) => a - b)) {
      if (JSON.stringify(faceAt(input, turn, hoursOf)) !== JSON.stringify(face)) return turn;
    }
    from = to;
  }
  return null;
}

/** S-6: the departments the settings name, the one the page names, or the widget as a whole. */
function departmentsOf({ settings, people, department: named }: StatusInput): readonly DepartmentStaffing[] {
  const nobody = (id: string): DepartmentStaffing => ({ id, staffed: false });
  const whole: DepartmentStaffing = { ...people, id: 'whole' };
  if (named !== undefined) {
    if (settings.departments && !settings.departments.includes(named)) return [nobody(named)];
    if (!people.departments) return [whole];
    return [people.departments.find(({ id }) => id === named) ?? nobody(named)];
  }
  if (!people.departments) return [whole];
  const ids = settings.departments ?? people.departments.map(({ id }) => id);
  const counted = ids.map((id) => people.departments?.find((department) => department.id === id) ?? nobody(id));
  return counted.length > 0 ? counted : [nobody('')];
}

function faceAt(input: StatusInput, now: number, hoursOf: (schedule: Schedule) => ReferenceHours): Face {
  const { settings } = input;
  const judged = departmentsOf(input).map((department) => judge(input, department, now, hoursOf));
  const order: readonly Reason[] = ['open', 'queue-full', 'no-agents', 'outside-hours', 'holiday'];
  const reason = settings.disabled
    ? 'disabled'
    : (order.find((each) => judged.some((department) => department.reason === each)) as Reason);
  const availability = reason === 'open' ? 'online' : 'offline';
  const holiday =
    reason === 'holiday' ? judged.find((department) => department.reason === 'holiday')?.holiday : undefined;
  return { availability, reason, mode: modeOf(input, reason, judged), ...(holiday !== undefined && { holiday }) };
}

function modeOf({ settings }: StatusInput, reason: Reason, judged: readonly Judged[]): Mode {
  if (settings.disabled && settings.whenDisabled !== 'offline') return 'disabled';
  if (settings.bot && !settings.disabled) {
    const hours = settings.bot.hours ?? 'always';
    if (hours === 'always' || (hours === 'online') === (reason === 'open')) return 'bot';
  }
  if (reason === 'open') return 'chat';
  const experience = settings.offline?.byReason?.[reason]?.experience ?? settings.offline?.experience ?? 'form';
  if (experience === 'hide') return 'hidden';
  return experience === 'wait' && judged.some(({ mayWait }) => mayWait) ? 'wait' : 'form';
}

/** S-4 and S-5 for one department, policy by policy. */
function judge(
  { settings }: StatusInput,
  department: DepartmentStaffing,
  now: number,
  hoursOf: (schedule: Schedule) => ReferenceHours,
): Judged {
  const schedule = department.schedule ?? settings.schedule;
  const saying = schedule ? hoursOf(schedule).sayingAt(now) : 'open';
  const hoursHold = saying === 'open';
  const hoursReason = typeof saying === 'object' ? 'holiday' : 'outside-hours';
  const holiday = typeof saying === 'object' ? saying.holiday : undefined;
  const whenHolding: Reason = department.queueFull ? 'queue-full' : 'open';
  const reasonBy = (): Reason => {
    switch (settings.policy ?? (schedule ? 'presence-and-schedule' : 'presence')) {
      case 'presence':
        return department.staffed ? whenHolding : 'no-agents';
      case 'schedule':
        return hoursHold ? whenHolding : hoursReason;
      case 'presence-and-schedule':
        if (!hoursHold) return hoursReason;
        return department.staffed ? whenHolding : 'no-agents';
      case 'presence-or-schedule':
        return hoursHold || department.staffed ? whenHolding : hoursReason;
    }
  };
  const reason = settings.disabled ? 'disabled' : reasonBy();
  return { reason, holiday, mayWait: !department.openFull && reason !== 'queue-full' };
}
