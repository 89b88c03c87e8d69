import { describe, expect, it } from 'vitest';
import { timeLine } from '../../demo/qa/time-line.ts';
import { DAY_MS } from '../../src/base/instant.ts';

describe('the time line', () => {
  it('S-1 runs from now to its end without a hole, each stretch with a status of its own', () => {
    const now = Date.parse('2026-12-24T08:00:00Z');
    const input = {
      settings: {
        id: 'lantern',
        schedule: {
          timeZone: 'Europe/Vilnius',
          weekly: { thu: [['09:00', '17:00']], mon: [['09:00', '17:00']] } as const,
          exceptions: [{ date: '2026-12-25', to: '2026-12-26', name: 'Christmas' }],
        },
      },
      people: { staffed: true },
    };
    const stretches = timeLine(input, now, now + 7 * DAY_MS);
    expect(stretches.map(({ from, status }) => [new Date(from).toISOString(), status.reason])).toEqual([
      ['2026-12-24T08:00:00.000Z', 'open'],
      ['2026-12-24T15:00:00.000Z', 'outside-hours'],
      ['2026-12-24T22:00:00.000Z', 'holiday'],
      ['2026-12-26T22:00:00.000Z', 'outside-hours'],
      ['2026-12-28T07:00:00.000Z', 'open'],
      ['2026-12-28T15:00:00.000Z', 'outside-hours'],
      ['2026-12-31T07:00:00.000Z', 'open'],
    ]);
    expect(stretches.at(-1)?.to).toBe(now + 7 * DAY_MS);
    for (const [index, { to }] of stretches.slice(0, -1).entries()) expect(stretches[index + 1]?.from).toBe(to);
  });

  it('is one stretch where the clock alone changes nothing', () => {
    const stretches = timeLine({ settings: { id: 'lantern' }, people: { staffed: false } }, 0, 7 * DAY_MS);
    expect(stretches).toHaveLength(1);
    expect(stretches[0]).toMatchObject({ from: 0, to: 7 * DAY_MS, status: { reason: 'no-agents' } });
  });
});
