import { describe, expect, it } from 'vitest';
import type { StoreRules } from '../../../src/engine/session/session-stores.ts';
import { aSessionAnswer, aToken, settle } from '../../../src/testing/index.ts';
import { aBridge } from './answers.ts';
import { type Visit, visit } from './visited-site.ts';

const SITE = 'pl:shop:visitor pl:shop:session';

/** A page that got an answer: what a server gives to pages of its origin, unless the test says otherwise. */
async function resolved(on: Visit, given: Parameters<typeof aSessionAnswer>[0] = {}): Promise<Visit> {
  void on.session.resolve();
  const isSecure = on.platform.page.place().secure;
  on.resolution.answer(aSessionAnswer({ ...(!isSecure && { secure: null, bridge: aBridge() }), ...given }));
  await settle();
  return on;
}

describe('what a page keeps', () => {
  it.each<[string, string, StoreRules, readonly string[], string, string]>([
    ['a site', 'https://www.shop.example', {}, [], `${SITE} __Secure-pl_shop @ .shop.example`, ''],
    ['a bare domain', 'https://shop.example', {}, [], `${SITE} __Secure-pl_shop @ .shop.example`, ''],
    [
      'the configured domain',
      'https://a.b.shop.example',
      { cookieDomain: '.B.shop.example' },
      [],
      `${SITE} __Secure-pl_shop @ .b.shop.example`,
      '',
    ],
    [
      'a domain configured for another site',
      'https://www.shop.example',
      { cookieDomain: 'old.example' },
      [],
      `${SITE} __Secure-pl_shop @ .shop.example`,
      'S02 old.example www.shop.example false',
    ],
    [
      'the chat server’s own address as the domain',
      'https://www.shop.example',
      { cookieDomain: 'chat.example', serverHost: 'chat.example' },
      [],
      `${SITE} __Secure-pl_shop @ .shop.example`,
      'S02 chat.example www.shop.example true',
    ],
    [
      'a site below a public suffix',
      'https://ada.pages.example',
      {},
      ['pages.example'],
      `${SITE} __Secure-pl_shop @ .ada.pages.example`,
      '',
    ],
    [
      'a site configured for the public suffix above it',
      'https://ada.pages.example',
      { cookieDomain: 'pages.example' },
      ['pages.example'],
      `${SITE} __Secure-pl_shop @ .ada.pages.example`,
      '',
    ],
    [
      'a public suffix itself',
      'https://pages.example',
      {},
      ['pages.example'],
      `${SITE} __Secure-pl_shop @ pages.example`,
      '',
    ],
    [
      'one host by the owner’s word',
      'https://www.shop.example',
      { scope: 'host' },
      [],
      `${SITE} __Host-pl_shop @ www.shop.example`,
      '',
    ],
    ['an address', 'https://192.0.2.7', {}, [], `${SITE} __Host-pl_shop @ 192.0.2.7`, ''],
    ['a port', 'https://www.shop.example:8443', {}, [], `${SITE} __Secure-pl_shop @ .shop.example`, ''],
    ['loopback, where a secure cookie may not stick', 'http://localhost:5173', {}, [], SITE, ''],
    ['a listed http page', 'http://www.shop.example', {}, [], 'pl:shop:visitor plb_shop @ .shop.example', ''],
    [
      'an http page where secure is forced',
      'http://www.shop.example',
      { secure: 'always' },
      [],
      'pl:shop:visitor',
      'S03 http://www.shop.example',
    ],
  ])('T-4, T-5 on %s', async (_what, origin, rules, publicSuffixes, expected, findings) => {
    const on = await resolved(visit({ origin, rules, publicSuffixes }));
    expect(on.kept().join(' ')).toBe(expected);
    expect(on.findings.join('; ')).toBe(findings);
  });

  it('T-4 the session lasts 180 days, the bridge one, and each answer moves the end on', async () => {
    const bridge = aBridge();
    const on = await resolved(visit(), { bridge });
    await on.platform.clock.advance({ hours: 23 });
    const next = await resolved(on.reload(), { bridge });
    await on.platform.clock.advance({ hours: 23 });
    expect(next.kept().join(' ')).toContain('plb_shop');
    await on.platform.clock.advance({ hours: 2 });
    expect(next.kept().join(' ')).not.toContain('plb_shop');
    await on.platform.clock.advance({ days: 177 });
    expect(next.kept().join(' ')).toContain('__Secure-pl_shop');
    await on.platform.clock.advance({ days: 4 });
    expect(next.kept().join(' ')).toBe(SITE);
  });

  it('T-4 a page over https where secure is forced keeps no bridge', async () => {
    const on = await resolved(visit({ rules: { secure: 'always' } }), { bridge: aBridge() });
    expect(on.kept().join(' ')).toBe(`${SITE} __Secure-pl_shop @ .shop.example`);
  });

  it('T-1 a page over http keeps and sends no secure token, whoever gives it one', async () => {
    const on = await resolved(visit({ origin: 'http://shop.example' }), {
      secure: { token: aToken(), expiresAt: aBridge().expiresAt },
    });
    expect(on.kept()).toEqual(['pl:shop:visitor', 'plb_shop @ .shop.example']);
    expect(await on.session.send(async (token) => ({ ok: true, value: token?.slice(0, 3) }))).toEqual({
      ok: true,
      value: 'plb',
    });
  });

  it('T-4 what an answer does not name goes, and the duplicates with it', async () => {
    const on = visit({ origin: 'https://www.shop.example' });
    const { cookies } = on.platform;
    cookies.plant({ name: '__Secure-pl_shop', value: aToken(), domain: 'www.shop.example', secure: true });
    cookies.plant({
      name: '__Secure-pl_shop',
      value: aToken(),
      domain: 'www.shop.example',
      hostOnly: true,
      secure: true,
    });
    cookies.plant({
      name: '__Host-pl_shop',
      value: aToken(),
      domain: 'www.shop.example',
      hostOnly: true,
      secure: true,
    });
    cookies.plant({ name: 'plb_shop', value: aToken('plb'), domain: 'shop.example' });
    await resolved(on);
    expect(on.kept().join(' ')).toBe(`${SITE} __Secure-pl_shop @ .shop.example`);
    expect(on.findings).toEqual(['S09 __Secure-pl_shop 2']);
  });

  it('T-4 an owner who changes the domain, or the scope, leaves no old cookie behind', async () => {
    const origin = 'https://www.shop.example';
    const before = await resolved(visit({ origin }));
    const platform = before.platform.reload();
    const after = await resolved(visit({ platform, rules: { cookieDomain: 'www.shop.example' } }));
    expect(after.kept().join(' ')).toBe(`${SITE} __Secure-pl_shop @ .www.shop.example`);
    const alone = await resolved(visit({ platform: platform.reload(), rules: { scope: 'host' } }));
    expect(alone.kept().join(' ')).toBe(`${SITE} __Host-pl_shop @ www.shop.example`);
  });

  it.each<[string, (on: Visit) => void, string, string]>([
    [
      'storage that is blocked',
      (on) => {
        on.platform.storage.local.refusal = 'denied';
      },
      '__Secure-pl_shop @ .shop.example',
      'S06 local',
    ],
    [
      'storage that is full',
      (on) => {
        on.platform.storage.local.refusal = 'full';
      },
      '__Secure-pl_shop @ .shop.example',
      'S07',
    ],
    [
      'cookies that are blocked',
      (on) => {
        on.platform.cookies.blocked = true;
      },
      SITE,
      'S08 __Host-pl_shop',
    ],
  ])('T-11 %s leaves the other store, and is told', async (_what, block, kept, finding) => {
    const on = visit();
    block(on);
    await resolved(on);
    expect([on.kept().join(' '), on.findings]).toEqual([kept, [finding]]);
    const after = on.reload();
    void after.session.resolve();
    expect(after.presented()).toHaveLength(1);
  });

  it('T-11 where everything is blocked the session lives in the page, and no host page hears an exception', async () => {
    const on = visit();
    on.platform.storage.local.refusal = 'denied';
    on.platform.cookies.blocked = true;
    const answer = aSessionAnswer();
    await resolved(on, answer);
    expect(on.findings).toEqual(['S06 local', 'S08 __Host-pl_shop']);
    void on.session.identify('jwt');
    await settle();
    expect(on.presented()).toEqual([`own:${answer.secure?.token}`]);
  });

  it('T-11 on loopback a cookie that does not stick is no fault of the owner’s', async () => {
    expect((await resolved(visit({ origin: 'http://127.0.0.1:5173' }))).findings).toEqual([]);
  });

  it('T-11 a bridge that does not stick is told on the page that has nothing else', async () => {
    const on = visit({ origin: 'http://shop.example' });
    on.platform.cookies.blocked = true;
    expect((await resolved(on)).findings).toEqual(['S08 plb_shop']);
  });
});

describe('what a page presents', () => {
  it('T-6 its own tokens first, then the shared ones, then the bridge; each once, four at most', async () => {
    const on = await resolved(visit({ origin: 'https://www.shop.example' }), { bridge: aBridge() });
    const [host, planted, more] = [aToken(), aToken(), aToken()];
    const { cookies } = on.platform;
    cookies.plant({ name: '__Host-pl_shop', value: host, domain: 'www.shop.example', hostOnly: true, secure: true });
    cookies.plant({ name: '__Secure-pl_shop', value: planted, domain: 'www.shop.example', secure: true });
    const next = on.reload();
    void next.session.resolve();
    const places = next.presented()?.map((one) => one.split(':')[0]);
    expect(places).toEqual(['own', 'own', 'shared', 'bridge']);
    cookies.plant({ name: '__Secure-pl_shop', value: more, domain: 'www.shop.example', hostOnly: true, secure: true });
    const third = next.reload();
    void third.session.resolve();
    expect(third.presented()?.slice(1)).toEqual([`own:${host}`, `shared:${planted}`, `shared:${more}`]);
  });

  it('T-6 a page over http sees the bridge alone, even where its local storage holds a session', async () => {
    const token = aToken();
    const on = visit({ origin: 'http://shop.example' });
    on.platform.storage.local.texts.set('pl:shop:session', JSON.stringify({ v: 1, token, who: 'v1' }));
    on.platform.cookies.plant({ name: 'plb_shop', value: aToken('plb') });
    await resolved(on);
    expect(on.presented()).toEqual([expect.stringMatching(/^bridge:plb_/)]);
    expect(on.kept()).not.toContain('pl:shop:session');
  });
});

/** The journeys that cost others their visitors: the same visitor's credential is presented at each stop. */
describe('journeys', () => {
  const secure = { secure: { token: aToken(), expiresAt: aBridge().expiresAt } };
  const bridge = { bridge: aBridge() };
  const WWW = 'https://www.shop.example';
  const HTTP = 'http://www.shop.example';

  it.each<[string, readonly string[], StoreRules, string]>([
    ['www to the bare domain', [WWW, 'https://shop.example'], {}, 'shared'],
    ['the bare domain to www', ['https://shop.example', WWW], {}, 'shared'],
    ['one subdomain to another', ['https://eu.shop.example', 'https://help.shop.example'], {}, 'shared'],
    ['deep below to the top', ['https://a.b.c.shop.example', 'https://shop.example'], {}, 'shared'],
    ['there and back again', [WWW, 'https://shop.example', WWW], {}, 'own'],
    ['another port', [WWW, `${WWW}:8443`], {}, 'shared'],
    ['https to http', [WWW, HTTP], {}, 'bridge'],
    ['http to https', [HTTP, WWW], {}, 'bridge'],
    ['https to http and back', [WWW, HTTP, WWW], {}, 'own'],
    ['http on one host to https on another', [HTTP, 'https://shop.example'], {}, 'bridge'],
    [
      'with a domain that is none of this site',
      [WWW, 'https://shop.example'],
      { cookieDomain: 'old.example' },
      'shared',
    ],
    [
      'with a domain of this host alone',
      [WWW, 'https://a.www.shop.example'],
      { cookieDomain: 'www.shop.example' },
      'shared',
    ],
    ['https to http with the host’s own scope', [WWW, HTTP], { scope: 'host' }, 'bridge'],
  ])('T-4 %s', async (_what, stops, rules, place) => {
    let on = visit({ origin: stops[0] as string, rules });
    for (const stop of stops.slice(1)) {
      await resolved(on, on.platform.page.place().secure ? { ...secure, ...bridge } : { ...bridge });
      on = on.goTo(stop);
    }
    void on.session.resolve();
    expect(on.presented()?.[0]).toMatch(new RegExp(`^${place}:`));
  });

  it.each([
    ['strangers below one public suffix', 'https://ada.pages.example', 'https://bob.pages.example'],
    ['another site', WWW, 'https://www.other.example'],
    ['a name that ends the same', 'https://shop.example', 'https://badshop.example'],
  ])('T-5 %s see nothing', async (_what, from, to) => {
    const on = (await resolved(visit({ origin: from, publicSuffixes: ['pages.example'] }), bridge)).goTo(to);
    expect(on.session.isKept()).toBe(false);
  });
});
