import { expect, it } from 'vitest';
import type { Policy, WidgetSettings } from '../../../src/domain/settings.ts';
import { closesAt } from '../../../src/domain/status/closes-at.ts';
import type { People } from '../../../src/domain/status/people.ts';

/** Friday 2026-11-20; Vilnius is two hours ahead of UTC, so the office is open from 07:00Z to 15:00Z. */
const OFFICE = { timeZone: 'Europe/Vilnius', weekly: { fri: [['09:00', '17:00']] } } as const;
const LATE = { timeZone: 'Europe/Vilnius', weekly: { fri: [['09:00', '19:00']] } } as const;
const THERE: People = { staffed: true };
const office = (policy?: Policy): WidgetSettings => ({ id: 'a', schedule: OFFICE, ...(policy && { policy }) });

it.each<[promise: string, settings: WidgetSettings, people: People, now: string, closes: string | null]>([
  ['open, closing this evening', office(), THERE, '2026-11-20T10:00Z', '2026-11-20T15:00Z'],
  ['open for one more millisecond', office(), THERE, '2026-11-20T14:59:59.999Z', '2026-11-20T15:00Z'],
  ['closed already', office(), THERE, '2026-11-20T15:00Z', null],
  ['closed, though the clock will open it', office(), THERE, '2026-11-20T06:00Z', null],
  ['offline for want of an agent', office(), { staffed: false }, '2026-11-20T10:00Z', null],
  ['open by hours alone', office('schedule'), { staffed: false }, '2026-11-20T10:00Z', '2026-11-20T15:00Z'],
  ['open whatever the clock does', office('presence-or-schedule'), THERE, '2026-11-20T10:00Z', null],
  ['open without hours', { id: 'a' }, THERE, '2026-11-20T10:00Z', null],
  ['disabled', { ...office(), disabled: true }, THERE, '2026-11-20T10:00Z', null],
  ['a bot serving makes no difference', { ...office(), bot: {} }, THERE, '2026-11-20T10:00Z', '2026-11-20T15:00Z'],
  [
    'open until the last department closes',
    { id: 'a', departments: ['sales', 'support'], schedule: OFFICE },
    {
      staffed: false,
      departments: [
        { id: 'sales', staffed: true },
        { id: 'support', staffed: true, schedule: LATE },
      ],
    },
    '2026-11-20T10:00Z',
    '2026-11-20T17:00Z',
  ],
])('S-14 the closing notice knows when: %s', (_promise, settings, people, now, closes) => {
  expect(closesAt({ settings, people, now: new Date(now) })).toBe(closes === null ? null : Date.parse(closes));
});

it('S-14 a page that names one department is told when that one closes', () => {
  const people: People = {
    staffed: false,
    departments: [
      { id: 'sales', staffed: true },
      { id: 'support', staffed: true, schedule: LATE },
    ],
  };
  const input = { settings: { id: 'a', schedule: OFFICE }, people, now: Date.parse('2026-11-20T10:00Z') };
  expect(closesAt({ ...input, department: 'sales' })).toBe(Date.parse('2026-11-20T15:00Z'));
});
