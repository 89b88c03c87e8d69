import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isOpen } from '../../../src/domain/schedule/is-open.ts';
import { nextEdge } from '../../../src/domain/schedule/next-edge.ts';
import { opensAt } from '../../../src/domain/schedule/opens-at.ts';
import { evaluateStatus } from '../../../src/domain/status/evaluate-status.ts';
import type { Vectors } from '../../properties/vectors.ts';

const file = new URL('../../../src/vectors/schedule-vectors.json', import.meta.url);
const { schedules, statuses } = JSON.parse(readFileSync(file, 'utf8')) as Vectors;

it('H-3 every published schedule vector holds', () => {
  const answers = schedules.map(({ about, schedule, now }) => ({
    about,
    schedule,
    now,
    isOpen: isOpen(schedule, now),
    nextEdge: nextEdge(schedule, now),
    opensAt: opensAt(schedule, now),
  }));
  expect(answers).toEqual(schedules);
  expect(schedules.length).toBe(200);
});

it('S-1 every published status vector holds', () => {
  const answers = statuses.map(({ about, status, ...input }) => ({ about, ...input, status: evaluateStatus(input) }));
  expect(answers).toEqual(statuses);
  expect(statuses.length).toBe(200);
});
