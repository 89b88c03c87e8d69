import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../src/domain/schedule/schedule.ts';
import type { WidgetSettings } from '../../../src/domain/settings.ts';
import { evaluateStatus } from '../../../src/domain/status/evaluate-status.ts';
import type { DepartmentStaffing } from '../../../src/domain/status/people.ts';
import type { WidgetStatus } from '../../../src/domain/status/status.ts';

const at = (time: string): number => Date.parse(`2026-03-02T${time}Z`);
const time = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(8, 16);

/** UTC hours of Monday, 2 March 2026; every other day is closed. */
const monday = (from: string, to: string): Schedule => ({ timeZone: 'UTC', weekly: { mon: [[from, to]] } });
const holiday = (name: string): Schedule => ({
  ...monday('09:00', '17:00'),
  exceptions: [{ date: '2026-03-02', name }],
});

const EARLY = monday('06:00', '12:00');
const LATE = monday('12:00', '20:00');

const here = (id: string, given: Partial<DepartmentStaffing> = {}): DepartmentStaffing => ({
  id,
  staffed: true,
  ...given,
});
const away = (id: string, given: Partial<DepartmentStaffing> = {}): DepartmentStaffing => ({
  id,
  staffed: false,
  ...given,
});
const full = (id: string, given: Partial<DepartmentStaffing> = {}): DepartmentStaffing =>
  here(id, { queueFull: true, ...given });

function status(
  departments: readonly DepartmentStaffing[],
  { settings = {}, now = '10:00', named }: { settings?: Partial<WidgetSettings>; now?: string; named?: string } = {},
): WidgetStatus {
  return evaluateStatus({
    settings: { id: 'shop', ...settings },
    people: { staffed: true, departments },
    now: at(now),
    ...(named !== undefined && { department: named }),
  });
}

describe('several departments', () => {
  it.each([
    ['one of them is enough', [away('a'), here('b')], {}, 'open'],
    ['none of them', [away('a'), away('b')], {}, 'no-agents'],
    [
      'open but empty beside closed but staffed is not online',
      [away('a', { schedule: EARLY }), here('b', { schedule: LATE })],
      {},
      'no-agents',
    ],
    ['each by its own hours', [here('a', { schedule: LATE }), here('b', { schedule: EARLY })], {}, 'open'],
    ["the widget's hours where it has none", [here('a')], { schedule: LATE }, 'outside-hours'],
    ["its own hours before the widget's", [here('a', { schedule: EARLY })], { schedule: LATE }, 'open'],
    ['hours of its own make both count for it alone', [here('a', { schedule: LATE }), away('b')], {}, 'no-agents'],
    ['without hours a department is judged by its people', [here('a', { schedule: LATE }), here('b')], {}, 'open'],
    [
      'the policy holds for each',
      [here('a', { schedule: LATE }), away('b', { schedule: EARLY })],
      { policy: 'schedule' },
      'open',
    ],
    [
      'either will do, in one department',
      [away('a', { schedule: LATE }), away('b', { schedule: EARLY })],
      { policy: 'presence-or-schedule' },
      'open',
    ],
  ] as const)('S-6 %s', (_promise, departments, settings, reason) => {
    expect(status(departments, { settings }).reason).toBe(reason);
  });

  it.each([
    ['queue-full', [away('a'), full('b'), here('c', { schedule: LATE }), here('d', { schedule: holiday('D') })]],
    ['no-agents', [here('c', { schedule: LATE }), here('d', { schedule: holiday('D') }), away('a')]],
    ['outside-hours', [here('d', { schedule: holiday('D') }), here('c', { schedule: LATE })]],
    ['holiday', [here('d', { schedule: holiday('D') }), here('e', { schedule: holiday('E') })]],
  ] as const)('S-6 the department nearest to open gives the reason: %s', (reason, departments) => {
    expect(status(departments).reason).toBe(reason);
    expect(status(departments.toReversed()).reason).toBe(reason);
  });

  it('S-6 of several holidays the first listed names it', () => {
    const departments = [here('d', { schedule: holiday('D') }), here('e', { schedule: holiday('E') })];
    expect(status(departments).holiday).toBe('D');
    expect(status(departments, { settings: { departments: ['e', 'd'] } }).holiday).toBe('E');
  });

  it('S-6 no holiday is named where another reason speaks', () => {
    expect(status([here('d', { schedule: holiday('D') }), away('a')])).not.toHaveProperty('holiday');
  });
});

describe('which departments count', () => {
  it.each([
    ['with departments the top-level figures are ignored', [away('a')], {}, 'no-agents'],
    ['no department at all is nobody', [], {}, 'no-agents'],
    ['only those the settings name', [here('a'), away('b')], { departments: ['b'] }, 'no-agents'],
    ['one that is named and has no people is unstaffed', [here('a')], { departments: ['b'] }, 'no-agents'],
    ["and has the widget's hours", [here('a')], { departments: ['b'], schedule: LATE }, 'outside-hours'],
    ['an empty list names none', [here('a')], { departments: [] }, 'no-agents'],
  ] as const)('S-6 %s', (_promise, departments, settings, reason) => {
    expect(status(departments, { settings }).reason).toBe(reason);
  });

  it.each([
    ['alone, though another is online', [away('a'), here('b')], {}, 'a', 'no-agents'],
    ['alone, though another is not', [away('a'), here('b')], {}, 'b', 'open'],
    ['by its own hours', [here('a', { schedule: LATE }), here('b')], {}, 'a', 'outside-hours'],
    ["by the widget's hours if it has none", [here('a')], { schedule: LATE }, 'a', 'outside-hours'],
    ['as unstaffed if there are no people of that name', [here('a')], {}, 'x', 'no-agents'],
    ["and with the widget's hours then", [here('a')], { schedule: LATE }, 'x', 'outside-hours'],
    ['as unstaffed if the settings do not name it', [here('a'), here('b')], { departments: ['b'] }, 'a', 'no-agents'],
  ] as const)(
    'S-6 a page that names one department is judged by it: %s',
    (_promise, departments, settings, named, reason) => {
      expect(status(departments, { settings, named }).reason).toBe(reason);
    },
  );

  it.each([
    ['whatever departments the settings list', { departments: ['a'] }, undefined, 'open'],
    ['also for a page that names one of them', { departments: ['a'] }, 'a', 'open'],
    ['also for a page that names any, where the settings list none', {}, 'a', 'open'],
    ['but not for a page that names one the settings leave out', { departments: ['a'] }, 'x', 'no-agents'],
  ] as const)(
    'S-6 without figures by department the widget is judged as a whole: %s',
    (_promise, settings, named, reason) => {
      const input = { settings: { id: 'shop', ...settings }, people: { staffed: true }, now: at('10:00') };
      expect(evaluateStatus(named ? { ...input, department: named } : input).reason).toBe(reason);
    },
  );
});

describe('when it changes', () => {
  it.each([
    [
      'the last of the open ones to close ends it',
      '07:00',
      [here('a', { schedule: EARLY }), here('b', { schedule: monday('06:00', '10:00') })],
      '02T12:00',
      null,
    ],
    [
      'one opening as another closes changes nothing',
      '07:00',
      [here('a', { schedule: EARLY }), here('b', { schedule: LATE })],
      '02T20:00',
      '02T12:00',
    ],
    [
      'a gap between them is a change',
      '07:00',
      [here('a', { schedule: EARLY }), here('b', { schedule: monday('12:01', '13:00') })],
      '02T12:00',
      '02T12:01',
    ],
    [
      'a department without hours keeps it online for good',
      '07:00',
      [here('a', { schedule: EARLY }), here('b')],
      null,
      null,
    ],
    [
      'the first to open with people',
      '05:00',
      [away('a', { schedule: EARLY }), here('b', { schedule: LATE })],
      '02T06:00',
      '02T06:00',
    ],
    [
      'one that opens empty beside an empty open one is no change',
      '07:00',
      [away('a', { schedule: EARLY }), away('b', { schedule: monday('08:00', '12:00') })],
      '02T12:00',
      '02T08:00',
    ],
    [
      'a closed department behind a full queue is no change',
      '07:00',
      [full('a'), away('b', { schedule: LATE })],
      null,
      '02T12:00',
    ],
  ] as const)('S-6 changesAt and opensAt: %s', (_promise, now, departments, changesAt, opensAt) => {
    const result = status(departments, { now });
    expect([time(result.changesAt), time(result.opensAt)]).toEqual([changesAt, opensAt]);
  });

  it('S-6 opensAt is the earliest opening of all that are closed', () => {
    const departments = [here('a', { schedule: LATE }), here('b', { schedule: monday('11:00', '12:00') })];
    expect(time(status(departments).opensAt)).toBe('02T11:00');
    expect(time(status(departments, { settings: { departments: ['a'] } }).opensAt)).toBe('02T12:00');
    expect(status(departments, { settings: { policy: 'presence' } }).opensAt).toBe(null);
  });

  it('S-6 a change of mode alone is a change', () => {
    // The queue of a is full all day; b would keep a chat until its own queue counts as full, which is when it opens.
    const departments = [full('a'), full('b', { schedule: LATE })];
    const settings = { offline: { experience: 'wait' } } as const;
    const before = status(departments, { settings });
    expect(before).toMatchObject({ reason: 'queue-full', mode: 'wait' });
    expect(time(before.changesAt)).toBe('02T12:00');
    expect(status(departments, { settings, now: '12:00' })).toMatchObject({ reason: 'queue-full', mode: 'form' });
  });

  it('S-6 a change of the holiday that speaks is a change', () => {
    const twoDays: Schedule = { ...holiday('D'), exceptions: [{ date: '2026-03-02', to: '2026-03-03', name: 'D' }] };
    const late = { ...holiday('E'), exceptions: [{ date: '2026-03-01', to: '2026-03-04', name: 'E' }] };
    const result = status([here('d', { schedule: twoDays }), here('e', { schedule: late })]);
    expect([result.holiday, time(result.changesAt)]).toEqual(['D', '04T00:00']);
  });
});

describe('open chats', () => {
  it.each([
    ['a department below its cap', [away('a'), away('b', { openFull: true })], 'wait'],
    ['no department below its cap', [away('a', { openFull: true }), away('b', { openFull: true })], 'form'],
    ['full queues only', [full('a'), full('b')], 'form'],
    ['a full queue, and a closed department below its cap', [full('a'), here('b', { schedule: LATE })], 'wait'],
    [
      'a full queue, and a closed department at its cap',
      [full('a'), here('b', { schedule: LATE, openFull: true })],
      'form',
    ],
  ] as const)('S-7 wait needs somewhere to leave a chat: %s', (_promise, departments, mode) => {
    expect(status(departments, { settings: { offline: { experience: 'wait' } } }).mode).toBe(mode);
  });

  it('S-7 departments that do not count take no chat', () => {
    const settings = { departments: ['a'], offline: { experience: 'wait' } } as const;
    expect(status([away('a', { openFull: true }), away('b')], { settings }).mode).toBe('form');
  });
});
