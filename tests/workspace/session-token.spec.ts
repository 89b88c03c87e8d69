import { describe, expect, it } from 'vitest';
import { answered, type Bench, codeOf, hexId, openBench } from './bench.ts';
import { found, newcomer, secureOf, visit } from './browser.ts';

const HALF_A_YEAR = 180 * 24 * 60 * 60_000;

/** Makes, out of the session of somebody, a text that is no token of theirs (any more). */
type Spoil = (token: string, bench: Bench) => string | Promise<string>;

const SPOILT: readonly (readonly [what: string, spoil: Spoil])[] = [
  ['nothing', () => ''],
  ['its prefix alone', () => 'pl1_'],
  ['one digit less', (token) => token.slice(0, -1)],
  ['one digit more', (token) => `${token}0`],
  ['one digit changed', (token) => `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`],
  ['in upper case', (token) => token.toUpperCase()],
  ['its digits in upper case', (token) => `pl1_${token.slice(4).toUpperCase().replace(/^0/, 'A')}`],
  ['without its prefix', (token) => token.slice(4)],
  ['as a bridge', (token) => `plb_${token.slice(4)}`],
  ['as a code', (token) => `plh_${token.slice(4)}`],
  ['of another version', (token) => `pl2_${token.slice(4)}`],
  ['with a space before it', (token) => ` ${token}`],
  ['with a line break after it', (token) => `${token}\n`],
  ['with a NUL after it', (token) => `${token}\u0000`],
  ['with a NUL inside', (token) => `${token.slice(0, 20)}\u0000${token.slice(21)}`],
  ['with half a character', (token) => `${token.slice(0, -1)}\ud800`],
  ['in wide digits', (token) => `pl1_${'０'.repeat(64)}${token.slice(68)}`],
  ['twice', (token) => `${token}${token}`],
  ['ten thousand long', (token) => token.padEnd(10_000, '0')],
  ['as a word for bearers', (token) => `Bearer ${token}`],
  ['a name of every object', () => '__proto__'],
  ['the path of a document', (token) => `visitor-token/${token}`],
  [
    'over',
    (token, bench) => {
      bench.clock.now += HALF_A_YEAR;
      return token;
    },
  ],
  [
    'revoked',
    async (token, { server }) => {
      await server.handle({ kind: 'end-session', widget: 'w', tokens: [token], hostToken: null, origin: null });
      return token;
    },
  ],
  [
    'superseded',
    async (token, bench) => {
      const taken = await visit(bench, 0xadd, [{ token, place: 'shared' }]);
      await visit(bench, 0xadd, [found('own', taken)]);
      return token;
    },
  ],
  [
    'of a visitor who became another',
    async (token, bench) => {
      bench.clock.now += 1;
      const newer = await newcomer(bench, 0xadd);
      const merged = await visit(bench, 0xade, [found('own', newer), { token, place: 'shared' }]);
      await visit(bench, 0xade, [found('own', merged)]);
      return token;
    },
  ],
  [
    'of a visitor who was erased',
    async (token, bench) => {
      const { visitors } = answered(await bench.server.visitors({}));
      await bench.server.eraseVisitor(visitors[0]?.id ?? '');
      return token;
    },
  ],
];

describe.each(SPOILT)('a session token that is %s', (_what, spoil) => {
  const open = async () => {
    const bench = openBench({ settings: [{ id: 'w', linkDomains: ['https://shop.de'] }, { id: 'v' }] });
    const owner = await newcomer(bench, 1);
    const token = await spoil(secureOf(owner), bench);
    return { ...bench, owner, token };
  };

  it('T-6 leads nobody to somebody else’s session, from whatever place', async () => {
    for (const place of ['own', 'shared', 'bridge'] as const) {
      const bench = await open();
      const stranger = await bench.resolve({ boot: hexId(0xbad), tokens: [{ token: bench.token, place }] });
      expect(answered(stranger).visitor).not.toBe(bench.owner.visitor);
    }
  });

  it('T-7 sends nothing, leads nowhere, and ends no one’s session', async () => {
    const { server, submit, token } = await open();
    expect(codeOf(await submit({}, { token }))).toBe('session-expired');
    expect(answered(await server.offlineMessages({})).messages).toEqual([]);
    const handed = await server.handle({
      kind: 'hand-over',
      widget: 'w',
      token,
      target: 'https://shop.de',
      origin: null,
    });
    expect(codeOf(handed)).toBe('session-expired');
    expect(
      codeOf(await server.handle({ kind: 'end-session', widget: 'w', tokens: [token], hostToken: null, origin: null })),
    ).toBe('ok');
  });
});

describe('a session token of another widget', () => {
  it('T-7 is none here, though the workspace is the same', async () => {
    const bench = openBench({ settings: [{ id: 'w' }, { id: 'v' }] });
    const there = answered(await bench.resolve({}, { widget: 'v' }));
    const token = secureOf(there);
    const here = await visit(bench, 1, [{ token, place: 'own' }]);
    expect(here.visitor).not.toBe(there.visitor);
    expect(codeOf(await bench.submit({}, { token }))).toBe('session-expired');
    await bench.server.handle({ kind: 'end-session', widget: 'w', tokens: [token], hostToken: null, origin: null });
    expect(codeOf(await bench.submit({}, { token, widget: 'v' }))).toBe('ok');
  });

  it('T-7 nor is the boot id: each widget has a visitor of its own', async () => {
    const bench = openBench({ settings: [{ id: 'w' }, { id: 'v' }] });
    const [here, there] = [await bench.resolve(), await bench.resolve({}, { widget: 'v' })].map(answered);
    expect(here?.visitor).not.toBe(there?.visitor);
  });
});

describe('a refused message', () => {
  it('T-7 can be sent again under its id once the session was resolved anew', async () => {
    const bench = openBench();
    const answer = await newcomer(bench, 1);
    const token = secureOf(answer);
    expect(codeOf(await bench.submit({}, { token: `${token.slice(0, -1)}x` }))).toBe('session-expired');
    expect(codeOf(await bench.submit({}, { token }))).toBe('ok');
  });

  it('F-3 one that was stored gets its receipt though its session has ended since', async () => {
    const bench = openBench();
    const token = secureOf(await newcomer(bench, 1));
    const first = await bench.submit({}, { token });
    await bench.server.handle({ kind: 'end-session', widget: 'w', tokens: [token], hostToken: null, origin: null });
    expect(await bench.submit({}, { token })).toEqual(first);
  });
});
