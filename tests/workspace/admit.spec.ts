import { describe, expect, it } from 'vitest';
import { forgetTaken, MOST_TAKEN } from '../../src/workspace/admit.ts';
import { MINUTE } from './bench.ts';

const takenAt = (count: number, at: (index: number) => number) =>
  new Map(Array.from({ length: count }, (_, index) => [`visitor/${index}`, [at(index)] as readonly number[]]));

describe('the memory of the limits', () => {
  it('Z-4 is left alone while it is small', () => {
    const taken = takenAt(MOST_TAKEN, () => 0);
    forgetTaken(taken, 60 * MINUTE);
    expect(taken.size).toBe(MOST_TAKEN);
  });

  it('Z-4 forgets those first whose window has passed', () => {
    const taken = takenAt(MOST_TAKEN + 10, (index) => (index % 2 === 0 ? 0 : 10 * MINUTE));
    forgetTaken(taken, 15 * MINUTE);
    expect(taken.size).toBe(MOST_TAKEN / 2 + 5);
    expect(taken.has('visitor/0')).toBe(false);
    expect(taken.has('visitor/1')).toBe(true);
  });

  it('Z-4 never grows beyond its bound: the oldest go', () => {
    const taken = takenAt(MOST_TAKEN + 10, () => 0);
    forgetTaken(taken, MINUTE);
    expect(taken.size).toBe(MOST_TAKEN);
    expect(taken.has('visitor/9')).toBe(false);
    expect(taken.has('visitor/10')).toBe(true);
  });
});
