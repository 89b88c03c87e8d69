import { describe, expect, it } from 'vitest';
import { forgetTaken, MOST_TAKEN } from '../../src/workspace/admit.ts';
import { MINUTE } from './bench.ts';

const takenUntil = (count: number, until: (index: number) => number) =>
  new Map(Array.from({ length: count }, (_, index) => [`visitor/${index}`, [until(index)] as readonly number[]]));

describe('the memory of the limits', () => {
  it('Z-4 is left alone while it is small', () => {
    const taken = takenUntil(MOST_TAKEN, () => 0);
    forgetTaken(taken, 60 * MINUTE);
    expect(taken.size).toBe(MOST_TAKEN);
  });

  it('Z-4 forgets those first who count no more', () => {
    const taken = takenUntil(MOST_TAKEN + 10, (index) => (index % 2 === 0 ? 15 : 16) * MINUTE);
    forgetTaken(taken, 15 * MINUTE);
    expect(taken.size).toBe(MOST_TAKEN / 2 + 5);
    expect(taken.has('visitor/0')).toBe(false);
    expect(taken.has('visitor/1')).toBe(true);
  });

  it('Z-4 never grows beyond its bound: the oldest go', () => {
    const taken = takenUntil(MOST_TAKEN + 10, () => 2 * MINUTE);
    forgetTaken(taken, MINUTE);
    expect(taken.size).toBe(MOST_TAKEN);
    expect(taken.has('visitor/9')).toBe(false);
    expect(taken.has('visitor/10')).toBe(true);
  });
});
