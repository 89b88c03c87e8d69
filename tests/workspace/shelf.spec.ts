import { describe, expect, it } from 'vitest';
import { layer } from '../../src/workspace/state/shelf.ts';

const aBase = () =>
  new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);

describe('a layer over a shelf', () => {
  it('shows its own changes over what is below, which stays as it is', () => {
    const base = aBase();
    const top = layer(base);
    top.set('b', 20);
    top.set('d', 40);
    top.delete('c');
    expect(Object.fromEntries(top.entries())).toEqual({ a: 1, b: 20, d: 40 });
    expect([top.get('a'), top.get('b'), top.get('c'), top.get('d')]).toEqual([1, 20, undefined, 40]);
    expect(base).toEqual(aBase());
  });

  it('hands its changes down when it is settled, through one layer or many', () => {
    const base = aBase();
    const middle = layer(base);
    const top = layer(middle);
    middle.set('a', 10);
    top.delete('a');
    top.set('b', 20);
    top.settle();
    expect(base).toEqual(aBase());
    expect(Object.fromEntries(middle.entries())).toEqual({ b: 20, c: 3 });
    middle.settle();
    expect(Object.fromEntries(base)).toEqual({ b: 20, c: 3 });
  });

  it('what was deleted may be set again', () => {
    const top = layer(aBase());
    top.delete('a');
    top.set('a', 5);
    expect(top.get('a')).toBe(5);
    expect([...top.entries()]).toHaveLength(3);
  });
});
