import { expect, it } from 'vitest';
import { aSchedule } from '../../src/testing/index.ts';
import { watchedWidget } from './watched-widget.ts';

const DAY_OF_INTERVALS = 24 * 60 * 2;

it.each([
  ['visible', { schedule: aSchedule() }, true, DAY_OF_INTERVALS],
  ['hidden', { schedule: aSchedule(), offline: { experience: 'hide' as const } }, true, DAY_OF_INTERVALS],
  ['disabled', { disabled: true }, true, DAY_OF_INTERVALS],
  ['in a page nobody sees', { schedule: aSchedule() }, false, 0],
])('S-9 over 24 hours a widget that is %s wakes once an interval', async (_what, settings, visible, questions) => {
  const { clock, page, backend } = watchedWidget({ settings, visible });
  await clock.advance({ hours: 24 });
  expect(clock.wakeUps).toBe(DAY_OF_INTERVALS);
  expect(backend.reads).toHaveLength(1 + questions);
  expect(clock.timers).toBe(1);
  expect(page.listeners).toBe(0);
});

it('S-9 an edge between two intervals is one wake-up more, and moves none of them', async () => {
  const schedule = aSchedule({}, [
    ['10:10', '10:20'],
    ['10:30', '10:40'],
  ]);
  const { clock, backend, heard } = watchedWidget({ settings: { schedule }, now: '2026-03-02T10:00:07Z' });
  await clock.advance({ hours: 1 });
  expect(heard).toHaveLength(5);
  expect(clock.wakeUps).toBe(120 + 4);
  expect(backend.reads).toHaveLength(1 + 120);
});

it('S-9 no timer is longer than an interval, so none is longer than a browser allows', async () => {
  const { clock } = watchedWidget({
    settings: { statusIntervalMs: 3_600_000, schedule: aSchedule() },
    now: '2026-03-06T18:00:00Z',
  });
  await clock.advance({ days: 2 });
  expect(clock.wakeUps).toBe(48);
});
