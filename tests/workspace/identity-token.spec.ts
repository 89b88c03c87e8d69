import { describe, expect, it } from 'vitest';
import { answered, codeOf, MONDAY_10, openBench } from './bench.ts';
import { found, newcomer, visit } from './browser.ts';
import { IDENTITY_CASES } from './identity-token-cases.ts';
import { CLAIMS, KEYS, PUBLIC_KEY, SECONDS, signIdentity } from './sign-identity.ts';

/** A bench whose widget knows both keys. */
async function withKeys(keys = KEYS) {
  const bench = openBench();
  for (const key of keys) await bench.server.handle({ kind: 'save-identity-key', widget: 'w', key });
  return bench;
}

describe('an identity token that is not accepted', () => {
  it('T-10 there are eighty and more of them', () => {
    expect(IDENTITY_CASES.length).toBeGreaterThanOrEqual(80);
    expect(new Set(IDENTITY_CASES.map(({ what }) => what))).toHaveLength(IDENTITY_CASES.length);
  });

  it.each(IDENTITY_CASES)('T-10 $what: refused by name, and nothing was changed', async ({ token }) => {
    const bench = await withKeys();
    const known = await newcomer(bench, 1);
    const before = answered(await bench.server.visitors({}));
    const refusal = await bench.resolve({ identity: token, tokens: [found('own', known)] });
    expect(refusal).toMatchObject({ problem: { code: 'identity-refused' } });
    expect(answered(await bench.server.visitors({}))).toEqual(before);
    expect(bench.errors).toEqual([]);
  });

  it('T-10 the refusal says why in a sentence', async () => {
    const { resolve } = await withKeys();
    const why = async (claims: object) => {
      const answer = await resolve({ identity: signIdentity({ ...CLAIMS, ...claims }) });
      return answer.ok ? '' : answer.problem.message;
    };
    expect(await why({ exp: SECONDS - 60 })).toBe('The identity token is over: `exp` has passed.');
    expect(await why({ aud: 'v' })).toContain('“w”');
  });

  it('T-10 no key saved, a key removed, a key of another widget', async () => {
    const bench = openBench({ settings: [{ id: 'w' }, { id: 'v' }] });
    const code = async () => codeOf(await bench.resolve({ identity: signIdentity() }));
    const key = KEYS[0] as (typeof KEYS)[number];
    expect(await code()).toBe('identity-refused');
    await bench.server.handle({ kind: 'save-identity-key', widget: 'v', key });
    expect(await code()).toBe('identity-refused');
    await bench.server.handle({ kind: 'save-identity-key', widget: 'w', key });
    expect(await code()).toBe('ok');
    await bench.server.handle({ kind: 'remove-identity-key', widget: 'w', kid: key.kid });
    expect(await code()).toBe('identity-refused');
  });

  it('T-10 whom a caller calls verified counts for nothing', async () => {
    const bench = await withKeys();
    const answer = await bench.server.handle({
      kind: 'resolve-session',
      widget: 'w',
      request: {
        boot: 'a'.repeat(32),
        tokens: [],
        page: { url: 'https://x.example/' },
        language: 'en',
        timeZone: 'UTC',
      },
      verified: { id: 'ada' },
      hostToken: null,
      origin: null,
      address: null,
    });
    expect(answered(answer).identity).toBeNull();
  });

  it('T-10 from a page over http', async () => {
    const bench = await withKeys();
    const answer = await bench.resolve({ identity: signIdentity() }, { origin: 'http://shop.example' });
    expect(codeOf(answer)).toBe('identity-refused');
  });
});

describe('an identity token that is accepted', () => {
  it.each<[string, string]>([
    ['by the shared secret', signIdentity()],
    ['by the key pair', signIdentity(CLAIMS, { header: { alg: 'EdDSA', kid: 'pair' }, by: 'pair' })],
    ['with a header’s usual rest', signIdentity(CLAIMS, { header: { typ: 'JWT', alg: 'HS256', kid: 'shared' } })],
    ['with 256 characters of name', signIdentity({ ...CLAIMS, sub: 'x'.repeat(256) })],
    ['an hour and a minute before its end', signIdentity({ ...CLAIMS, exp: SECONDS + 3_660 })],
    ['not quite a minute after its end', signIdentity({ ...CLAIMS, exp: SECONDS - 59 })],
    ['made by a clock a minute ahead', signIdentity({ ...CLAIMS, iat: SECONDS + 60, nbf: SECONDS + 60 })],
    [
      'with quotes, colons and objects in its claims',
      signIdentity({ ...CLAIMS, note: '"a": {"b":', more: { a: [{ b: 1 }] } }),
    ],
  ])('T-10 %s', async (_title, identity) => {
    const { resolve } = await withKeys();
    expect(codeOf(await resolve({ identity }))).toBe('ok');
  });

  it('T-10 without `kid` where there is one key and no choice', async () => {
    const bench = await withKeys(KEYS.slice(0, 1));
    expect(codeOf(await bench.resolve({ identity: signIdentity(CLAIMS, { header: { alg: 'HS256' } }) }))).toBe('ok');
  });

  it('T-10 the names of the keys can be read, the keys never', async () => {
    const { server } = await withKeys();
    const names = answered(await server.identityKeys('w'));
    expect(names).toEqual([
      { kid: 'pair', alg: 'EdDSA' },
      { kid: 'shared', alg: 'HS256' },
    ]);
    expect(codeOf(await server.identityKeys('x'))).toBe('widget-unknown');
    await server.handle({ kind: 'remove-widget', widget: 'w' });
    await server.handle({ kind: 'save-widget', settings: { id: 'w' } });
    expect(answered(await server.identityKeys('w'))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a secret of 31 bytes', { kid: 'k', alg: 'HS256', secret: 'x'.repeat(31) }, 'secret'],
    ['a public key of 31 bytes', { kid: 'k', alg: 'EdDSA', publicKey: PUBLIC_KEY.slice(2) }, 'publicKey'],
    ['a kid that is a path', { kid: '../k', alg: 'HS256', secret: 'x'.repeat(32) }, 'kid'],
    ['another algorithm', { kid: 'k', alg: 'RS256', publicKey: PUBLIC_KEY }, 'alg'],
    ['a private key', { kid: 'k', alg: 'EdDSA', publicKey: PUBLIC_KEY, d: 'x' }, 'd'],
  ])('T-10 a key cannot be saved with %s', async (_title, key, path) => {
    const { server } = openBench();
    const answer = await server.handle({ kind: 'save-identity-key', widget: 'w', key: key as never });
    expect(answer).toMatchObject({ problem: { code: 'invalid', issues: [{ path }] } });
  });
});

describe('who somebody is', () => {
  const as = (sub: string, members: object = {}) => signIdentity({ ...CLAIMS, sub, ...members });

  it('T-10 an anonymous visitor becomes the person, under the same token, and has the name that was signed', async () => {
    const bench = await withKeys();
    const first = await newcomer(bench, 1);
    const identity = as('ada', { name: 'Ada', email: 'ada@example.com' });
    const known = await visit(bench, 1, [found('own', first)], { identity });
    expect(known).toMatchObject({
      visitor: first.visitor,
      secure: { token: first.secure?.token },
      identity: { id: 'ada', name: 'Ada', email: 'ada@example.com' },
    });
  });

  it('T-10 on another device they are the same visitor, and what they were there before is theirs', async () => {
    const bench = await withKeys();
    const desk = await visit(bench, 1, [], { identity: as('ada') });
    const phone = await newcomer(bench, 2);
    answered(await bench.submit({}, { token: phone.secure?.token ?? '' }));
    const known = await visit(bench, 2, [found('own', phone)], { identity: as('ada') });
    expect(known.visitor).toBe(desk.visitor);
    expect(answered(await bench.server.exportVisitor(desk.visitor)).offlineMessages).toHaveLength(1);
    await visit(bench, 2, [found('own', known)]);
    expect(await visit(bench, 1, [found('own', desk)])).toMatchObject({ secure: { token: desk.secure?.token } });
    await bench.server.handle({
      kind: 'end-session',
      widget: 'w',
      tokens: [known.secure?.token ?? ''],
      hostToken: null,
      origin: null,
    });
    expect(await visit(bench, 1, [found('own', desk)])).toMatchObject({ visitor: desk.visitor });
    expect((await visit(bench, 2, [found('own', known)])).visitor).not.toBe(desk.visitor);
  });

  it('T-10 somebody else begins with nothing, and the session of the one before is over in this browser', async () => {
    const bench = await withKeys();
    const ada = await visit(bench, 1, [], { identity: as('ada') });
    const ben = await visit(bench, 1, [found('own', ada)], { identity: as('ben') });
    expect(ben).toMatchObject({ identity: { id: 'ben' } });
    expect(ben.visitor).not.toBe(ada.visitor);
    expect(codeOf(await bench.submit({}, { token: ada.secure?.token ?? '' }))).toBe('session-expired');
    expect(answered(await bench.server.visitor(ada.visitor))).toMatchObject({ merged: [], identity: { id: 'ada' } });
    const back = await visit(bench, 1, [found('own', ben)], { identity: as('ada') });
    expect(back.visitor).toBe(ada.visitor);
  });

  it('T-1 a bridge of a person shows nobody who they are', async () => {
    const shop = 'http://shop.example';
    const bench = openBench({ settings: { id: 'w', origins: [shop, 'https://shop.example'] } });
    await bench.server.handle({ kind: 'save-identity-key', widget: 'w', key: KEYS[0] as (typeof KEYS)[number] });
    const ada = await visit(bench, 1, [], { identity: as('ada'), origin: 'https://shop.example' });
    const plain = await visit(bench, 2, [found('bridge', ada)], { origin: shop });
    expect(plain).toMatchObject({ visitor: ada.visitor, identity: null });
    const sniffed = await visit(bench, 3, [found('bridge', ada)], { origin: 'https://shop.example' });
    expect(sniffed).toMatchObject({ visitor: ada.visitor, identity: null });
  });

  it('T-6 a planted session of a person takes in nobody’s words', async () => {
    const bench = await withKeys();
    const eve = await visit(bench, 1, [], { identity: as('eve') });
    expect((await visit(bench, 2, [found('shared', eve)])).visitor).not.toBe(eve.visitor);
    const ada = await newcomer(bench, 3);
    expect(await visit(bench, 3, [found('own', ada), found('shared', eve)])).toMatchObject({
      visitor: ada.visitor,
      identity: null,
    });
    expect(await visit(bench, 1, [found('own', eve)])).toMatchObject({ visitor: eve.visitor });
  });

  it('T-10 who signs in on a planted session has it alone from that moment', async () => {
    const bench = await withKeys();
    const mallory = await newcomer(bench, 1);
    const ada = await visit(bench, 2, [found('shared', mallory)], { identity: as('ada') });
    expect(codeOf(await bench.submit({}, { token: mallory.secure?.token ?? '' }))).toBe('session-expired');
    expect((await newcomer(bench, 1)).visitor).not.toBe(ada.visitor);
    expect(await visit(bench, 2, [], { identity: as('ada') })).toMatchObject({ visitor: ada.visitor });
  });

  it('T-10 an identity ends with its hour, the session it began does not', async () => {
    const bench = await withKeys();
    const identity = as('ada');
    const ada = await visit(bench, 1, [], { identity });
    bench.clock.now = MONDAY_10 + 3_600_000;
    expect(codeOf(await bench.resolve({ identity, tokens: [found('own', ada)] }))).toBe('identity-refused');
    expect(await visit(bench, 1, [found('own', ada)])).toMatchObject({ identity: { id: 'ada' } });
  });
});
