import { describe, expect, it } from 'vitest';
import { backOffMs } from '../../src/base/back-off.ts';
import { createEmitter } from '../../src/base/emitter.ts';
import { toInstant } from '../../src/base/instant.ts';
import { canonicalJson } from '../../src/base/json.ts';

describe('canonicalJson', () => {
  it.each([
    ['key order does not matter', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    ['lists keep their order', [2, 1], '[2,1]'],
    ['undefined members are left out', { a: undefined, b: null }, '{"b":null}'],
  ])('%s', (_promise, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});

describe('backOffMs', () => {
  it.each([
    [0, 1, 1_000],
    [3, 1, 8_000],
    [3, 0.5, 4_000],
    [5, 1, 30_000],
    [10_000, 1, 30_000],
    [4, 0, 0],
  ])('retry %i with random %d waits %i ms', (attempt, random, ms) => {
    expect(backOffMs(attempt, random)).toBe(ms);
  });
});

describe('emitter', () => {
  it('a listener that throws keeps no other from hearing', () => {
    const errors: unknown[] = [];
    const heard: string[] = [];
    const emitter = createEmitter<string>((error) => errors.push(error));
    emitter.on(() => {
      throw new Error('listener');
    });
    emitter.on((event) => heard.push(event));
    emitter.emit('x');
    expect(heard).toEqual(['x']);
    expect(errors).toHaveLength(1);
  });

  it('one function listening twice is told twice and stopped one by one', () => {
    const heard: string[] = [];
    const hear = (event: string): void => void heard.push(event);
    const emitter = createEmitter<string>(() => undefined);
    const stop = emitter.on(hear);
    emitter.on(hear);
    stop();
    stop();
    emitter.emit('x');
    expect(heard).toEqual(['x']);
    expect(emitter.size).toBe(1);
  });

  it('a listener stopped by another during the same event does not hear it', () => {
    const heard: string[] = [];
    const emitter = createEmitter<string>(() => undefined);
    emitter.on(() => stop());
    const stop = emitter.on((event) => heard.push(event));
    emitter.emit('x');
    expect(heard).toEqual([]);
  });
});

it('toInstant reads a Date and drops fractions towards the past', () => {
  expect([toInstant(new Date(5)), toInstant(1.9), toInstant(-0.5)]).toEqual([5, 1, -1]);
});
