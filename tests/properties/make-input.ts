import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { OfflineExperience, WidgetSettings } from '../../src/domain/settings.ts';
import type { StatusInput } from '../../src/domain/status/evaluate-status.ts';
import type { DepartmentStaffing, People, Staffing } from '../../src/domain/status/people.ts';
import type { Random } from './random.ts';

const POLICIES = ['presence-and-schedule', 'schedule', 'presence-or-schedule', 'presence'] as const;
const EXPERIENCES: readonly OfflineExperience[] = ['form', 'hide', 'wait'];
const IDS = ['sales', 'support', 'billing'];

/** Settings and people to judge those schedules by: one department or several, some of which may be unknown to one side. */
export function makeInput(random: Random, schedules: readonly Schedule[], now: number): StatusInput {
  const [schedule] = schedules;
  const isSeveral = random.chance(0.5);
  const hasOwn = isSeveral && random.chance(0.3);
  return {
    settings: {
      id: 'w',
      ...(random.chance(0.04) && { disabled: true, whenDisabled: random.pick(['nothing', 'offline'] as const) }),
      ...(random.chance(0.7) && { policy: random.chance(0.1) ? 'presence' : random.pick(POLICIES.slice(0, 3)) }),
      ...(schedule && !hasOwn && { schedule }),
      ...(random.chance(0.3) && { departments: IDS.slice(0, 1 + random.below(3)) }),
      ...(random.chance(0.6) && { offline: makeOffline(random) }),
      ...(random.chance(0.25) && {
        bot: random.chance(0.3) ? {} : { hours: random.pick(['always', 'offline', 'online']) },
      }),
    },
    people: makePeople(random, isSeveral ? schedules : [], hasOwn),
    now,
    ...(random.chance(0.15) && { department: random.pick([...IDS, 'unheard-of']) }),
  };
}

function makePeople(random: Random, schedules: readonly Schedule[], hasOwn: boolean): People {
  const departments = schedules.map((schedule, index): DepartmentStaffing => {
    const own = hasOwn || (index > 0 && random.chance(0.7));
    return { id: IDS[index] as string, ...makeStaffing(random), ...(own && { schedule }) };
  });
  return { ...makeStaffing(random), ...(departments.length > 0 && { departments }) };
}

const makeStaffing = (random: Random): Staffing => ({
  staffed: random.chance(0.6),
  ...(random.chance(0.3) && { queueFull: random.chance(0.7) }),
  ...(random.chance(0.3) && { openFull: random.chance(0.7) }),
});

function makeOffline(random: Random): NonNullable<WidgetSettings['offline']> {
  const reason = random.pick(['outside-hours', 'holiday', 'no-agents', 'queue-full', 'disabled'] as const);
  return {
    ...(random.chance(0.8) && { experience: random.pick(EXPERIENCES) }),
    ...(random.chance(0.5) && { byReason: { [reason]: { experience: random.pick(EXPERIENCES) } } }),
  };
}
