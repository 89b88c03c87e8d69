import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/base/instant.ts';
import type { OnlineVisitor } from '../../src/domain/visit/online-visitor.ts';
import { aSessionRequest } from '../../src/testing/builders.ts';
import type { Command, CommandKind, CommandOf } from '../../src/workspace/command.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { handle } from '../../src/workspace/machine.ts';
import type { ReplyOf } from '../../src/workspace/reply.ts';
import { readState } from '../../src/workspace/state/documents.ts';
import { answered, codeOf, countedIds, MONDAY_10 } from './bench.ts';
import { CLAIMS, KEYS, signIdentity } from './sign-identity.ts';
import { openVisitBench } from './visit-bench.ts';

const page = (path: string) => ({ url: `https://shop.example/${path}` });

async function watched(options: Parameters<typeof openVisitBench>[0] = {}) {
  const bench = await openVisitBench(options);
  await bench.staff('anna', { role: 'supervisor' });
  const row = async (): Promise<OnlineVisitor | undefined> => (await bench.online('anna'))[0];
  const commits = async (): Promise<number> => {
    const loaded = await bench.server.store.load('main');
    return loaded.ok ? loaded.value.version : -1;
  };
  return { ...bench, row, commits };
}

describe('what is known of a visitor who is there', () => {
  it('V-1 where they were and are, since when, for how many times, and by what', async () => {
    const { beat, ada, row, clock, sleep } = await watched();
    const began = clock.now;
    sleep(20);
    await beat(ada, {
      page: { ...page('lamps'), title: 'Lamps', referrer: 'https://shop.example/' },
      language: 'lt',
      timeZone: 'Europe/Vilnius',
      device: 'phone',
    });
    expect(await row()).toEqual({
      visitor: ada.id,
      widget: 'w',
      identity: null,
      name: null,
      email: null,
      count: 1,
      firstSeenAt: began,
      startedAt: began,
      heardAt: clock.now,
      pages: [
        { ...page(''), at: began },
        { ...page('lamps'), title: 'Lamps', referrer: 'https://shop.example/', at: clock.now },
      ],
      language: 'lt',
      timeZone: 'Europe/Vilnius',
      device: 'phone',
      department: null,
      left: false,
      chat: null,
      invitation: null,
    });
  });

  it('Z-4 sixty signs of life a minute, and then when the next one is taken', async () => {
    const { beat, ada, row, sleep } = await watched();
    for (let each = 0; each < 59; each += 1)
      expect(await beat(ada, { page: page(`lamps/${each}`) })).toMatchObject({ ok: true });
    expect(codeOf(await beat(ada, { page: page('one-more') }))).toBe('too-many-requests');
    expect((await row())?.pages.at(-1)?.url).toBe('https://shop.example/lamps/58');
    sleep(60);
    expect(await beat(ada, { page: page('one-more') })).toMatchObject({ ok: true });
  });

  it('V-1 with the chat they have, the name they gave for it, and the invitation that waits', async () => {
    const { beat, guest, invite, answer, online, server, ada } = await watched();
    const invitation = answered(await invite('anna', ada));
    const ben = await guest();
    await beat(ben);
    const contact = { name: 'Ben', email: 'ben@example.com' };
    const { chat } = answered(await answer(ben, 'none', { contact }));
    const rows = new Map((await online('anna')).map((each) => [each.visitor, each]));
    expect(rows.get(ben.id)).toMatchObject({ ...contact, chat, invitation: null });
    expect(rows.get(ada.id)).toMatchObject({
      name: null,
      chat: null,
      invitation: { id: invitation.id, state: 'sent' },
    });
    answered(await server.handle({ kind: 'close-chat', actor: ben.actor, chat }));
    expect((await online('anna')).find(({ visitor }) => visitor === ben.id)).toMatchObject({ chat: null, name: null });
  });

  it('V-1 pages are the last 50; looking at the same one again is no other', async () => {
    const { beat, ada, row, sleep } = await watched();
    for (let number = 1; number <= 60; number += 1) {
      sleep(2);
      await beat(ada, { page: page(`${number}`) });
      await beat(ada, { page: page(`${number}`) });
    }
    const urls = (await row())?.pages.map(({ url }) => url) ?? [];
    expect([urls.length, urls[0], urls.at(-1)]).toEqual([50, page('11').url, page('60').url]);
  });

  it('V-1 a beat that says nothing new is no commit and is not told, though it is heard', async () => {
    const { beat, ada, server, commits, sleep, row, clock } = await watched();
    const told: ReadonlySet<string>[] = [];
    server.onChange((changed) => changed && told.push(changed.visits));
    const before = await commits();
    for (let times = 0; times < 5; times += 1) {
      sleep(30);
      await beat(ada);
    }
    expect(await commits()).toBe(before);
    expect(told.flatMap((visits) => [...visits])).toEqual([]);
    expect((await row())?.heardAt).toBe(clock.now);
    await beat(ada, { page: page('lamps') });
    expect(told.flatMap((visits) => [...visits])).toEqual([ada.id]);
  });

  it('V-1 without tracking nobody is listed, nothing is kept, and what was there is gone', async () => {
    const { beat, ada, guest, server, online } = await watched();
    answered(await server.handle({ kind: 'save-widget', settings: { id: 'w' } }));
    expect(answered(await server.onlineVisitors('anna'))).toEqual({ visitors: [], reason: 'tracking-off' });
    const other = await guest();
    await beat(other);
    await beat(ada);
    answered(await server.handle({ kind: 'save-widget', settings: { id: 'w', tracking: true } }));
    expect(await online('anna')).toEqual([]);
    expect(answered(await server.exportVisitor(ada.id)).visits).toEqual([]);
  });

  it('V-1 whoever has no session is not tracked', async () => {
    const { beat, ada } = await watched();
    const stranger = { ...ada, actor: { ...ada.actor, token: 'pl1_none' } };
    expect(codeOf(await beat(stranger))).toBe('session-expired');
    expect(codeOf(await beat({ ...ada, actor: { ...ada.actor, widget: 'x' } }))).toBe('widget-unknown');
  });
});

describe('coming and going', () => {
  it.each([
    [59.999, ['here', 1]],
    [60, ['left', 1]],
    [1_799.999, ['left', 1]],
    [1_800, null],
  ])('V-3 after %d seconds of silence', async (seconds, seen) => {
    const { pass, row } = await watched();
    await pass(seconds);
    const visit = await row();
    expect(visit ? [visit.left ? 'left' : 'here', visit.count] : null).toEqual(seen);
  });

  it('V-3 a late tick shows the same as one in time', async () => {
    const { pass, row, beat, ada, sleep } = await watched();
    sleep(600);
    await beat(ada);
    expect(await row()).toMatchObject({ left: false, count: 1 });
    await pass(4_000);
    expect(await row()).toBeUndefined();
  });

  it('V-3 saying goodbye is leaving at once, and coming back goes on with the visit', async () => {
    const { beat, ada, row } = await watched();
    await beat(ada, { leaves: true });
    expect((await row())?.left).toBe(true);
    await beat(ada);
    expect(await row()).toMatchObject({ left: false, count: 1 });
  });

  it.each([
    [1_799, 1],
    [1_800, 2],
    [86_400, 2],
  ])('V-3 coming back after %d seconds is visit number %d', async (seconds, count) => {
    const { pass, beat, ada, row, clock } = await watched();
    const first = clock.now;
    await pass(seconds);
    await beat(ada, { page: page('again') });
    expect(await row()).toMatchObject({ count, firstSeenAt: first, startedAt: count === 1 ? first : clock.now });
    expect((await row())?.pages).toHaveLength(count === 1 ? 2 : 1);
  });

  it('V-3 leaving is told, and so is the end of the visit', async () => {
    const { server, pass, ada } = await watched();
    const told: string[] = [];
    server.onChange((changed) => told.push(...(changed?.visits ?? [])));
    await pass(60);
    await pass(1_800);
    expect(told).toEqual([ada.id, ada.id]);
  });

  it('V-3 a restart is no silence of theirs', async () => {
    const { server, clock, ada, pass } = await watched();
    await pass(50);
    const { store } = server;
    const again = createReferenceServer({ settings: [], now: () => clock.now, newId: () => 'x', store });
    const seen = async () => answered(await again.onlineVisitors('anna')).visitors.map(({ left }) => left);
    expect(await seen()).toEqual([false]);
    clock.now += 59_000;
    await again.handle({ kind: 'tick' });
    expect(await seen()).toEqual([false]);
    clock.now += 1_000;
    await again.handle({ kind: 'tick' });
    expect(await seen()).toEqual([true]);
    expect(ada.id).toBeTruthy();
    await again.close();
  });

  it('V-3 those who are there come first, then whoever left, the latest first', async () => {
    const { beat, guest, ada, online, sleep } = await watched();
    const guests = [await guest(), await guest()];
    for (const each of guests) {
      sleep(1);
      await beat(each);
    }
    const [first, second] = guests;
    if (second) await beat(second, { leaves: true });
    expect((await online('anna')).map(({ visitor }) => visitor)).toEqual([first?.id, ada.id, second?.id]);
  });

  it('V-3 T-7 who turn out to be one are one row, with their pages in order and one visit counted', async () => {
    const { beat, guest, ada, online, resolve, sleep, clock } = await watched();
    const began = clock.now;
    sleep(10);
    const other = await guest();
    await beat(other, { page: page('a'), device: 'phone' });
    sleep(10);
    await beat(ada, { page: page('b') });
    const tokens = [ada, other].map(({ actor }) => ({ token: actor.token, place: 'own' as const }));
    const { visitor, secure } = answered(await resolve({ tokens }));
    const rows = await online('anna');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ visitor, count: 1, startedAt: began, device: 'desktop', left: false });
    expect(rows[0]?.pages.map(({ url }) => url)).toEqual([page('').url, page('a').url, page('b').url]);
    await beat({ id: visitor, actor: { ...ada.actor, token: secure?.token ?? '' } }, { page: page('c') });
    expect(await online('anna')).toHaveLength(1);
  });

  it('T-7 who turned out to be one is there for as long as any of their pages was heard', async () => {
    const { beat, guest, ada, row, resolve, start, sleep, pass } = await watched();
    answered(await start(ada.actor));
    const other = await guest();
    sleep(50);
    await beat(other);
    const tokens = [ada, other].map(({ actor }) => ({ token: actor.token, place: 'own' as const }));
    expect(answered(await resolve({ tokens })).visitor).toBe(ada.id);
    await pass(59);
    expect(await row()).toMatchObject({ visitor: ada.id, left: false });
    await pass(1);
    expect((await row())?.left).toBe(true);
  });

  it('T-10 a visitor the site names is shown by that name from their next beat on', async () => {
    const { server, row, beat, ada, resolve } = await watched();
    const [key] = KEYS;
    if (key) answered(await server.handle({ kind: 'save-identity-key', widget: 'w', key }));
    const identity = signIdentity({ ...CLAIMS, name: 'Ada', email: 'ada@example.com' });
    const tokens = [{ token: ada.actor.token, place: 'own' as const }];
    const { visitor, secure } = answered(await resolve({ tokens, identity }));
    await beat({ id: visitor, actor: { ...ada.actor, token: secure?.token ?? '' } });
    expect(await row()).toMatchObject({ identity: { id: 'ada' }, name: 'Ada', email: 'ada@example.com' });
  });
});

describe('C-12', () => {
  it.each([
    ['beats', true, 'visitor-idle'],
    ['does not beat', false, 'visitor-gone'],
  ])(
    'a visitor who is silent in the queue and whose page %s is missed with its reason',
    async (_what, beats, reason) => {
      for (const tracking of [true, false]) {
        const { start, beat, ada, pass, chat, staff } = await openVisitBench({
          settings: { id: 'w', tracking },
          rules: { visitorLimitMs: 300_000, answerLimitMs: 0, assignment: 'manual' },
        });
        await staff('anna', { presence: 'always' });
        const { chat: id } = answered(await start(ada.actor));
        for (let times = 0; times < 10; times += 1) {
          await pass(30);
          if (beats) await beat(ada);
        }
        expect(await chat(id)).toMatchObject({ state: 'missed', reason });
      }
    },
  );

  it('a sign of life for a chat is no commit, and an untracked visitor is listed nowhere for it', async () => {
    const { start, beat, ada, server, sleep } = await openVisitBench({ settings: { id: 'w' } });
    answered(await start(ada.actor));
    const version = async () => server.store.load('main').then((loaded) => loaded.ok && loaded.value.version);
    const before = await version();
    sleep(30);
    await beat(ada);
    expect(await version()).toBe(before);
  });
});

it('C-12 signs of life are remembered for as long as there is a visit or a chat', () => {
  const state = readState([], toInstant(MONDAY_10), null);
  const newId = countedIds();
  const run = <Kind extends CommandKind>(command: CommandOf<Kind>) =>
    answered(handle(state, command as Command, { now: toInstant(MONDAY_10), newId })) as ReplyOf<Kind>;
  run({ kind: 'save-widget', settings: { id: 'w' } });
  const request = aSessionRequest();
  const asked = { widget: 'w', origin: null } as const;
  const { secure } = run({ kind: 'resolve-session', ...asked, request, hostToken: null, address: null });
  const actor = { kind: 'visitor', ...asked, token: secure?.token ?? '' } as const;
  const visit = { page: { url: 'https://shop.example/' }, language: 'en', timeZone: 'UTC', device: 'phone' } as const;
  const heard: number[] = [];
  run({ kind: 'beat-visit', actor, visit });
  heard.push(state.heard.size);
  const { chat } = run({ kind: 'start-chat', actor, commandId: newId(), text: 'Hello?' });
  run({ kind: 'beat-visit', actor, visit });
  heard.push(state.heard.size);
  run({ kind: 'close-chat', actor, chat });
  heard.push(state.heard.size);
  expect(heard).toEqual([0, 1, 0]);
});

describe('who sees whom', () => {
  const SETTINGS = [
    { id: 'w', tracking: true, departments: ['sales', 'care'] },
    { id: 'plain', tracking: true },
  ] as const;

  it.each([
    ['of all departments', { allDepartments: true }, ['both', 'care', 'none'], null],
    ['with `visitors.see-all`', { role: 'supervisor' }, ['both', 'care', 'none'], null],
    ['of one that both speak for', { departments: ['care'] }, ['both', 'care'], null],
    ['of one that only some speak for', { departments: ['sales'] }, ['both'], null],
    ['of another', { departments: ['billing'] }, [], 'others-only'],
    ['of none', {}, [], 'no-department'],
  ] as const)('V-2 an agent %s', async (_what, members, seen, reason) => {
    const { staff, server, guest, beat, ada, invite } = await openVisitBench({ settings: SETTINGS[0] });
    answered(await server.handle({ kind: 'save-widget', settings: SETTINGS[1] }));
    const care = await guest();
    const none = await guest('plain');
    await beat(care, { department: 'care' });
    await beat(none);
    await staff('anna', members as object);
    const names = new Map([
      [ada.id, 'both'],
      [care.id, 'care'],
      [none.id, 'none'],
    ]);
    const online = answered(await server.onlineVisitors('anna'));
    expect(online.visitors.map(({ visitor }) => names.get(visitor)).sort()).toEqual(seen);
    expect(online.reason).toBe(reason);
    for (const each of [ada, care, none]) {
      const outcome = await invite('anna', each, { widget: each.actor.widget });
      expect(codeOf(outcome)).toBe(seen.some((name) => name === names.get(each.id)) ? 'ok' : 'forbidden');
    }
  });

  it('V-2 a department the widget does not name is none of the page’s', async () => {
    const { staff, beat, ada, online } = await openVisitBench({ settings: SETTINGS[0] });
    await beat(ada, { department: 'billing' });
    await staff('ben', { departments: ['billing'] });
    await staff('anna', { departments: ['sales'] });
    expect([(await online('ben')).length, (await online('anna')).length]).toEqual([0, 1]);
  });

  it('V-4 says that nobody is there', async () => {
    const { server, pass, staff } = await openVisitBench();
    await staff('anna', { allDepartments: true });
    await pass(1_800);
    expect(answered(await server.onlineVisitors('anna'))).toEqual({ visitors: [], reason: 'nobody-there' });
  });

  it('P-6 an unknown agent sees nobody', async () => {
    const { server } = await openVisitBench();
    expect(codeOf(await server.onlineVisitors('nobody'))).toBe('not-found');
  });
});

describe('Z-7', () => {
  it('visits and invitations are exported with the rest, and erased with it', async () => {
    const { server, ada, invite, online, states, beat } = await watched();
    answered(await invite('anna', ada));
    const exported = answered(await server.exportVisitor(ada.id));
    expect(exported.invitations).toMatchObject([{ visitor: ada.id, text: 'May I help?', state: 'sent' }]);
    expect(exported.visits).toMatchObject([{ visitor: ada.id, count: 1 }]);
    answered(await server.eraseVisitor(ada.id));
    expect([await online('anna'), await states('anna')]).toEqual([[], []]);
    expect(codeOf(await beat(ada))).toBe('session-expired');
    const loaded = await server.store.load('main');
    expect(JSON.stringify(loaded)).not.toContain('May I help?');
  });
});
