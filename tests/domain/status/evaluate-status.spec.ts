import { describe, expect, it } from 'vitest';
import type { Schedule, ScheduleException } from '../../../src/domain/schedule/schedule.ts';
import type { Policy, WidgetSettings } from '../../../src/domain/settings.ts';
import { evaluateStatus } from '../../../src/domain/status/evaluate-status.ts';
import type { People } from '../../../src/domain/status/people.ts';
import type { WidgetStatus } from '../../../src/domain/status/status.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16);

/** Mondays 09:00 to 17:00 in Vilnius. 2 March 2026 is a Monday; Vilnius is at +02:00 until 29 March. */
const mondays = (...exceptions: readonly ScheduleException[]): Schedule => ({
  timeZone: 'Europe/Vilnius',
  weekly: { mon: [['09:00', '17:00']] },
  exceptions,
});
const OPEN = at('2026-03-02T12:00+02:00');
const CLOSED = at('2026-03-02T08:00+02:00');
const HOLIDAY = at('2026-03-09T12:00+02:00');
const SCHEDULE = mondays({ date: '2026-03-09', name: 'Stocktaking' });

const HERE: People = { staffed: true };
const AWAY: People = { staffed: false };
const FULL: People = { staffed: true, queueFull: true };
const FULL_AND_AWAY: People = { staffed: false, queueFull: true };

const status = (settings: Omit<WidgetSettings, 'id'>, people: People = HERE, now = OPEN): WidgetStatus =>
  evaluateStatus({ settings: { id: 'shop', ...settings }, people, now });

describe('the result', () => {
  it('S-1 says what is, until when, and when hours open', () => {
    expect(status({ schedule: SCHEDULE }, HERE, OPEN)).toEqual({
      availability: 'online',
      reason: 'open',
      mode: 'chat',
      changesAt: at('2026-03-02T17:00+02:00'),
      opensAt: null,
    });
    expect(status({ schedule: SCHEDULE }, HERE, CLOSED)).toEqual({
      availability: 'offline',
      reason: 'outside-hours',
      mode: 'form',
      changesAt: at('2026-03-02T09:00+02:00'),
      opensAt: at('2026-03-02T09:00+02:00'),
    });
  });

  it('S-1 takes the instant as a Date as well', () => {
    const input = { settings: { id: 'shop', schedule: SCHEDULE }, people: HERE };
    expect(evaluateStatus({ ...input, now: new Date(OPEN) })).toEqual(evaluateStatus({ ...input, now: OPEN }));
  });

  it.each([
    ['outside hours, the next edge', {}, '2026-03-02T17:00+02:00', '2026-03-08T22:00', '2026-03-16T07:00'],
    [
      'on a holiday, its end, though nothing opens then',
      {},
      '2026-03-09T12:00+02:00',
      '2026-03-09T22:00',
      '2026-03-16T07:00',
    ],
    ['under presence, never', { policy: 'presence' }, '2026-03-02T12:00+02:00', null, null],
  ] as const)('S-1 changesAt is, %s', (_promise, settings, now, changesAt, opensAt) => {
    const { changesAt: change, opensAt: opening } = status({ schedule: SCHEDULE, ...settings }, HERE, at(now));
    expect([iso(change), iso(opening)]).toEqual([changesAt, opensAt]);
  });

  it('S-1 changesAt skips what the visitor cannot tell apart: two holidays of one name', () => {
    const schedule = mondays(
      { date: '2026-03-09', name: 'Stocktaking' },
      { date: '2026-03-10', name: 'Stocktaking' },
      { date: '2026-03-11', name: 'Moving house' },
    );
    expect(iso(status({ schedule }, HERE, HOLIDAY).changesAt)).toBe('2026-03-10T22:00');
    expect(iso(status({ schedule }, HERE, at('2026-03-10T23:59+02:00')).changesAt)).toBe('2026-03-10T22:00');
    expect(iso(status({ schedule }, HERE, at('2026-03-11T12:00+02:00')).changesAt)).toBe('2026-03-11T22:00');
  });

  it('S-1 changesAt tells a holiday with a name from one without', () => {
    const schedule = mondays({ date: '2026-03-09' }, { date: '2026-03-10', name: 'Moving house' });
    expect(iso(status({ schedule }, HERE, HOLIDAY).changesAt)).toBe('2026-03-09T22:00');
  });

  it('S-1 changesAt is exact at 400 × 86,400,000 ms, and null beyond', () => {
    const schedule: Schedule = {
      timeZone: 'UTC',
      weekly: {},
      exceptions: [{ date: '2027-12-25', intervals: [['09:00', '12:00']] }],
    };
    const opening = at('2027-12-25T09:00Z');
    const changes = [1, 0, -1].map(
      (sooner) => status({ schedule }, HERE, opening - 400 * 86_400_000 + sooner).changesAt,
    );
    expect(changes).toEqual([opening, opening, null]);
  });

  it('S-1 opensAt may be the epoch itself', () => {
    const schedule: Schedule = { timeZone: 'UTC', weekly: { thu: [['00:00', '01:00']] } };
    expect(status({ schedule }, HERE, -1)).toMatchObject({ opensAt: 0, changesAt: 0 });
  });

  it.each([
    ['open', {}, HERE, OPEN, 'online', 'chat'],
    ['outside-hours', {}, HERE, CLOSED, 'offline', 'form'],
    ['holiday', {}, HERE, HOLIDAY, 'offline', 'form'],
    ['no-agents', {}, AWAY, OPEN, 'offline', 'form'],
    ['queue-full', {}, FULL, OPEN, 'offline', 'form'],
    ['disabled', { disabled: true }, HERE, OPEN, 'offline', 'disabled'],
  ] as const)('S-2 the reason %s', (reason, settings, people, now, availability, mode) => {
    expect(status({ schedule: SCHEDULE, ...settings }, people, now)).toMatchObject({ reason, availability, mode });
  });

  it.each([
    ['chat', {}, HERE],
    ['bot', { bot: {} }, HERE],
    ['form', {}, AWAY],
    ['wait', { offline: { experience: 'wait' } }, AWAY],
    ['hidden', { offline: { experience: 'hide' } }, AWAY],
    ['disabled', { disabled: true }, HERE],
  ] as const)('S-2 the mode %s', (mode, settings, people) => {
    expect(status(settings, people).mode).toBe(mode);
  });
});

describe('a disabled widget', () => {
  it.each([
    ['is disabled whatever hours and people say', {}, 'disabled'],
    ['is no form, bot or open chat', { offline: { experience: 'wait' }, bot: {} }, 'disabled'],
    ['is disabled if it says that nothing is shown', { whenDisabled: 'nothing' }, 'disabled'],
    ['shows its offline experience if it says so', { whenDisabled: 'offline' }, 'form'],
    ['hides if that is its experience', { whenDisabled: 'offline', offline: { experience: 'hide' } }, 'hidden'],
    [
      'has an experience of its own',
      { whenDisabled: 'offline', offline: { experience: 'form', byReason: { disabled: { experience: 'wait' } } } },
      'wait',
    ],
  ] as const)('S-3 %s', (_promise, settings, mode) => {
    expect(status({ disabled: true, schedule: SCHEDULE, ...settings })).toEqual({
      availability: 'offline',
      reason: 'disabled',
      mode,
      changesAt: null,
      opensAt: null,
    });
  });

  it('S-3 has no reason but that, even closed, empty and full', () => {
    expect(status({ disabled: true, schedule: SCHEDULE }, FULL_AND_AWAY, HOLIDAY)).toEqual(
      status({ disabled: true }, HERE, OPEN),
    );
  });

  it('S-3 takes whenDisabled for nothing while it is enabled', () => {
    expect(status({ whenDisabled: 'offline' }).mode).toBe('chat');
  });

  it('S-8 no bot serves it', () => {
    expect(status({ disabled: true, whenDisabled: 'offline', bot: { hours: 'always' } }).mode).toBe('form');
  });
});

describe('policy', () => {
  it.each([
    ['without hours it is presence: people are there', {}, HERE, CLOSED, 'open'],
    ['without hours it is presence: nobody is there', {}, AWAY, OPEN, 'no-agents'],
    ['with hours it is both: people, but closed', { schedule: SCHEDULE }, HERE, CLOSED, 'outside-hours'],
    ['with hours it is both: open, but nobody', { schedule: SCHEDULE }, AWAY, OPEN, 'no-agents'],
    ['with hours it is both: open, and people', { schedule: SCHEDULE }, HERE, OPEN, 'open'],
    ['presence ignores hours it has', { schedule: SCHEDULE, policy: 'presence' }, HERE, CLOSED, 'open'],
  ] as const)('S-4 by default, %s', (_promise, settings, people, now, reason) => {
    expect(status(settings, people, now).reason).toBe(reason);
  });

  it.each(['schedule', 'presence-and-schedule', 'presence-or-schedule'] as const)(
    'S-4 %s without any hours, which no save accepts, finds them open rather than throw',
    (policy) => {
      expect(status({ policy }, HERE)).toEqual({
        availability: 'online',
        reason: 'open',
        mode: 'chat',
        changesAt: null,
        opensAt: null,
      });
    },
  );

  const rows: readonly (readonly [Policy, string, People, number, WidgetStatus['reason']])[] = [
    ['presence', 'people, closed', HERE, CLOSED, 'open'],
    ['presence', 'people, holiday', HERE, HOLIDAY, 'open'],
    ['presence', 'nobody, open', AWAY, OPEN, 'no-agents'],
    ['presence', 'nobody, closed', AWAY, CLOSED, 'no-agents'],
    ['presence', 'full', FULL, CLOSED, 'queue-full'],
    ['presence', 'full and nobody', FULL_AND_AWAY, OPEN, 'no-agents'],
    ['schedule', 'people, closed', HERE, CLOSED, 'outside-hours'],
    ['schedule', 'people, holiday', HERE, HOLIDAY, 'holiday'],
    ['schedule', 'nobody, open', AWAY, OPEN, 'open'],
    ['schedule', 'nobody, closed', AWAY, CLOSED, 'outside-hours'],
    ['schedule', 'full, open', FULL, OPEN, 'queue-full'],
    ['schedule', 'full and nobody, open', FULL_AND_AWAY, OPEN, 'queue-full'],
    ['schedule', 'full, closed', FULL, CLOSED, 'outside-hours'],
    ['presence-and-schedule', 'people, open', HERE, OPEN, 'open'],
    ['presence-and-schedule', 'people, closed', HERE, CLOSED, 'outside-hours'],
    ['presence-and-schedule', 'nobody, open', AWAY, OPEN, 'no-agents'],
    ['presence-and-schedule', 'nobody, closed', AWAY, CLOSED, 'outside-hours'],
    ['presence-and-schedule', 'nobody, holiday', AWAY, HOLIDAY, 'holiday'],
    ['presence-and-schedule', 'full, open', FULL, OPEN, 'queue-full'],
    ['presence-and-schedule', 'full, closed', FULL, CLOSED, 'outside-hours'],
    ['presence-and-schedule', 'full and nobody, open', FULL_AND_AWAY, OPEN, 'no-agents'],
    ['presence-or-schedule', 'people, closed', HERE, CLOSED, 'open'],
    ['presence-or-schedule', 'people, holiday', HERE, HOLIDAY, 'open'],
    ['presence-or-schedule', 'nobody, open', AWAY, OPEN, 'open'],
    ['presence-or-schedule', 'nobody, closed', AWAY, CLOSED, 'outside-hours'],
    ['presence-or-schedule', 'nobody, holiday', AWAY, HOLIDAY, 'holiday'],
    ['presence-or-schedule', 'full, closed', FULL, CLOSED, 'queue-full'],
    ['presence-or-schedule', 'full and nobody, open', FULL_AND_AWAY, OPEN, 'queue-full'],
    ['presence-or-schedule', 'full and nobody, closed', FULL_AND_AWAY, CLOSED, 'outside-hours'],
  ];
  it.each(rows)('S-5 under %s: %s', (policy, _case, people, now, reason) => {
    expect(status({ schedule: SCHEDULE, policy }, people, now).reason).toBe(reason);
  });

  it.each([
    ['presence', HERE, OPEN, null, null],
    ['presence', HERE, CLOSED, null, null],
    ['presence-or-schedule', HERE, OPEN, null, null],
    ['presence-or-schedule', HERE, CLOSED, null, '2026-03-02T07:00'],
    ['presence-or-schedule', AWAY, CLOSED, '2026-03-02T07:00', '2026-03-02T07:00'],
    ['presence-or-schedule', AWAY, OPEN, '2026-03-02T15:00', null],
    ['schedule', AWAY, OPEN, '2026-03-02T15:00', null],
    ['presence-and-schedule', AWAY, CLOSED, '2026-03-02T07:00', '2026-03-02T07:00'],
    ['presence-and-schedule', AWAY, OPEN, '2026-03-02T15:00', null],
  ] as const)(
    'S-5 under %s the clock counts only where hours do (%o, %i)',
    (policy, people, now, changesAt, opensAt) => {
      const result = status({ schedule: SCHEDULE, policy }, people, now);
      expect([iso(result.changesAt), iso(result.opensAt)]).toEqual([changesAt, opensAt]);
    },
  );
});

describe('holidays', () => {
  it.each([
    ['a closed exception with a name', { date: '2026-03-09', name: 'Stocktaking' }, 'holiday', 'Stocktaking'],
    ['a closed exception without one', { date: '2026-03-09' }, 'holiday', undefined],
    ['an exception with an empty list of intervals', { date: '2026-03-09', name: 'A', intervals: [] }, 'holiday', 'A'],
    [
      'one with hours, outside them',
      { date: '2026-03-09', name: 'A', intervals: [['10:00', '11:00']] },
      'outside-hours',
      undefined,
    ],
    ['one on another date', { date: '2026-03-10', name: 'A' }, 'open', undefined],
  ] as const)('H-7 %s', (_promise, exception, reason, holiday) => {
    const result = status({ schedule: mondays(exception) }, HERE, HOLIDAY);
    expect([result.reason, result.holiday, 'holiday' in result]).toEqual([reason, holiday, holiday !== undefined]);
  });

  it.each([
    ['begins at local midnight', '2026-03-08T23:59:59.999+02:00', 'outside-hours'],
    ['holds from local midnight', '2026-03-09T00:00+02:00', 'holiday'],
    ['holds until the next', '2026-03-09T23:59:59.999+02:00', 'holiday'],
    ['is over then', '2026-03-10T00:00+02:00', 'outside-hours'],
  ])("H-7 the date is local to the schedule's zone: it %s", (_promise, now, reason) => {
    expect(status({ schedule: SCHEDULE }, HERE, at(now)).reason).toBe(reason);
  });

  it('H-7 of several exceptions the governing one names the holiday (H-2a)', () => {
    const schedule = mondays(
      { date: '2026-03-01', to: '2026-03-31', name: 'Moving house' },
      { date: '2026-03-09', name: 'Stocktaking' },
    );
    expect(status({ schedule }, HERE, HOLIDAY).holiday).toBe('Stocktaking');
    expect(status({ schedule }, HERE, at('2026-03-10T12:00+02:00')).holiday).toBe('Moving house');
  });

  it('H-7 a night that runs into a holiday is open until it ends, and then it is the holiday', () => {
    const schedule: Schedule = {
      timeZone: 'Europe/Vilnius',
      weekly: { sun: [['22:00', '06:00']] },
      exceptions: [{ date: '2026-03-09', name: 'Stocktaking' }],
    };
    expect(status({ schedule }, HERE, at('2026-03-09T05:59+02:00')).reason).toBe('open');
    expect(status({ schedule }, HERE, at('2026-03-09T06:00+02:00')).holiday).toBe('Stocktaking');
  });

  it('H-7 a date that comes back after midnight brings its holiday back', () => {
    // St John's, 7 November 2010: a minute of Sunday (from 02:30Z), an hour of Saturday (from 02:31Z), Sunday (03:30Z).
    const schedule: Schedule = {
      timeZone: 'America/St_Johns',
      weekly: {},
      exceptions: [{ date: '2010-11-06', name: 'Saturday' }],
    };
    const turns = ['02:29:59Z', '02:30Z', '02:31Z', '03:30Z'].map((time) => {
      const { reason, changesAt } = status({ schedule }, HERE, at(`2010-11-07T${time}`));
      return [reason, iso(changesAt)];
    });
    expect(turns).toEqual([
      ['holiday', '2010-11-07T02:30'],
      ['outside-hours', '2010-11-07T02:31'],
      ['holiday', '2010-11-07T03:30'],
      ['outside-hours', null],
    ]);
  });
});

describe('offline experience', () => {
  it.each([
    ['form is the default', undefined, {}, 'form'],
    ['form', 'form', {}, 'form'],
    ['hide', 'hide', {}, 'hidden'],
    ['wait', 'wait', {}, 'wait'],
    ['wait, but no more open chats are taken', 'wait', { openFull: true }, 'form'],
    ['wait, and open chats may be taken', 'wait', { openFull: false }, 'wait'],
    ['hide, and no more open chats are taken', 'hide', { openFull: true }, 'hidden'],
    ['wait, with the queue full: such a chat would be missed', 'wait', { staffed: true, queueFull: true }, 'form'],
  ] as const)('S-7 %s', (_promise, experience, people, mode) => {
    const offline = experience ? { experience } : {};
    expect(status({ offline }, { ...AWAY, ...people }).mode).toBe(mode);
  });

  it.each([
    ['holiday', HERE, HOLIDAY, 'hidden'],
    ['outside-hours', HERE, CLOSED, 'wait'],
    ['no-agents', AWAY, OPEN, 'form'],
  ] as const)('S-7 by reason: %s', (_reason, people, now, mode) => {
    const byReason = { holiday: { experience: 'hide' }, 'outside-hours': { experience: 'wait' } } as const;
    expect(status({ schedule: SCHEDULE, offline: { byReason } }, people, now).mode).toBe(mode);
  });

  it('S-7 a hidden widget comes back by itself: the status says when', () => {
    const settings = { schedule: SCHEDULE, offline: { experience: 'hide' } } as const;
    const { mode, changesAt } = status(settings, HERE, CLOSED);
    expect(mode).toBe('hidden');
    expect(status(settings, HERE, Number(changesAt)).mode).toBe('chat');
  });
});

describe('bot', () => {
  it.each([
    [undefined, HERE, 'bot'],
    [undefined, AWAY, 'bot'],
    ['always', HERE, 'bot'],
    ['always', AWAY, 'bot'],
    ['online', HERE, 'bot'],
    ['online', AWAY, 'form'],
    ['offline', HERE, 'chat'],
    ['offline', AWAY, 'bot'],
  ] as const)('S-8 with hours %s and people %o the mode is %s', (hours, people, mode) => {
    expect(status({ bot: hours ? { hours } : {} }, people).mode).toBe(mode);
  });

  it('S-8 the availability stays that of the people', () => {
    expect(status({ bot: {} }, AWAY)).toMatchObject({ availability: 'offline', reason: 'no-agents', mode: 'bot' });
  });

  it.each([
    ['offline', 'bot'],
    ['always', 'bot'],
    ['online', 'hidden'],
  ] as const)('S-8 over hide, a bot with hours %s makes it %s', (hours, mode) => {
    expect(status({ bot: { hours }, offline: { experience: 'hide' } }, AWAY).mode).toBe(mode);
  });
});

describe('widgets', () => {
  it('S-12 are independent: one has its own hours, experience and bot, whatever another was asked before', () => {
    const first = { id: 'first', schedule: SCHEDULE, offline: { experience: 'hide' } } as const;
    const second = { id: 'second', schedule: { ...SCHEDULE, timeZone: 'Asia/Tokyo' } };
    const third = { id: 'third', bot: {} };
    const modes = [first, second, third, first].map((settings) =>
      [at('2026-03-02T02:00Z'), OPEN].map((now) => evaluateStatus({ settings, people: HERE, now }).mode),
    );
    expect(modes).toEqual([
      ['hidden', 'chat'],
      ['chat', 'form'],
      ['bot', 'bot'],
      ['hidden', 'chat'],
    ]);
  });

  it('S-12 remember nothing but the schedule: the same objects with other people or switches give another status', () => {
    const settings = { id: 'shop', schedule: SCHEDULE, disabled: false };
    const people = { staffed: true };
    const before = evaluateStatus({ settings, people, now: OPEN }).reason;
    people.staffed = false;
    const empty = evaluateStatus({ settings, people, now: OPEN }).reason;
    settings.disabled = true;
    expect([before, empty, evaluateStatus({ settings, people, now: OPEN }).reason]).toEqual([
      'open',
      'no-agents',
      'disabled',
    ]);
  });
});
