import { describe, expect, it } from 'vitest';
import { ok, refused } from '../../../src/base/result.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import type { SessionAnswer } from '../../../src/domain/session/session.ts';
import { createHandovers } from '../../../src/engine/session/handovers.ts';
import { aSessionAnswer, aToken, scriptedBackend, settle } from '../../../src/testing/index.ts';
import { ADA, aBridge, BOB } from './answers.ts';
import { type Visit, type VisitOptions, visit } from './visited-site.ts';

/** A page whose session is resolved. */
async function known(answer: SessionAnswer = aSessionAnswer(), options: VisitOptions = {}): Promise<Visit> {
  const on = visit(options);
  void on.session.resolve();
  on.resolution.answer(answer);
  await settle();
  return on;
}

const EXPIRED = refused<Problem>({ code: 'session-expired', message: 'Gone.' });

describe('nothing before the visitor acts', () => {
  it('T-3 looking writes nothing, asks nothing and makes no id', async () => {
    const on = visit({ rules: { cookieDomain: 'other.example' } });
    expect([on.session.isKept(), on.session.isWriter('a')]).toEqual([false, false]);
    expect(await on.session.handOver('https://pay.example')).toBeNull();
    on.platform.page.wake();
    await on.platform.clock.advance({ hours: 1 });
    expect([on.kept(), on.platform.storage.local.writes, on.platform.cookies.writes]).toEqual([[], 0, 0]);
    expect([on.backend.resolutions.length, on.platform.idsMade, on.findings]).toEqual([0, 0, []]);
  });

  it('T-3 a visitor who writes gets one boot id, and keeps it over reloads and tabs', async () => {
    const on = visit();
    const boot = on.session.writer();
    expect(boot).toMatch(/^[0-9a-f]{32}$/);
    expect([on.session.writer(), on.openTab().session.writer(), on.reload().session.writer()]).toEqual([
      boot,
      boot,
      boot,
    ]);
    expect([on.session.isWriter(boot), on.session.isKept()]).toEqual([true, true]);
  });

  it.each([['plh_short'], [''], [aToken('pl1')]])(
    'T-9 what is no code (%s) is no act of the visitor’s',
    async (code) => {
      const on = visit();
      await on.session.redeem(code);
      expect([on.backend.resolutions.length, on.kept()]).toEqual([0, []]);
    },
  );
});

describe('resolving', () => {
  it('T-7 asks once for all who want to know, with what the server needs', async () => {
    const on = visit({ timeZone: 'Europe/Vilnius' });
    const asked = [on.session.resolve(), on.session.resolve()];
    expect(on.session.state.value).toEqual({ state: 'resolving' });
    expect(on.resolution.request).toEqual({
      boot: on.session.writer(),
      tokens: [],
      page: { url: 'https://shop.example/', title: 'Shop' },
      language: 'en-GB',
      timeZone: 'Europe/Vilnius',
    });
    on.resolution.answer(aSessionAnswer({ visitor: 'v7', earlier: true }));
    expect(await Promise.all(asked)).toEqual([ok(undefined), ok(undefined)]);
    expect(on.session.state.value).toEqual({ state: 'known', visitor: 'v7', identity: null, earlier: true });
    expect(await on.session.resolve()).toEqual(ok(undefined));
    expect(on.backend.resolutions).toHaveLength(1);
  });

  it.each([['unreachable'], ['unavailable'], ['too-many-requests'], ['origin-refused']] as const)(
    'T-7 after %s the next call asks again, as the same boot',
    async (code) => {
      const on = visit();
      const first = on.session.resolve();
      on.resolution.refuse(code);
      expect(await first).toMatchObject({ ok: false, problem: { code } });
      expect(on.session.state.value).toMatchObject({ state: 'failed', problem: { code } });
      void on.session.resolve();
      expect(on.session.state.value).toEqual({ state: 'resolving' });
      const [one, two] = on.backend.resolutions;
      expect(two?.request).toEqual(one?.request);
    },
  );

  it('T-7 a backend that breaks its promise and throws is a refusal', async () => {
    const on = visit();
    const first = on.session.resolve();
    on.resolution.fail(new Error('Broken.'));
    expect(await first).toMatchObject({ ok: false, problem: { code: 'unreadable' } });
  });

  it('T-6 over a reload the token is presented once, wherever it was found', async () => {
    const answer = aSessionAnswer();
    const after = (await known(answer)).reload();
    expect(after.session.state.value).toEqual({ state: 'unknown' });
    void after.session.resolve();
    expect(after.presented()).toEqual([`own:${answer.secure?.token}`]);
  });

  it('T-7 without sessions each browser is a visitor by its boot', async () => {
    const on = visit({ backend: scriptedBackend() });
    expect(await on.session.resolve()).toEqual(ok(undefined));
    expect(on.session.state.value).toMatchObject({ state: 'known', visitor: on.session.writer() });
    expect(await on.session.send(async (token) => ok(token))).toEqual(ok(undefined));
    expect(await on.session.identify('jwt')).toMatchObject({ problem: { code: 'unsupported', ability: 'sessions' } });
    await on.session.logout();
    expect([on.kept(), on.backend.ends.length]).toEqual([[], 0]);
  });

  it('T-11 what the server noticed is passed on', async () => {
    const on = await known(aSessionAnswer({ findings: [{ code: 'S11', merges: 12, sessions: 50 }] }));
    expect(on.findings).toEqual(['S11 12 50']);
  });
});

describe('sending', () => {
  it('T-7 resolves first, and says whose it is by the token', async () => {
    const on = visit();
    const sent = on.session.send(async (token) => ok(token));
    const answer = aSessionAnswer();
    on.resolution.answer(answer);
    expect(await sent).toEqual(ok(answer.secure?.token));
  });

  it('T-7 a session that ran out is found anew in the stores, and the call is made once more', async () => {
    const on = await known();
    const old = on.presented();
    const tokens: (string | undefined)[] = [];
    const sent = on.session.send(async (token) => {
      tokens.push(token);
      return tokens.length === 1 ? EXPIRED : ok('stored');
    });
    await settle();
    const answer = aSessionAnswer();
    on.resolution.answer(answer);
    expect(await sent).toEqual(ok('stored'));
    expect(tokens[1]).toBe(answer.secure?.token);
    expect([old, on.presented()]).toEqual([[], [`own:${tokens[0]}`]]);
  });

  it('T-7 a session that runs out twice in a row is a passing refusal, and no loop', async () => {
    const on = await known();
    let calls = 0;
    const sent = on.session.send(async () => {
      calls++;
      return EXPIRED;
    });
    await settle();
    on.resolution.answer(aSessionAnswer());
    expect([await sent, calls]).toEqual([EXPIRED, 2]);
  });

  it('T-7 two calls that find the session gone renew it once', async () => {
    const on = await known();
    const fresh = aSessionAnswer();
    const call = async (token: string | undefined) => (token === fresh.secure?.token ? ok('stored') : EXPIRED);
    const sent = [on.session.send(call), on.session.send(call)];
    await settle();
    on.resolution.answer(fresh);
    expect(await Promise.all(sent)).toEqual([ok('stored'), ok('stored')]);
    expect(on.backend.resolutions).toHaveLength(2);
  });

  it('T-7 a late word that the old token ran out does not cost the new one', async () => {
    const on = await known();
    let sayLate: (answer: typeof EXPIRED) => void = () => undefined;
    let calls = 0;
    const late = on.session.send(async () =>
      ++calls === 1 ? new Promise<typeof EXPIRED>((say) => (sayLate = say)) : ok('stored'),
    );
    void on.session.send(async () => EXPIRED);
    await settle();
    on.resolution.answer(aSessionAnswer());
    await settle();
    const asked = on.backend.resolutions.length;
    sayLate(EXPIRED);
    expect([await late, on.backend.resolutions.length]).toEqual([ok('stored'), asked]);
  });

  it('T-7 where no session can be had, the refusal is the answer, and a call that throws is one, too', async () => {
    const on = visit();
    const sent = on.session.send(async () => expect.unreachable());
    on.resolution.refuse('unreachable');
    expect(await sent).toMatchObject({ problem: { code: 'unreachable' } });
    const thrown = on.session.send(() => Promise.reject(new Error('Broken.')));
    on.resolution.answer(aSessionAnswer());
    expect(await thrown).toMatchObject({ problem: { code: 'unreadable' } });
  });

  it('T-8 a page that was given no token sends without one, and asks no second time', async () => {
    const on = await known(aSessionAnswer({ secure: null }), { origin: 'http://shop.example' });
    expect(await on.session.send(async (token) => ok(token ?? 'none'))).toEqual(ok('none'));
    expect(on.backend.resolutions).toHaveLength(1);
    expect(on.findings).toEqual(['S01 http://shop.example shop']);
  });
});

describe('who the visitor is', () => {
  it('T-10 is said with the next resolution, and known from then on', async () => {
    const on = await known();
    const said = on.session.identify('jwt-ada');
    await settle();
    expect(on.resolution.request).toMatchObject({ identity: 'jwt-ada' });
    expect(on.session.state.value).toMatchObject({ state: 'known', identity: null });
    on.resolution.answer(aSessionAnswer({ visitor: 'v1', identity: ADA }));
    expect(await said).toEqual(ok(undefined));
    expect(on.session.state.value).toMatchObject({ identity: ADA });
    expect(on.newPersons).toBe(0);
    void on.reload().session.resolve();
    expect(on.resolution.request).not.toHaveProperty('identity');
  });

  it('T-10 an anonymous visitor who turns out to be another record of the same person stays at their words', async () => {
    const on = await known(aSessionAnswer({ visitor: 'v9' }));
    const boot = on.session.writer();
    void on.session.identify('jwt-ada');
    await settle();
    on.resolution.answer(aSessionAnswer({ visitor: 'v2', identity: ADA }));
    await settle();
    expect([on.newPersons, on.session.writer()]).toEqual([0, boot]);
  });

  it.each([
    ['in the same page', false],
    ['after a reload, before anything was resolved', true],
  ])('T-10 somebody else %s starts clean, with another boot', async (_when, reloads) => {
    const first = await known(aSessionAnswer({ visitor: 'v1', identity: ADA }));
    const boot = first.session.writer();
    const on = reloads ? first.reload() : first;
    const said = on.session.identify('jwt-bob');
    await settle();
    let toldFirst = 0;
    void said.then(() => {
      toldFirst = on.newPersons;
    });
    on.resolution.answer(aSessionAnswer({ visitor: 'v2', identity: BOB }));
    await said;
    expect([toldFirst, on.newPersons]).toEqual([1, 1]);
    expect(on.session.isWriter(boot)).toBe(false);
    expect(on.session.writer()).not.toBe(boot);
  });

  it('T-10 the same person with another token is nobody new, and the same token again asks nothing', async () => {
    const on = await known(aSessionAnswer({ identity: ADA }));
    void on.session.identify('jwt-1');
    await settle();
    on.resolution.answer(aSessionAnswer({ identity: ADA }));
    await settle();
    expect(await on.session.identify('jwt-1')).toEqual(ok(undefined));
    expect([on.newPersons, on.backend.resolutions.length]).toEqual([0, 2]);
  });

  it('T-10 a refused identity changes nothing, is told to the owner, and keeps no message from being sent', async () => {
    const on = await known(aSessionAnswer({ visitor: 'v1' }));
    const before = [on.session.state.value, on.kept()];
    const said = on.session.identify('forged');
    const sent = on.session.send(async (token) => ok(token));
    await settle();
    on.resolution.refuse({ code: 'identity-refused', message: 'The signature is wrong.' });
    expect(await said).toMatchObject({ problem: { code: 'identity-refused' } });
    expect(await sent).toMatchObject({ ok: true });
    expect([on.session.state.value, on.kept()]).toEqual(before);
    expect([on.findings, on.newPersons]).toEqual([['K01 The signature is wrong.'], 0]);
  });

  it('T-10 a refused identity makes no visitor of somebody who has not acted otherwise', async () => {
    const on = visit();
    const said = on.session.identify('forged');
    await settle();
    on.resolution.refuse('identity-refused');
    await said;
    expect(on.session.state.value).toEqual({ state: 'unknown' });
  });

  it('T-10 a handover to somebody else ends what the page said before', async () => {
    const on = visit();
    void on.session.identify('jwt-ada');
    await settle();
    on.resolution.answer(aSessionAnswer({ visitor: 'v1', identity: ADA }));
    await settle();
    void on.session.redeem(aToken('plh'));
    await settle();
    on.resolution.answer(aSessionAnswer({ visitor: 'v2', identity: BOB }));
    await settle();
    void on.session.send(async () => EXPIRED);
    await settle();
    expect([on.newPersons, on.resolution.request]).toEqual([1, expect.not.objectContaining({ identity: 'jwt-ada' })]);
  });

  it('T-10 an identity given while the network is away is said again with the next resolution', async () => {
    const on = visit();
    const said = on.session.identify('jwt-ada');
    await settle();
    on.resolution.refuse('unreachable');
    expect(await said).toMatchObject({ problem: { code: 'unreachable' } });
    void on.session.resolve();
    expect(on.resolution.request).toMatchObject({ identity: 'jwt-ada' });
  });

  it('T-10 an identity said while an anonymous resolution is under way has its own turn', async () => {
    const on = visit();
    void on.session.resolve();
    const said = on.session.identify('jwt-ada');
    expect(on.backend.resolutions).toHaveLength(1);
    on.resolution.answer(aSessionAnswer());
    await settle();
    expect(on.resolution.request).toMatchObject({ identity: 'jwt-ada' });
    on.resolution.answer(aSessionAnswer({ identity: ADA }));
    expect(await said).toEqual(ok(undefined));
  });

  it('T-10 a token that has run out is renewed by the page, once', async () => {
    const on = visit();
    let asked = 0;
    const said = on.session.identify('old', async () => `new-${++asked}`);
    await settle();
    on.resolution.refuse('identity-refused');
    await settle();
    expect(on.resolution.request).toMatchObject({ identity: 'new-1' });
    on.resolution.refuse('identity-refused');
    expect(await said).toMatchObject({ problem: { code: 'identity-refused' } });
    expect([asked, on.backend.resolutions.length]).toEqual([1, 2]);
  });

  it.each([
    ['a new token', async () => 'new', ['new']],
    ['a callback that throws', () => Promise.reject(new Error('Their own.')), ['old']],
    ['a callback that gives no text', async () => 7 as unknown as string, ['old']],
    ['no callback', undefined, ['old']],
  ])('T-10 a lost session is found again with the identity: %s', async (_what, refresh, expected) => {
    const on = visit();
    void on.session.identify('old', refresh);
    await settle();
    on.resolution.answer(aSessionAnswer({ identity: ADA }));
    await settle();
    void on.session.send(async () => EXPIRED);
    await settle();
    expect([on.resolution.request.identity]).toEqual(expected);
  });

  it('T-10 a lost session whose identity cannot be proved any more goes on as somebody else, and the words arrive', async () => {
    const on = visit();
    void on.session.identify('old');
    await settle();
    on.resolution.answer(aSessionAnswer({ visitor: 'v1', identity: ADA }));
    await settle();
    let calls = 0;
    const sent = on.session.send(async () => (++calls === 1 ? EXPIRED : ok('stored')));
    await settle();
    on.resolution.refuse({ code: 'identity-refused', message: 'Too old.' });
    await settle();
    expect(on.resolution.request).not.toHaveProperty('identity');
    on.resolution.answer(aSessionAnswer({ visitor: 'v5' }));
    expect(await sent).toEqual(ok('stored'));
    expect([on.newPersons, on.findings]).toEqual([1, ['K01 Too old.']]);
  });
});

describe('forgetting', () => {
  it('T-10 logout removes all on the host and its parents, revokes, and tells once', async () => {
    const answer = aSessionAnswer({ bridge: aBridge() });
    const on = await known(answer, { origin: 'https://www.shop.example' });
    on.platform.cookies.plant({
      name: '__Host-pl_shop',
      value: 'x',
      domain: 'www.shop.example',
      hostOnly: true,
      secure: true,
    });
    on.platform.cookies.plant({ name: 'plb_shop', value: 'x', domain: 'www.shop.example' });
    on.platform.cookies.plant({ name: 'theirs', value: 'x' });
    const done = on.session.logout();
    expect(on.kept()).toEqual(['theirs @ .shop.example']);
    expect(on.session.state.value).toEqual({ state: 'unknown' });
    expect(on.backend.ends[0]?.tokens).toEqual([answer.secure?.token, answer.bridge?.token]);
    on.backend.ends[0]?.answer();
    await done;
    expect([on.newPersons, on.session.isKept()]).toEqual([1, false]);
  });

  it('T-10 logout without anything known asks nobody, and a refusal or a throw of the server’s is borne', async () => {
    const on = visit();
    await on.session.logout();
    expect(on.backend.ends).toHaveLength(0);
    const other = await known();
    const done = other.session.logout();
    other.backend.ends[0]?.fail(new Error('Broken.'));
    await done;
  });

  it('T-10 an answer on its way at logout is kept nowhere, and its session revoked', async () => {
    const on = visit();
    const asked = on.session.resolve();
    const held = on.resolution;
    await on.session.logout();
    const late = aSessionAnswer();
    held.answer(late);
    expect(await asked).toMatchObject({ problem: { code: 'session-expired' } });
    expect([on.kept(), on.session.state.value]).toEqual([[], { state: 'unknown' }]);
    expect(on.backend.ends.map(({ tokens }) => tokens)).toEqual([[late.secure?.token]]);
  });

  it('T-10 the next to write after a logout has another boot and no token', async () => {
    const on = await known();
    const boot = on.session.writer();
    void on.session.logout();
    void on.session.resolve();
    expect(on.resolution.request.boot).not.toBe(boot);
    expect(on.presented()).toEqual([]);
  });

  it('T-10 words on their way at logout are sent without a token, and make nobody new', async () => {
    const on = await known();
    const tokens: (string | undefined)[] = [];
    const sent = on.session.send(async (token) => {
      tokens.push(token);
      if (tokens.length > 1) return ok('stored');
      void on.session.logout();
      return EXPIRED;
    });
    expect(await sent).toEqual(ok('stored'));
    expect([tokens[1], on.backend.resolutions.length]).toEqual([undefined, 1]);
  });

  it('T-10 a stopped session listens to nothing and keeps no late answer', async () => {
    const on = visit();
    void on.session.resolve();
    on.session.stop();
    on.resolution.answer(aSessionAnswer());
    await settle();
    expect(on.kept()).toEqual(['pl:shop:visitor']);
    expect([on.platform.page.listeners, on.platform.storage.local.listeners]).toEqual([0, 0]);
    expect(await on.session.resolve()).toMatchObject({ problem: { code: 'closed' } });
  });
});

describe('other tabs', () => {
  /** Two tabs of one visitor. */
  async function twoTabs(answer: SessionAnswer = aSessionAnswer()) {
    const here = await known(answer);
    const there = here.openTab();
    void there.session.resolve();
    there.resolution.answer(answer);
    await settle();
    return { here, there };
  }

  it('T-10 a logout in another tab reaches this one, also one that never asked', async () => {
    const { here, there } = await twoTabs();
    const third = here.openTab();
    const boot = here.session.writer();
    await Promise.race([there.session.logout(), settle()]);
    expect([here.newPersons, third.newPersons]).toEqual([1, 1]);
    expect(here.session.state.value).toEqual({ state: 'unknown' });
    void here.session.resolve();
    expect(here.presented()).toEqual([]);
    expect(here.resolution.request.boot).not.toBe(boot);
  });

  it('T-10 somebody else in another tab is somebody else here, and one boot for both', async () => {
    const { here, there } = await twoTabs(aSessionAnswer({ visitor: 'v1', identity: ADA }));
    void there.session.identify('jwt-bob');
    await settle();
    const bob = aSessionAnswer({ visitor: 'v2', identity: BOB });
    there.resolution.answer(bob);
    await settle();
    expect(here.newPersons).toBe(1);
    expect(here.session.writer()).toBe(there.session.writer());
    void here.session.resolve();
    expect(here.presented()).toEqual([`own:${bob.secure?.token}`]);
  });

  it('T-10 an anonymous visitor who says who they are in another tab is the same person here', async () => {
    const { here, there } = await twoTabs();
    void there.session.identify('jwt-ada');
    await settle();
    const ada = aSessionAnswer({ visitor: 'v8', identity: ADA });
    there.resolution.answer(ada);
    await settle();
    expect([here.newPersons, here.session.state.value.state]).toEqual([0, 'known']);
    void here.session.resolve();
    expect(here.presented()).toEqual([`own:${ada.secure?.token}`]);
    here.resolution.answer(ada);
    await settle();
    const asked = here.backend.resolutions.length;
    await here.session.resolve();
    expect(here.backend.resolutions).toHaveLength(asked);
  });

  it('T-10 a page that slept through the event sees it when it wakes, or when it next asks', async () => {
    for (const rouse of [(on: Visit) => on.platform.page.wake(), (on: Visit) => void on.session.resolve()]) {
      const on = await known();
      on.platform.storage.local.texts.delete('pl:shop:session');
      rouse(on);
      expect(on.newPersons).toBe(1);
    }
  });

  it('T-10 an answer that comes after another tab logged out is not kept', async () => {
    const { here, there } = await twoTabs();
    void here.session.identify('jwt-ada');
    await settle();
    const held = here.resolution;
    void there.session.logout();
    held.answer(aSessionAnswer({ identity: ADA }));
    await settle();
    expect([here.kept(), here.session.state.value]).toEqual([[], { state: 'unknown' }]);
  });

  it('T-10 nor is one that comes before this page hears of it', async () => {
    const { here } = await twoTabs();
    void here.session.identify('jwt-ada');
    await settle();
    here.platform.storage.local.texts.clear();
    here.resolution.answer(aSessionAnswer({ identity: ADA }));
    await settle();
    expect([here.newPersons, here.session.state.value]).toEqual([1, { state: 'unknown' }]);
  });

  it('T-10 rubbish written over the session by another script is nobody new', async () => {
    const { here, there } = await twoTabs();
    there.platform.stores.local.write('pl:shop:session', 'rubbish');
    expect(here.newPersons).toBe(0);
  });
});

describe('the visitor’s word on keeping things', () => {
  it('T-3 denied from the start nothing is read or written, and the session lives in memory', async () => {
    const kept = await known();
    const answer = aSessionAnswer({ bridge: aBridge() });
    const on = visit({ storage: 'denied', platform: kept.platform.openTab(), backend: kept.backend });
    const writes = [on.platform.storage.local.writes, on.platform.cookies.writes];
    void on.session.resolve();
    expect(on.presented()).toEqual([]);
    on.resolution.answer(answer);
    await settle();
    expect(await on.session.send(async (token) => ok(token))).toEqual(ok(answer.secure?.token));
    expect([on.platform.storage.local.writes, on.platform.cookies.writes]).toEqual(writes);
    expect(on.findings).toEqual([]);
  });

  it('T-3 denied later is a logout after which nothing is kept; a second time changes nothing', async () => {
    const on = await known();
    const done = on.session.setConsent('denied');
    expect([on.kept(), on.newPersons, on.backend.ends.length]).toEqual([[], 1, 1]);
    on.backend.ends[0]?.answer();
    await done;
    void on.session.resolve();
    on.resolution.answer(aSessionAnswer());
    await settle();
    await on.session.setConsent('denied');
    expect([on.kept(), on.session.state.value.state]).toEqual([[], 'known']);
  });

  it('T-3 granted later keeps what is known, boot id and all', async () => {
    const on = await known(aSessionAnswer(), { storage: 'denied' });
    const boot = on.session.writer();
    await on.session.setConsent('granted');
    expect(on.kept()).toEqual(['pl:shop:visitor', 'pl:shop:session', '__Secure-pl_shop @ .shop.example']);
    expect(visit({ platform: on.platform.reload() }).session.isWriter(boot)).toBe(true);
  });

  it('T-3 granted where an older session is kept, the server says how the two go together', async () => {
    const older = aSessionAnswer();
    const before = await known(older);
    before.session.stop();
    const on = visit({ storage: 'denied', platform: before.platform.openTab(), backend: before.backend });
    void on.session.resolve();
    const newer = aSessionAnswer({ visitor: 'v2' });
    on.resolution.answer(newer);
    await settle();
    void on.session.setConsent('granted');
    expect(on.presented()).toEqual([`own:${newer.secure?.token}`, `own:${older.secure?.token}`]);
  });
});

describe('going to another origin', () => {
  const PAY = 'https://pay.example';
  const code = aToken('plh');

  /** A known visitor, and the codes for the links of their page. */
  async function linked() {
    const on = await known();
    return {
      platform: on.platform,
      backend: on.backend,
      links: createHandovers(on.platform.clock, on.session.handOver),
    };
  }

  it('T-9 a code is fetched at the first sign, and taken once', async () => {
    const on = await linked();
    const fetched = [on.links.fetch(PAY), on.links.fetch(PAY)];
    expect(on.links.take(PAY)).toBeNull();
    await settle();
    expect(on.backend.handovers.map(({ target }) => target)).toEqual([PAY]);
    on.backend.handovers[0]?.answer({ code, expiresAt: on.platform.clock.now() });
    expect(await Promise.all(fetched)).toEqual([code, code]);
    expect([on.links.take(PAY), on.links.take(PAY)]).toEqual([code, null]);
    void on.links.fetch(PAY);
    await settle();
    expect(on.backend.handovers).toHaveLength(2);
  });

  it.each([
    [{ seconds: 59 }, code],
    [{ seconds: 60 }, null],
  ])('T-9 a code that has lain ready for %o', async (duration, expected) => {
    const on = await linked();
    void on.links.fetch(PAY);
    await settle();
    on.backend.handovers[0]?.answer({ code, expiresAt: on.platform.clock.now() });
    await on.platform.clock.advance(duration);
    expect(on.links.take(PAY)).toBe(expected);
  });

  it('T-9 a code is not trusted when the clock was turned back', async () => {
    const on = await linked();
    void on.links.fetch(PAY);
    await settle();
    on.backend.handovers[0]?.answer({ code, expiresAt: on.platform.clock.now() });
    await settle();
    on.platform.clock.jump({ hours: -1 });
    expect(on.links.take(PAY)).toBeNull();
  });

  it.each([['forbidden'], ['unreachable']] as const)(
    'T-9 after %s the link goes without, and the next may ask',
    async (problem) => {
      const on = await linked();
      const fetched = on.links.fetch(PAY);
      await settle();
      on.backend.handovers[0]?.refuse(problem);
      expect(await fetched).toBeNull();
      void on.links.fetch(PAY);
      await settle();
      expect(on.backend.handovers).toHaveLength(2);
    },
  );

  it('T-9 nothing is handed over by a page over http, nor of somebody who has left', async () => {
    const bridged = await known(aSessionAnswer({ secure: null, bridge: aBridge() }), {
      origin: 'http://shop.example',
    });
    expect(await bridged.session.handOver(PAY)).toBeNull();
    const unasked = bridged.reload();
    expect(await unasked.session.handOver(PAY)).toBeNull();
    expect([bridged.backend.handovers.length, bridged.backend.resolutions.length]).toEqual([0, 1]);
    const on = await known();
    const fetched = on.session.handOver(PAY);
    await settle();
    void on.session.logout();
    on.backend.handovers[0]?.answer({ code, expiresAt: on.platform.clock.now() });
    expect(await fetched).toBeNull();
  });

  it('T-9 a code out of the address goes with the resolution, again after a lost answer, and never after one', async () => {
    const on = visit();
    void on.session.redeem(code);
    await settle();
    expect(on.resolution.request.code).toBe(code);
    on.resolution.refuse('unreachable');
    await settle();
    void on.session.resolve();
    expect(on.resolution.request.code).toBe(code);
    on.resolution.answer(aSessionAnswer());
    await settle();
    void on.session.identify('jwt');
    await settle();
    expect(on.resolution.request).not.toHaveProperty('code');
  });
});
