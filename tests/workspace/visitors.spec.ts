import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, codeOf, hexId, MINUTE, MONDAY_10, openBench } from './bench.ts';
import { found, newcomer, secureOf, visit } from './browser.ts';
import { faultyStore } from './faulty-store.ts';
import { CLAIMS, KEYS, signIdentity } from './sign-identity.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two sessions of one person, with a message in each, found to be one. */
async function mergedPerson(store = createMemoryStore()) {
  const bench = openBench({ store, settings: { id: 'w' } });
  const one = await newcomer(bench, 1);
  answered(await bench.submit({ visitor: hexId(1) }, { token: secureOf(one) }));
  bench.clock.now += MINUTE;
  const two = await newcomer(bench, 2);
  answered(await bench.submit({ visitor: hexId(2) }, { token: secureOf(two) }));
  const person = await visit(bench, 2, [found('own', one), found('own', two)]);
  return { ...bench, one, two, person };
}

describe('the record of a visitor', () => {
  it('Z-7 says who, where, when and from which pages, and holds no credential', async () => {
    const bench = openBench();
    const { visitor } = await newcomer(bench, 1, 'https://a.example');
    bench.clock.now += MINUTE;
    const page = { url: 'https://b.example/', title: 'B' };
    answered(
      await bench.resolve({ boot: hexId(1), page, language: 'de', timeZone: 'UTC' }, { origin: 'https://b.example' }),
    );
    expect(answered(await bench.server.visitor(visitor))).toEqual({
      id: visitor,
      widget: 'w',
      identity: null,
      createdAt: MONDAY_10,
      lastSeenAt: MONDAY_10 + MINUTE,
      page,
      language: 'de',
      timeZone: 'UTC',
      origins: ['https://a.example', 'https://b.example'],
      merged: [],
    });
  });

  it('Z-7 lists come in pages by widget, newest first, without those who became another', async () => {
    const { server, resolve, two } = await mergedPerson();
    await server.handle({ kind: 'save-widget', settings: { id: 'v' } });
    const there = answered(await resolve({ boot: hexId(7) }, { widget: 'v' }));
    const idsOf = async (query: object) => answered(await server.visitors(query)).visitors.map(({ id }) => id);
    expect(await idsOf({ widget: 'w' })).toEqual([two.visitor]);
    expect(await idsOf({ widget: 'v' })).toEqual([there.visitor]);
    expect(await idsOf({ limit: 1 })).toHaveLength(1);
    expect(codeOf(await server.visitors({ limit: 0 }))).toBe('invalid');
  });

  it('Z-7 what became of a visitor is told as events', async () => {
    const { store, server, resolve, person } = await (async () => {
      const store = createMemoryStore();
      return { ...(await mergedPerson(store)), store };
    })();
    await server.handle({ kind: 'save-identity-key', widget: 'w', key: KEYS[0] as (typeof KEYS)[number] });
    const identity = signIdentity({ ...CLAIMS, exp: CLAIMS.exp + 60 });
    const known = answered(await resolve({ tokens: [found('own', person)], identity }));
    await server.handle({ kind: 'end-session', widget: 'w', tokens: [secureOf(known)], hostToken: null, origin: null });
    await server.handle({ kind: 'end-session', widget: 'w', tokens: [secureOf(known)], hostToken: null, origin: null });
    const events = answered(await store.eventsAfter('main', 0, 100)).map(({ kind }) => kind.replace('visitor.', ''));
    expect(events).toEqual([
      ...['created', 'offline-message.created', 'created', 'offline-message.created'],
      ...['merged', 'identified', 'ended'],
    ]);
  });
});

describe('export', () => {
  it('Z-7 holds everything of the person, by any id they ever had, oldest message first', async () => {
    const { server, one, two } = await mergedPerson();
    const whole = answered(await server.exportVisitor(one.visitor));
    expect(whole.visitors.map(({ id }) => id)).toEqual([two.visitor, one.visitor]);
    expect(whole.offlineMessages.map(({ visitor }) => visitor)).toEqual([one.visitor, two.visitor]);
    expect(answered(await server.exportVisitor(two.visitor))).toEqual(whole);
    expect(codeOf(await server.exportVisitor('nobody'))).toBe('not-found');
  });

  it('Z-7 holds nothing of anybody else, and more messages than fit on a page of a list', async () => {
    const limits = { formsPerVisitor: { limit: 1_000, windowMs: 1 } };
    const bench = openBench({ limits });
    for (let id = 1; id <= 205; id += 1) answered(await bench.submit({ visitor: hexId(1), commandId: hexId(id) }));
    answered(await bench.submit({ visitor: hexId(2), commandId: hexId(1) }));
    const { visitor } = await newcomer(bench, 1);
    expect(answered(await bench.server.exportVisitor(visitor)).offlineMessages).toHaveLength(205);
  });
});

describe('erasure', () => {
  it('Z-7 blanks all of the person, ends their sessions, and leaves everybody else', async () => {
    const store = createMemoryStore();
    const bench = await mergedPerson(store);
    const other = await newcomer(bench, 9);
    const erased = answered(await bench.server.eraseVisitor(bench.one.visitor));
    expect(erased.documents).toBeGreaterThan(6);
    expect(erased.events).toBe(5);
    for (const id of [bench.one.visitor, bench.two.visitor]) {
      expect(codeOf(await bench.server.visitor(id))).toBe('not-found');
      expect(codeOf(await bench.server.exportVisitor(id))).toBe('not-found');
      expect(codeOf(await bench.server.eraseVisitor(id))).toBe('not-found');
    }
    expect(answered(await bench.server.offlineMessages({})).messages).toEqual([]);
    for (const answer of [bench.one, bench.two, bench.person]) {
      expect(codeOf(await bench.submit({ commandId: hexId(7) }, { token: secureOf(answer) }))).toBe('session-expired');
    }
    expect(answered(await bench.server.visitors({})).visitors.map(({ id }) => id)).toEqual([other.visitor]);
    expect((await newcomer(bench, 2)).visitor).not.toBe(bench.two.visitor);
  });

  it('Z-7 a person who comes back signed in begins with nothing', async () => {
    const bench = openBench();
    await bench.server.handle({ kind: 'save-identity-key', widget: 'w', key: KEYS[0] as (typeof KEYS)[number] });
    const ada = await visit(bench, 1, [], { identity: signIdentity() });
    answered(await bench.server.eraseVisitor(ada.visitor));
    const again = await visit(bench, 1, [found('own', ada)], { identity: signIdentity() });
    expect(again).toMatchObject({ identity: { id: 'ada' } });
    expect(again.visitor).not.toBe(ada.visitor);
  });

  it('Z-7 a store that fails on the way leaves the person findable, and the next try finishes', async () => {
    const store = faultyStore(createMemoryStore());
    const { server, one } = await mergedPerson(store);
    store.faults.get = ['refuse'];
    expect(codeOf(await server.eraseVisitor(one.visitor))).toBe('unavailable');
    expect(codeOf(await server.eraseVisitor(one.visitor))).toBe('ok');
  });
});

describe('retention', () => {
  const open = (retentionDays?: number) =>
    openBench({ settings: { id: 'w', ...(retentionDays !== undefined && { retentionDays }) } });

  it('Z-7 whoever was not seen for that many days is erased by the next tick, to the millisecond', async () => {
    const bench = open(30);
    const old = await newcomer(bench, 1);
    answered(await bench.submit({ visitor: hexId(1) }));
    bench.clock.now += 1;
    const seen = await newcomer(bench, 2);
    bench.clock.now = MONDAY_10 + 30 * DAY;
    await bench.server.handle({ kind: 'tick' });
    expect(codeOf(await bench.server.visitor(old.visitor))).toBe('not-found');
    expect(codeOf(await bench.server.visitor(seen.visitor))).toBe('ok');
    expect(answered(await bench.server.offlineMessages({})).messages).toEqual([]);
  });

  it('Z-7 a visit keeps a visitor, and without the setting nobody is forgotten', async () => {
    for (const bench of [open(30), open()]) {
      const answer = await newcomer(bench, 1);
      bench.clock.now += 29 * DAY;
      await visit(bench, 1, [found('own', answer)]);
      bench.clock.now += 29 * DAY;
      await bench.server.handle({ kind: 'tick' });
      expect(codeOf(await bench.server.visitor(answer.visitor))).toBe('ok');
    }
  });

  it('Z-7 it looks once an hour, says when, and only if there is something to forget', async () => {
    const bench = open(1);
    await bench.server.widgets();
    expect(bench.server.nextDeadline()).toBe(MONDAY_10);
    await bench.server.handle({ kind: 'tick' });
    expect(bench.server.nextDeadline()).toBe(MONDAY_10 + HOUR);
    const { server } = open();
    await server.widgets();
    expect(server.nextDeadline()).toBeNull();
  });

  it('Z-7 a look at very many goes on by the minute until all were seen', async () => {
    const bench = open(1);
    await Promise.all(Array.from({ length: 1_001 }, (_, id) => bench.resolve({ boot: hexId(id + 1) })));
    bench.clock.now += DAY;
    await bench.server.handle({ kind: 'tick' });
    expect(answered(await bench.server.visitors({ limit: 200 })).visitors).toHaveLength(0);
    expect(bench.server.nextDeadline()).toBe(MONDAY_10 + DAY + MINUTE);
    const left = async () => {
      const { next } = answered(await bench.server.visitors({ limit: 200 }));
      return next !== null;
    };
    expect(await left()).toBe(true);
    bench.clock.now += MINUTE;
    await bench.server.handle({ kind: 'tick' });
    expect(bench.server.nextDeadline()).toBe(MONDAY_10 + DAY + MINUTE + HOUR);
  });

  it('Z-7 a store that fails costs an hour and no error reaches anybody', async () => {
    const store = faultyStore(createMemoryStore());
    const { server, errors } = openBench({ store, settings: { id: 'w', retentionDays: 1 } });
    store.faults.find = ['throw'];
    expect(codeOf(await server.handle({ kind: 'tick' }))).toBe('ok');
    expect(errors).toHaveLength(1);
  });
});
