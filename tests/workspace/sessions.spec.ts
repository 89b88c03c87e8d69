import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, codeOf, hexId, MINUTE, MONDAY_10, openBench } from './bench.ts';
import { found, newcomer, secureOf, visit } from './browser.ts';

const DAY = 24 * 60 * MINUTE;
const SHOP = 'https://shop.example';
const PLAIN = 'http://shop.example';
const both = () => openBench({ settings: { id: 'w', origins: [SHOP, 'https://help.shop.example', PLAIN] } });

const visitorsOf = async ({ server }: ReturnType<typeof openBench>) => answered(await server.visitors({})).visitors;

describe('one boot id is one visitor', () => {
  it('T-7 two hundred requests of one boot id at once are one visitor', async () => {
    const bench = openBench();
    const answers = await Promise.all(Array.from({ length: 200 }, () => bench.resolve()));
    expect(new Set(answers.map((answer) => answered(answer).visitor))).toHaveLength(1);
    expect(await visitorsOf(bench)).toHaveLength(1);
    const last = answered(answers[199] as (typeof answers)[number]);
    expect(await visit(bench, 1, [found('own', last)])).toMatchObject({ visitor: last.visitor, secure: last.secure });
  });

  it('T-7 an answer that never arrived: the same boot id gets a session of the same visitor, however late', async () => {
    const bench = openBench();
    const lost = await newcomer(bench, 1);
    bench.clock.now += 30 * DAY;
    const again = await newcomer(bench, 1);
    expect(again.visitor).toBe(lost.visitor);
    expect(secureOf(again)).not.toBe(secureOf(lost));
  });

  it('T-7 once a token was used, the boot id opens sessions for ten minutes more and then none', async () => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    await visit(bench, 1, [found('own', first)]);
    bench.clock.now += 10 * MINUTE - 1;
    expect(await newcomer(bench, 1)).toMatchObject({ visitor: first.visitor });
    bench.clock.now += 1;
    expect((await newcomer(bench, 1)).visitor).not.toBe(first.visitor);
  });

  it('T-7 a message without a token is that of the boot id’s visitor, before and after it may open sessions', async () => {
    const bench = openBench();
    const boot = hexId(1);
    answered(await bench.submit({ visitor: boot }));
    const answer = await newcomer(bench, 1);
    await visit(bench, 1, [found('own', answer)]);
    bench.clock.now += DAY;
    answered(await bench.submit({ visitor: boot, commandId: hexId(2) }));
    const { messages } = answered(await bench.server.offlineMessages({}));
    expect(messages.map(({ visitor }) => visitor)).toEqual([answer.visitor, answer.visitor]);
  });
});

describe('a token is known again', () => {
  it.each([
    ['alone', []],
    ['among forged ones', [`pl1_${'0'.repeat(64)}`, 'garbage', `plb_${'f'.repeat(64)}`]],
  ])('T-6 %s, as the same token with its time begun anew', async (_title, forged) => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    bench.clock.now += DAY;
    const tokens = [found('own', first), ...forged.map((token) => ({ token, place: 'shared' as const }))];
    const again = await visit(bench, 2, tokens);
    expect(again).toMatchObject({ visitor: first.visitor, secure: { token: secureOf(first) } });
    expect(again.secure?.expiresAt).toBe(MONDAY_10 + 181 * DAY);
    expect(await visitorsOf(bench)).toHaveLength(1);
  });

  it('T-4 out of the cookie that no script can read it counts like one of the page’s own', async () => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    const answer = answered(await bench.resolve({ boot: hexId(2) }, { hostToken: secureOf(first) }));
    expect(answer).toMatchObject({ visitor: first.visitor, secure: { token: secureOf(first) } });
  });

  it('T-1 a secure token ends after 180 days without a visit, a bridge after 24 hours', async () => {
    const bench = both();
    const secure = await newcomer(bench, 1, SHOP);
    const bridge = await newcomer(bench, 2, PLAIN);
    bench.clock.now += DAY - 1;
    expect(await visit(bench, 3, [found('bridge', bridge)], { origin: PLAIN })).toMatchObject({
      visitor: bridge.visitor,
    });
    bench.clock.now += DAY;
    expect((await visit(bench, 4, [found('bridge', bridge)], { origin: PLAIN })).visitor).not.toBe(bridge.visitor);
    bench.clock.now = MONDAY_10 + 180 * DAY;
    expect((await visit(bench, 5, [found('own', secure)], { origin: SHOP })).visitor).not.toBe(secure.visitor);
  });

  it('Z-3 no document that is stored holds a token, a code or a boot id', async () => {
    const store = createMemoryStore();
    const written: unknown[] = [];
    const spied = {
      ...store,
      commit(...given: Parameters<typeof store.commit>) {
        written.push(given);
        return store.commit(...given);
      },
    };
    const bench = openBench({ store: spied, settings: { id: 'w', linkDomains: ['https://shop.de'] } });
    const answer = await newcomer(bench, 0xb00);
    const { code } = answered(
      await bench.server.handle({
        kind: 'hand-over',
        widget: 'w',
        token: secureOf(answer),
        target: 'https://shop.de',
        origin: null,
      }),
    );
    const text = JSON.stringify(written);
    expect([secureOf(answer), code, hexId(0xb00)].filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe('what is over', () => {
  const stored = async (store: ReturnType<typeof createMemoryStore>, kind: string): Promise<number> => {
    const found = await store.find('main', { kind, limit: 200 });
    return found.ok ? found.value.documents.length : -1;
  };

  it('T-9 leaves the store: of the codes of a visitor only those are kept that may still serve', async () => {
    const store = createMemoryStore();
    const bench = openBench({ store, settings: { id: 'w', linkDomains: ['https://shop.de'] } });
    const token = secureOf(await newcomer(bench, 1));
    const handOver = () =>
      bench.server.handle({ kind: 'hand-over', widget: 'w', token, target: 'https://shop.de', origin: null });
    for (let n = 0; n < 5; n += 1) await handOver();
    expect(await stored(store, 'visitor-handover')).toBe(5);
    bench.clock.now += 2 * MINUTE;
    await handOver();
    expect(await stored(store, 'visitor-handover')).toBe(1);
  });

  it('T-7 leaves the store: of the tokens of a visitor only those are kept that are remembered', async () => {
    const store = createMemoryStore();
    const bench = openBench({ store });
    for (let n = 0; n < 30; n += 1) await newcomer(bench, 1);
    expect(await visitorsOf(bench)).toHaveLength(1);
    expect(await stored(store, 'visitor-token')).toBe(24);
  });
});

describe('several sessions in one page', () => {
  it('T-7 are one visitor from then on, under a new token, and every earlier one ends when that is used', async () => {
    const bench = openBench();
    const one = await newcomer(bench, 1);
    bench.clock.now += MINUTE;
    const two = await newcomer(bench, 2);
    const merged = await visit(bench, 3, [found('own', one), found('shared', two)]);
    expect(merged.visitor).toBe(two.visitor);
    expect(answered(await bench.server.visitor(one.visitor))).toMatchObject({ id: two.visitor, merged: [one.visitor] });
    expect(codeOf(await bench.submit({}, { token: secureOf(two) }))).toBe('session-expired');
    expect(codeOf(await bench.submit({}, { token: secureOf(merged) }))).toBe('ok');
    expect(codeOf(await bench.submit({ commandId: hexId(9) }, { token: secureOf(one) }))).toBe('session-expired');
    expect(await visitorsOf(bench)).toHaveLength(1);
  });

  it('T-7 a merge whose answer is lost is found again, by the old tokens and by the boot id', async () => {
    for (const retry of ['tokens', 'boot']) {
      const bench = openBench();
      const one = await newcomer(bench, 1);
      const two = await newcomer(bench, 2);
      const tokens = [found('own', one), found('shared', two)];
      const lost = await visit(bench, 3, tokens);
      const again = await visit(bench, 3, retry === 'tokens' ? tokens : []);
      expect(again.visitor).toBe(lost.visitor);
      expect(codeOf(await bench.submit({}, { token: secureOf(again) }))).toBe('ok');
    }
  });

  it('T-7 in two tabs at once leave both with a token that serves', async () => {
    const bench = openBench();
    const tokens = [found('own', await newcomer(bench, 1)), found('own', await newcomer(bench, 2))];
    const [first, second] = await Promise.all([visit(bench, 3, tokens), visit(bench, 3, tokens)]);
    expect(codeOf(await bench.submit({}, { token: secureOf(first) }))).toBe('ok');
    expect(codeOf(await bench.submit({ commandId: hexId(2) }, { token: secureOf(second) }))).toBe('ok');
    expect(first.visitor).toBe(second.visitor);
  });

  it('T-11 S11 the owner hears of it when more than a fifth of the latest sessions had to be merged', async () => {
    const bench = openBench();
    let last = await newcomer(bench, 1);
    for (let boot = 2; boot < 12; boot += 2) {
      const other = await newcomer(bench, boot);
      expect(last.findings).toEqual([]);
      last = await visit(bench, boot + 1, [found('own', last), found('own', other)]);
    }
    expect(last.findings).toEqual([{ code: 'S11', merges: 5, sessions: 11 }]);
  });
});

describe('a token that a sibling host may have planted', () => {
  it('T-6 is taken over: once the new one is used, whoever planted it is out', async () => {
    const bench = openBench();
    const mallory = await newcomer(bench, 1);
    const taken = await visit(bench, 2, [found('shared', mallory)]);
    expect(taken.visitor).toBe(mallory.visitor);
    expect(secureOf(taken)).not.toBe(secureOf(mallory));
    expect(codeOf(await bench.submit({}, { token: secureOf(taken) }))).toBe('ok');
    expect(codeOf(await bench.submit({ commandId: hexId(2) }, { token: secureOf(mallory) }))).toBe('session-expired');
    expect((await newcomer(bench, 1)).visitor).not.toBe(mallory.visitor);
  });

  it('T-6 whoever planted it and takes it over in a race has nothing once the visitor wrote', async () => {
    const bench = openBench();
    const mallory = await newcomer(bench, 1);
    const taken = await visit(bench, 2, [found('shared', mallory)]);
    const raced = await visit(bench, 3, [found('shared', mallory)]);
    expect(codeOf(await bench.submit({}, { token: secureOf(taken) }))).toBe('ok');
    for (const token of [secureOf(raced), secureOf(mallory)]) {
      expect(codeOf(await bench.submit({ commandId: hexId(3) }, { token }))).toBe('session-expired');
    }
  });

  it('T-6 serves until the new one was used, so that a lost answer loses nobody', async () => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    await visit(bench, 2, [found('shared', first)]);
    expect(await visit(bench, 2, [found('shared', first)])).toMatchObject({ visitor: first.visitor });
  });

  it('T-6 a page whose own token was superseded on another host is known by both together', async () => {
    const bench = openBench();
    const www = await newcomer(bench, 1);
    const help = await visit(bench, 2, [found('shared', www)]);
    await visit(bench, 2, [found('own', help)]);
    const back = await visit(bench, 1, [found('own', www), found('shared', help)]);
    expect(back).toMatchObject({ visitor: www.visitor, secure: { token: secureOf(help) } });
    expect((await visit(bench, 9, [found('own', www)])).visitor).not.toBe(www.visitor);
  });
});

describe('what leads to a visitor', () => {
  const writersOf = async ({ server }: ReturnType<typeof openBench>) =>
    answered(await server.offlineMessages({})).messages.map(({ visitor }) => visitor);

  it('T-6 the boot id of a page that took a session over leads there once the new token was used, and not before', async () => {
    const bench = openBench();
    const mallory = await newcomer(bench, 1);
    const taken = await visit(bench, 2, [found('shared', mallory)]);
    answered(await bench.submit({ visitor: hexId(3) }, { token: secureOf(taken) }));
    answered(await bench.submit({ visitor: hexId(2), commandId: hexId(2) }));
    expect(await writersOf(bench)).toEqual([taken.visitor, taken.visitor]);
    await visit(bench, 5, [found('shared', taken)]);
    bench.clock.now += MINUTE;
    answered(await bench.submit({ visitor: hexId(5), commandId: hexId(3) }));
    expect((await writersOf(bench))[0]).not.toBe(taken.visitor);
  });

  it('T-7 an unknown boot id belongs to the token it first came with', async () => {
    const bench = openBench();
    const { visitor, ...answer } = await newcomer(bench, 1);
    answered(await bench.submit({ visitor: hexId(2) }, { token: secureOf({ visitor, ...answer }) }));
    answered(await bench.submit({ visitor: hexId(2), commandId: hexId(2) }));
    expect(await writersOf(bench)).toEqual([visitor, visitor]);
  });

  it('T-7 a token of long ago leads on, whoever its visitor became since and whoever that one became', async () => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    let last = first;
    for (let boot = 2; boot < 8; boot += 2) {
      bench.clock.now += 1;
      const newer = await newcomer(bench, boot);
      last = await visit(bench, boot + 1, [found('own', last), found('own', newer)]);
      expect(last.visitor).toBe(newer.visitor);
      await visit(bench, boot + 1, [found('own', last)]);
    }
    const back = await visit(bench, 9, [found('own', first), found('shared', last)]);
    expect(back.secure?.token).toBe(secureOf(last));
  });

  it('T-6 a token in two places counts by the better one', async () => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    const again = await visit(bench, 2, [found('shared', first), found('own', first)]);
    expect(again.secure?.token).toBe(secureOf(first));
  });
});

describe('http pages', () => {
  it('T-1 get a bridge and never a secure token; without an http origin listed, neither', async () => {
    const listed = await newcomer(both(), 1, PLAIN);
    expect(Object.keys(listed)).not.toContain('secure');
    expect(listed.bridge?.token).toMatch(/^plb_[0-9a-f]{64}$/);
    const unlisted = await newcomer(openBench(), 1, PLAIN);
    expect([unlisted.secure, unlisted.bridge]).toEqual([undefined, undefined]);
  });

  it('T-8 a visitor of an http page is lifted to a secure session of everything, once', async () => {
    const bench = both();
    const plain = await newcomer(bench, 1, PLAIN);
    answered(await bench.submit({}, { token: plain.bridge?.token ?? '' }));
    const lifted = await visit(bench, 2, [found('bridge', plain)], { origin: SHOP });
    expect(lifted).toMatchObject({ visitor: plain.visitor, earlier: false, secure: {}, bridge: {} });
    expect(lifted.bridge?.token).not.toBe(plain.bridge?.token);
    await visit(bench, 2, [found('own', lifted)], { origin: SHOP });
    expect(codeOf(await bench.submit({ commandId: hexId(2) }, { token: plain.bridge?.token ?? '' }))).toBe(
      'session-expired',
    );
    const handover = { kind: 'hand-over', widget: 'w', target: 'https://help.shop.example', origin: SHOP } as const;
    expect(codeOf(await bench.server.handle({ ...handover, token: secureOf(lifted) }))).toBe('ok');
  });

  it('T-8 a bridge of somebody with a secure session opens nothing from before it', async () => {
    const bench = both();
    const secure = await newcomer(bench, 1, SHOP);
    answered(await bench.submit({}, { token: secureOf(secure) }));
    bench.clock.now += MINUTE;
    const attached = await visit(bench, 2, [found('bridge', secure)], { origin: PLAIN });
    expect(attached).toMatchObject({ visitor: secure.visitor, earlier: true, identity: null });
    bench.clock.now += MINUTE;
    const sniffed = await visit(bench, 3, [found('bridge', secure)], { origin: SHOP });
    expect(sniffed).toMatchObject({ visitor: secure.visitor, earlier: true });
    const handover = { kind: 'hand-over', widget: 'w', target: 'https://help.shop.example', origin: SHOP } as const;
    expect(codeOf(await bench.server.handle({ ...handover, token: secureOf(sniffed) }))).toBe('forbidden');
    const mixed = await visit(bench, 4, [found('own', sniffed), found('own', await newcomer(bench, 5, SHOP))], {
      origin: SHOP,
    });
    expect(mixed.visitor).not.toBe(secure.visitor);
    expect(await visitorsOf(bench)).toHaveLength(2);
  });

  it('T-6 a bridge is used only where nothing else says whose session it is', async () => {
    const bench = both();
    const one = await newcomer(bench, 1, SHOP);
    const other = await newcomer(bench, 2, PLAIN);
    const answer = await visit(bench, 3, [found('own', one), found('bridge', other)], { origin: SHOP });
    expect(answer).toMatchObject({ visitor: one.visitor, secure: { token: secureOf(one) } });
    expect(answer.bridge?.token).not.toBe(other.bridge?.token);
    expect(await visit(bench, 2, [found('bridge', other)], { origin: PLAIN })).toMatchObject({
      visitor: other.visitor,
    });
  });

  it('T-1 a secure token from an http page says nothing', async () => {
    const bench = both();
    const secure = await newcomer(bench, 1, SHOP);
    expect((await visit(bench, 2, [found('own', secure)], { origin: PLAIN })).visitor).not.toBe(secure.visitor);
  });
});

describe('leading a session to another origin', () => {
  const settings = { id: 'w', origins: [SHOP], linkDomains: ['https://shop.de'] };
  const lead = async (target = 'https://shop.de', origin: string | null = SHOP) => {
    const bench = openBench({ settings: { ...settings, origins: [SHOP, 'https://shop.de', 'https://third.example'] } });
    const first = await newcomer(bench, 1, SHOP);
    const made = await bench.server.handle({ kind: 'hand-over', widget: 'w', token: secureOf(first), target, origin });
    return { ...bench, first, code: answered(made).code };
  };
  const clicked = { page: { url: 'https://shop.de/', referrer: `${SHOP}/lamps` } };
  const arrive = (bench: Awaited<ReturnType<typeof lead>>, boot: number, request: object = {}) =>
    visit(bench, boot, [], { origin: 'https://shop.de', code: bench.code, ...clicked, ...request });

  it('T-9 a code leads one page to the visitor, and both go on', async () => {
    const bench = await lead();
    const there = await arrive(bench, 2);
    expect(there.visitor).toBe(bench.first.visitor);
    await visit(bench, 2, [found('own', there)], { origin: 'https://shop.de' });
    expect(await visit(bench, 1, [found('own', bench.first)], { origin: SHOP })).toMatchObject({
      secure: bench.first.secure,
    });
    expect((await arrive(bench, 3)).visitor).not.toBe(bench.first.visitor);
  });

  it('T-9 the same page may ask again with it, should the answer be lost', async () => {
    const bench = await lead();
    await arrive(bench, 2);
    expect((await arrive(bench, 2)).visitor).toBe(bench.first.visitor);
  });

  it.each<[string, object, number]>([
    ['late', {}, 120_000],
    ['at another origin', { origin: 'https://third.example' }, 0],
    ['invented', { code: `plh_${'a'.repeat(64)}` }, 0],
    ['mutilated', { code: 'plh_' }, 0],
    ['of no origin', { origin: null }, 0],
  ])('T-9 a code that is %s is as if there were none', async (_title, request, after) => {
    const bench = await lead();
    bench.clock.now += after;
    expect((await arrive(bench, 2, request)).visitor).not.toBe(bench.first.visitor);
  });

  it('T-9 a code in time by a millisecond serves, and after a logout none does', async () => {
    const intime = await lead();
    intime.clock.now += 119_999;
    expect((await arrive(intime, 2)).visitor).toBe(intime.first.visitor);
    const over = await lead();
    await over.server.handle({
      kind: 'end-session',
      widget: 'w',
      tokens: [secureOf(over.first)],
      hostToken: null,
      origin: SHOP,
    });
    expect((await arrive(over, 2)).visitor).not.toBe(over.first.visitor);
  });

  it('T-9 a code in a link somebody sent is taken over like a planted cookie: the sender is out once it is used', async () => {
    const bench = await lead();
    const there = await arrive(bench, 2, { page: { url: 'https://shop.de/', referrer: 'https://evil.example/' } });
    expect(codeOf(await bench.submit({}, { token: secureOf(there), origin: 'https://shop.de' }))).toBe('ok');
    expect(codeOf(await bench.submit({ commandId: hexId(2) }, { token: secureOf(bench.first) }))).toBe(
      'session-expired',
    );
  });

  it.each<[string, object, string, string]>([
    ['listed in linkDomains', settings, 'https://shop.de', 'ok'],
    ['listed in origins', settings, SHOP, 'ok'],
    ['listed nowhere', settings, 'https://evil.example', 'forbidden'],
    ['any, where no list is set', { id: 'w' }, 'https://shop.de', 'forbidden'],
    ['no origin', settings, 'https://shop.de/path', 'invalid'],
    ['a pattern', settings, 'https://*.shop.de', 'invalid'],
  ])('T-9 to a target %s', async (_title, given, target, code) => {
    const bench = openBench({ settings: given as typeof settings });
    const token = secureOf(await newcomer(bench, 1));
    expect(codeOf(await bench.server.handle({ kind: 'hand-over', widget: 'w', token, target, origin: null }))).toBe(
      code,
    );
  });
});

describe('ending', () => {
  const end = (bench: ReturnType<typeof openBench>, tokens: readonly string[]) =>
    bench.server.handle({ kind: 'end-session', widget: 'w', tokens, hostToken: null, origin: null });

  it('T-10 takes the token, and what replaced it, and its boot id for good', async () => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    const second = await visit(bench, 2, [found('shared', first)]);
    expect(codeOf(await end(bench, [secureOf(first)]))).toBe('ok');
    for (const answer of [first, second]) {
      expect(codeOf(await bench.submit({}, { token: secureOf(answer) }))).toBe('session-expired');
      expect((await visit(bench, 1, [found('own', answer)])).visitor).not.toBe(first.visitor);
    }
  });

  it('T-10 unknown tokens are passed over, and the known ones among them end', async () => {
    const bench = openBench();
    const first = await newcomer(bench, 1);
    expect(codeOf(await end(bench, ['x', `pl1_${'0'.repeat(64)}`, secureOf(first)]))).toBe('ok');
    expect(codeOf(await bench.submit({}, { token: secureOf(first) }))).toBe('session-expired');
  });
});

describe('limits and hints', () => {
  it('Z-4 an address makes ten new visitors a minute, and known ones come and go', async () => {
    const bench = openBench();
    const address = '192.0.2.1';
    const make = (boot: number) => bench.resolve({ boot: hexId(boot) }, { address });
    const first = answered(await make(1));
    for (let boot = 2; boot <= 10; boot += 1) expect(codeOf(await make(boot))).toBe('ok');
    expect(await make(11)).toMatchObject({ problem: { code: 'too-many-requests', retryAfterMs: MINUTE } });
    const known = await bench.resolve({ boot: hexId(1), tokens: [found('own', first)] }, { address });
    expect(answered(known).visitor).toBe(first.visitor);
    bench.clock.now += MINUTE;
    expect(codeOf(await make(11))).toBe('ok');
  });

  it('T-11 S10 somebody new who came from the owner’s other site without a handover is said so', async () => {
    const settings = { id: 'w', origins: [SHOP, 'https://shop.de'] };
    const page = { url: 'https://shop.de/', referrer: `${SHOP}/` };
    const finding = { code: 'S10', from: SHOP, to: 'https://shop.de' };
    const answer = async (given: object) =>
      answered(await openBench({ settings: { ...settings, ...given } }).resolve({ page }));
    expect((await answer({})).findings).toEqual([finding]);
    expect((await answer({ linkDomains: ['https://shop.de'] })).findings).toEqual([]);
  });

  it.each<[string, object, string | null, string]>([
    ['unknown', {}, null, 'ok'],
    ['disabled', { disabled: true }, null, 'widget-disabled'],
    ['disabled with the offline experience', { disabled: true, whenDisabled: 'offline' }, null, 'ok'],
    ['of other origins', { origins: [SHOP] }, 'https://evil.example', 'origin-refused'],
  ])('S-3 Z-3 a session of a widget that is %s', async (_title, given, origin, code) => {
    const bench = openBench({ settings: { id: 'w', ...given } });
    expect(codeOf(await bench.resolve({}, { origin }))).toBe(code);
    expect(codeOf(await bench.resolve({}, { widget: 'x' }))).toBe('widget-unknown');
  });
});
