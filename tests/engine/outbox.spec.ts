import { describe, expect, it } from 'vitest';
import { isSubmission } from '../../src/engine/kept-submission.ts';
import { OUTBOX_LIMITS, openOutbox } from '../../src/engine/outbox.ts';
import { aSubmission, fakeStorage } from '../../src/testing/index.ts';

const KEY = 'pl:shop:outbox';
const id = (number: number): string => number.toString(16).padStart(32, '0');
const entry = (number: number, message = 'Hello') => aSubmission({ commandId: id(number), values: { message } });
const idsOf = (outbox: ReturnType<typeof openOutbox>): number[] =>
  outbox.list().map(({ commandId }) => Number.parseInt(commandId, 16));

describe('the outbox', () => {
  it('F-3 keeps entries in order, over a reload, until they are removed', () => {
    const storage = fakeStorage();
    const before = openOutbox(storage.open(), KEY, isSubmission);
    for (const number of [1, 2, 3]) before.add(entry(number));
    before.remove(id(2));
    const after = openOutbox(storage.open(), KEY, isSubmission);
    expect(after.list()).toEqual([entry(1), entry(3)]);
  });

  it('F-3 leaves nothing behind when the last entry is gone', () => {
    const storage = fakeStorage();
    const outbox = openOutbox(storage.open(), KEY, isSubmission);
    outbox.add(entry(1));
    outbox.remove(id(1));
    expect([...storage.texts]).toEqual([]);
  });

  it('F-3 the same entry twice is one', () => {
    const outbox = openOutbox(fakeStorage().open(), KEY, isSubmission);
    outbox.add(entry(1));
    outbox.add(entry(1));
    expect(idsOf(outbox)).toEqual([1]);
  });

  it('F-3 what another tab adds and removes counts at once, and is told', () => {
    const storage = fakeStorage();
    const here = openOutbox(storage.open(), KEY, isSubmission);
    const there = openOutbox(storage.open(), KEY, isSubmission);
    let told = 0;
    const stop = here.onChange(() => told++);
    there.add(entry(1));
    here.add(entry(2));
    expect(idsOf(there)).toEqual([1, 2]);
    there.remove(id(1));
    stop();
    there.remove(id(2));
    expect(idsOf(here)).toEqual([]);
    expect(told).toBe(2);
  });

  it.each([['denied'], ['full']] as const)('F-3 with storage %s entries last as long as the page', (refusal) => {
    const storage = fakeStorage();
    storage.refusal = refusal;
    const outbox = openOutbox(storage.open(), KEY, isSubmission);
    expect(outbox.add(entry(1))).toEqual({ ok: false, problem: refusal });
    expect(idsOf(outbox)).toEqual([1]);
    expect(idsOf(openOutbox(storage.open(), KEY, isSubmission))).toEqual([]);
    outbox.remove(id(1));
    expect(idsOf(outbox)).toEqual([]);
  });

  it('F-3 what was removed does not come back when the store cannot let go of it', () => {
    const storage = fakeStorage();
    const outbox = openOutbox(storage.open(), KEY, isSubmission);
    outbox.add(entry(1));
    outbox.add(entry(2));
    storage.refusal = 'full';
    outbox.remove(id(1));
    expect(idsOf(outbox)).toEqual([2]);
    outbox.add(entry(1));
    expect(idsOf(outbox)).toEqual([2, 1]);
  });

  it('F-3 holds fifty entries in the browser, and the next in the page', () => {
    const storage = fakeStorage();
    const outbox = openOutbox(storage.open(), KEY, isSubmission);
    for (let number = 1; number <= OUTBOX_LIMITS.entries; number++) expect(outbox.add(entry(number)).ok).toBe(true);
    expect(outbox.add(entry(51))).toEqual({ ok: false, problem: 'full' });
    expect(outbox.list()).toHaveLength(51);
    expect(openOutbox(storage.open(), KEY, isSubmission).list()).toHaveLength(50);
  });

  it('F-3 holds 64 KiB in the browser, and what is longer in the page', () => {
    const storage = fakeStorage();
    const outbox = openOutbox(storage.open(), KEY, isSubmission);
    expect(outbox.add(entry(1, 'x'.repeat(60_000))).ok).toBe(true);
    expect(outbox.add(entry(2, 'x'.repeat(6_000))).ok).toBe(false);
    expect(idsOf(outbox)).toEqual([1, 2]);
    expect(storage.texts.get(KEY)?.length).toBeLessThanOrEqual(OUTBOX_LIMITS.length);
  });

  it('forgets everything, in the store and in the page', () => {
    const storage = fakeStorage();
    const outbox = openOutbox(storage.open(), KEY, isSubmission);
    outbox.add(entry(1));
    storage.refusal = 'full';
    outbox.add(entry(2));
    outbox.clear();
    expect(idsOf(outbox)).toEqual([]);
    expect([...storage.texts]).toEqual([]);
  });

  it.each([
    ['torn JSON', '[{"commandId":'],
    ['no JSON', 'hello'],
    ['another shape', '{"entries":[]}'],
    ['a number', '5'],
    ['null', 'null'],
    ['entries that are none', '[null,1,"a",[],{}]'],
    ['an id that is none', JSON.stringify([aSubmission({ commandId: 'x' })])],
    ['a visitor that is none', JSON.stringify([aSubmission({ visitor: '../../etc' })])],
    ['values that are none', JSON.stringify([{ ...aSubmission(), values: { message: { $: 1 } } }])],
    ['a list for values', JSON.stringify([{ ...aSubmission(), values: ['a'] }])],
    ['no page', JSON.stringify([{ ...aSubmission(), page: null }])],
    ['a page without an address', JSON.stringify([{ ...aSubmission(), page: {} }])],
    ['no language', JSON.stringify([{ ...aSubmission(), language: 1 }])],
    ['a fill time that is text', JSON.stringify([{ ...aSubmission(), filledInMs: '5' }])],
    ['a trap that is none', JSON.stringify([{ ...aSubmission(), trap: false }])],
  ])('F-3 %s in the store is ignored, never thrown, and makes room for the next entry', (_what, text) => {
    const storage = fakeStorage();
    storage.texts.set(KEY, text);
    const outbox = openOutbox(storage.open(), KEY, isSubmission);
    expect(outbox.list()).toEqual([]);
    outbox.add(entry(1));
    expect(idsOf(openOutbox(storage.open(), KEY, isSubmission))).toEqual([1]);
  });
});
