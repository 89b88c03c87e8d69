import { describe, expect, it } from 'vitest';
import { isOpen } from '../../../src/domain/schedule/is-open.ts';
import { nextEdge } from '../../../src/domain/schedule/next-edge.ts';
import type { Interval, Schedule, Weekday } from '../../../src/domain/schedule/schedule.ts';

const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Hours on the weekday of one date only, and the edges from three days before that date until three days after. */
function edgesOf(timeZone: string, date: string, ...intervals: readonly Interval[]): readonly string[] {
  const midday = Date.parse(`${date}T12:00Z`);
  const weekday = WEEKDAYS[new Date(midday).getUTCDay()] as Weekday;
  const schedule: Schedule = { timeZone, weekly: { [weekday]: intervals } };
  return edges(schedule, midday - 3 * 86_400_000, midday + 3 * 86_400_000);
}

function edges(schedule: Schedule, from: number, to: number): readonly string[] {
  const found: string[] = [];
  for (let edge = nextEdge(schedule, from); edge !== null && edge < to; edge = nextEdge(schedule, edge)) {
    found.push(new Date(edge).toISOString().slice(0, 16));
  }
  return found;
}

describe('a gap', () => {
  it.each([
    // Vilnius, 29 March 2026: 03:00 (+2) becomes 04:00 (+3) at 01:00Z.
    ['an hour that does not exist is no time', 'Europe/Vilnius', '2026-03-29', ['02:00', '05:00'], ['00:00', '02:00']],
    ['a start in it moves forward by the gap', 'Europe/Vilnius', '2026-03-29', ['03:30', '06:00'], ['01:30', '03:00']],
    ['an end in it moves forward by the gap', 'Europe/Vilnius', '2026-03-29', ['02:00', '03:30'], ['00:00', '01:30']],
    ['both in it keep their distance', 'Europe/Vilnius', '2026-03-29', ['03:10', '03:50'], ['01:10', '01:50']],
    ['its first minute is the first after it', 'Europe/Vilnius', '2026-03-29', ['03:00', '05:00'], ['01:00', '02:00']],
    // New York, 8 March 2026: 02:00 (-5) becomes 03:00 (-4) at 07:00Z.
    ['New York', 'America/New_York', '2026-03-08', ['02:30', '12:00'], ['07:30', '16:00']],
    // Lord Howe, 4 October 2026: 02:00 (+10:30) becomes 02:30 (+11) at 3 October 15:30Z.
    [
      'half an hour in Lord Howe',
      'Australia/Lord_Howe',
      '2026-10-04',
      ['02:15', '04:00'],
      ['2026-10-03T15:45', '2026-10-03T17:00'],
    ],
    // Troll, 29 March 2026: 01:00 (+0) becomes 03:00 (+2) at 01:00Z.
    ['two hours in Troll', 'Antarctica/Troll', '2026-03-29', ['01:30', '06:00'], ['01:30', '04:00']],
    // Chatham, 27 September 2026: 02:45 (+12:45) becomes 03:45 (+13:45) at 26 September 14:00Z.
    [
      'quarter hours in Chatham',
      'Pacific/Chatham',
      '2026-09-27',
      ['03:00', '06:45'],
      ['2026-09-26T14:15', '2026-09-26T17:00'],
    ],
    // Beirut, 29 March 2026: 00:00 (+2) becomes 01:00 (+3) at 28 March 22:00Z.
    [
      'a date in Beirut that begins at 01:00',
      'Asia/Beirut',
      '2026-03-29',
      ['00:00', '06:00'],
      ['2026-03-28T22:00', '03:00'],
    ],
    // São Paulo, 4 November 2018: 00:00 (-3) becomes 01:00 (-2) at 03:00Z.
    [
      'a date in São Paulo that begins at 01:00',
      'America/Sao_Paulo',
      '2018-11-04',
      ['00:30', '06:00'],
      ['03:30', '08:00'],
    ],
    // Nuuk, 28 March 2026, a Saturday: 23:00 (-2) becomes 00:00 (-1) of Sunday at 29 March 01:00Z.
    [
      'the last hour of a Saturday in Nuuk',
      'America/Nuuk',
      '2026-03-28',
      ['20:00', '23:30'],
      ['22:00', '2026-03-29T01:30'],
    ],
  ] as const)('H-3 %s', (_promise, timeZone, date, interval, [start, end]) => {
    const on = (time: string): string => (time.length > 5 ? time : `${date}T${time}`);
    expect(edgesOf(timeZone, date, interval)).toEqual([on(start), on(end)]);
  });

  it('H-0 an interval whose end is not after its start as instants is empty', () => {
    // 03:30 does not exist and moves to 04:30, past the end at 04:10.
    expect(edgesOf('Europe/Vilnius', '2026-03-29', ['03:30', '04:10'])).toEqual([]);
    expect(edgesOf('Europe/Vilnius', '2026-03-29', ['03:30', '04:30'])).toEqual([]);
    expect(edgesOf('Europe/Vilnius', '2026-03-29', ['03:30', '04:31'])).toEqual([
      '2026-03-29T01:30',
      '2026-03-29T01:31',
    ]);
  });

  it('H-0 an empty interval joins no others and hides no edge', () => {
    const hours: readonly Interval[] = [
      ['01:00', '02:00'],
      ['03:30', '04:10'],
      ['05:00', '06:00'],
    ];
    expect(edgesOf('Europe/Vilnius', '2026-03-29', ...hours)).toEqual([
      '2026-03-28T23:00',
      '2026-03-29T00:00',
      '2026-03-29T02:00',
      '2026-03-29T03:00',
    ]);
  });

  it('H-1 merges as instants, not as wall times', () => {
    // As wall times these touch at 03:30; as instants the first runs until 04:30 and the second is empty.
    const hours: readonly Interval[] = [
      ['01:00', '03:30'],
      ['03:30', '04:10'],
    ];
    expect(edgesOf('Europe/Vilnius', '2026-03-29', ...hours)).toEqual(['2026-03-28T23:00', '2026-03-29T01:30']);
  });
});

describe('an overlap', () => {
  it.each([
    // Vilnius, 25 October 2026: 04:00 (+3) becomes 03:00 (+2) at 01:00Z.
    ['a start in it is the earlier', 'Europe/Vilnius', '2026-10-25', ['03:30', '06:00'], ['00:30', '04:00']],
    ['an end in it is the earlier', 'Europe/Vilnius', '2026-10-25', ['02:00', '03:30'], ['2026-10-24T23:00', '00:30']],
    [
      'hours around it are an hour longer',
      'Europe/Vilnius',
      '2026-10-25',
      ['02:00', '05:00'],
      ['2026-10-24T23:00', '03:00'],
    ],
    ['its first minute is the earlier', 'Europe/Vilnius', '2026-10-25', ['03:00', '05:00'], ['00:00', '03:00']],
    ['its end exists once', 'Europe/Vilnius', '2026-10-25', ['04:00', '05:00'], ['02:00', '03:00']],
    // Lord Howe, 5 April 2026: 02:00 (+11) becomes 01:30 (+10:30) at 4 April 15:00Z.
    [
      'half an hour in Lord Howe',
      'Australia/Lord_Howe',
      '2026-04-05',
      ['01:45', '03:00'],
      ['2026-04-04T14:45', '2026-04-04T16:30'],
    ],
    // Troll, 25 October 2026: 03:00 (+2) becomes 01:00 (+0) at 01:00Z.
    ['two hours in Troll', 'Antarctica/Troll', '2026-10-25', ['01:30', '02:30'], ['2026-10-24T23:30', '00:30']],
    // Havana, 1 November 2026: 01:00 (-4) becomes 00:00 (-5) at 05:00Z.
    ['midnight twice in Havana', 'America/Havana', '2026-11-01', ['00:00', '02:00'], ['04:00', '07:00']],
    // St John's, 7 November 2010: 00:01 (-2:30) becomes 23:01 (-3:30) of Saturday at 02:31Z.
    [
      'Sunday, Saturday and Sunday again in Newfoundland',
      'America/St_Johns',
      '2010-11-07',
      ['00:00', '12:00'],
      ['02:30', '15:30'],
    ],
  ] as const)('H-3 %s', (_promise, timeZone, date, interval, [start, end]) => {
    const on = (time: string): string => (time.length > 5 ? time : `${date}T${time}`);
    expect(edgesOf(timeZone, date, interval)).toEqual([on(start), on(end)]);
  });

  it('H-3 the minute that came before the clocks went back stays part of its date', () => {
    const schedule: Schedule = { timeZone: 'America/St_Johns', weekly: { sun: [['00:00', '12:00']] } };
    // 23:30 on Saturday for the second time: Sunday's hours began an hour ago.
    expect(isOpen(schedule, Date.parse('2010-11-07T03:00Z'))).toBe(true);
  });
});

describe('a date that does not exist', () => {
  // Apia went from Thursday 29 December 2011 (-10) to Saturday 31 December (+14) at 30 December 10:00Z.
  it('H-0 has no intervals, and the dates beside it keep theirs', () => {
    const everyDay = Object.fromEntries(WEEKDAYS.map((day) => [day, [['09:00', '17:00']]]));
    const schedule: Schedule = { timeZone: 'Pacific/Apia', weekly: everyDay };
    expect(edges(schedule, Date.parse('2011-12-29T12:00Z'), Date.parse('2012-01-01T12:00Z'))).toEqual([
      '2011-12-29T19:00',
      '2011-12-30T03:00',
      '2011-12-30T19:00',
      '2011-12-31T03:00',
      '2011-12-31T19:00',
      '2012-01-01T03:00',
    ]);
  });

  it('H-0 gives nothing to an exception on it', () => {
    const schedule: Schedule = {
      timeZone: 'Pacific/Apia',
      weekly: {},
      exceptions: [{ date: '2011-12-30', intervals: [['09:00', '17:00']] }],
    };
    expect(nextEdge(schedule, Date.parse('2011-12-25T00:00Z'))).toBe(null);
  });

  it('H-3 lets the night before run into the date that follows', () => {
    const schedule: Schedule = { timeZone: 'Pacific/Apia', weekly: { thu: [['22:00', '06:00']] } };
    expect(edges(schedule, Date.parse('2011-12-29T12:00Z'), Date.parse('2012-01-03T00:00Z'))).toEqual([
      '2011-12-30T08:00',
      '2011-12-30T16:00',
    ]);
  });

  it('H-3 ends the date before at 24:00, where the next that exists begins', () => {
    const schedule: Schedule = { timeZone: 'Pacific/Apia', weekly: { thu: [['22:00', '24:00']] } };
    expect(edges(schedule, Date.parse('2011-12-29T12:00Z'), Date.parse('2012-01-03T00:00Z'))).toEqual([
      '2011-12-30T08:00',
      '2011-12-30T10:00',
    ]);
  });
});
