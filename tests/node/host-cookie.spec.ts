import { describe, expect, it } from 'vitest';
import { ok, refused } from '../../src/base/result.ts';
import type { SessionAnswer } from '../../src/domain/session/session.ts';
import type { AppOptions } from '../../src/node/app.ts';
import { MONDAY, openApp } from './open-app.ts';
import { standIn } from './stand-in.ts';

const TOKEN = `pl1_${'a'.repeat(64)}`;
const OTHER = `pl1_${'b'.repeat(64)}`;
const DAY = 86_400_000;

const ANSWER: SessionAnswer = {
  visitor: 'v1',
  secure: { token: TOKEN, expiresAt: (MONDAY + 180 * DAY) as never },
  identity: null,
  earlier: false,
  findings: [],
};

const OWN = { origin: 'https://shop.example', host: 'shop.example', 'sec-fetch-site': 'same-origin' };
const PROXY = { trustProxy: '10.0.0.1' };
/** Of a browser too old to say where its request comes from. */
const SILENT = { origin: OWN.origin, host: OWN.host };

type Row = readonly [where: string, headers: Readonly<Record<string, string>>, options: Partial<AppOptions>];

const OWN_PAGES: readonly Row[] = [
  ['a page of the API’s own host', OWN, {}],
  ['one on a port', { ...OWN, origin: 'https://shop.example:8443', host: 'shop.example:8443' }, {}],
  ['one whose default port a proxy writes out', { ...OWN, host: 'shop.example:443' }, {}],
  ['one whose host a client wrote in capitals', { ...OWN, host: 'SHOP.example' }, {}],
  ['an old browser behind a trusted proxy that took it over https', { ...SILENT, 'x-forwarded-proto': 'https' }, PROXY],
  ['a proxy that says which host was asked', { ...OWN, host: 'inside:4100', 'x-forwarded-host': OWN.host }, PROXY],
];

const OTHER_PAGES: readonly Row[] = [
  ['a page of another site', { ...OWN, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, {}],
  ['a page of another site, in an old browser', { ...SILENT, origin: 'https://evil.example' }, {}],
  ['a page that claims our origin from elsewhere', { ...OWN, 'sec-fetch-site': 'cross-site' }, {}],
  ['a page of a subdomain', { ...OWN, origin: 'https://www.shop.example', 'sec-fetch-site': 'same-site' }, {}],
  ['a page of the parent', { ...OWN, host: 'chat.shop.example', 'sec-fetch-site': 'same-site' }, {}],
  ['a page of another port', { ...OWN, origin: 'https://shop.example:8443', 'sec-fetch-site': 'same-site' }, {}],
  ['an API on another port', { ...OWN, host: 'shop.example:4100', 'sec-fetch-site': 'same-site' }, {}],
  ['a host that only begins alike', { ...OWN, host: 'shop.example.evil.example' }, {}],
  ['an http page', { ...OWN, origin: 'http://shop.example' }, {}],
  ['an http page on loopback', { ...OWN, origin: 'http://localhost:4100', host: 'localhost:4100' }, {}],
  ['a sandboxed frame', { ...OWN, origin: 'null' }, { trustProxy: true }],
  ['no page at all', { host: OWN.host }, {}],
  ['a request a person made by hand', { ...OWN, 'sec-fetch-site': 'none' }, {}],
  ['an old browser, with nobody to say that it came over https', SILENT, {}],
  ['an old browser, where a stranger says so', { ...SILENT, 'x-forwarded-proto': 'https' }, {}],
  ['an old browser, over http to the proxy', { ...SILENT, 'x-forwarded-proto': 'http' }, PROXY],
  ['a host that a stranger forwards', { ...OWN, host: 'inside:4100', 'x-forwarded-host': OWN.host }, {}],
  [
    'a forwarded host without the page’s port',
    { ...OWN, origin: 'https://shop.example:8443', 'x-forwarded-host': OWN.host },
    PROXY,
  ],
];

async function resolve([, headers, options]: Row, cookie = `__Host-pls_shop=${OTHER}`, request = {}) {
  const { ask, server } = await openApp({ id: 'shop' }, options);
  const resolved = standIn(server, 'resolve-session', ok(ANSWER));
  const ended = standIn(server, 'end-session', ok(null));
  const send = (name: string, payload: object) =>
    ask('POST', `/w/shop/visitor/${name}`, {
      headers: { 'content-type': 'application/json', cookie, ...headers },
      payload,
      remoteAddress: '10.0.0.1',
    });
  return { answer: await send('session', request), end: await send('end', { tokens: [] }), resolved, ended };
}

describe('the cookie no script can read', () => {
  it.each(OWN_PAGES)('T-4 is read and set for %s, and cleared at the end', async (...row) => {
    const { answer, end, resolved, ended } = await resolve(row);
    expect(answer.headers['set-cookie']).toBe(
      `__Host-pls_shop=${TOKEN}; Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=${180 * 86_400}`,
    );
    expect(end.headers['set-cookie']).toBe('__Host-pls_shop=; Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=0');
    expect([...resolved, ...ended].map(({ hostToken }) => hostToken)).toEqual([OTHER, OTHER]);
  });

  it.each(OTHER_PAGES)('T-4 is neither read nor set for %s', async (...row) => {
    const { answer, end, resolved, ended } = await resolve(row);
    expect([answer, end].map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined]);
    expect([...resolved, ...ended].filter(({ hostToken }) => hostToken !== null)).toEqual([]);
    for (const { headers } of [answer, end]) expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it.each([
    ['none', '', null],
    ['that of another widget', `__Host-pls_shop2=${OTHER}; __Host-pls_sho=${OTHER}`, null],
    ['one without the prefix', `pls_shop=${OTHER}; x__Host-pls_shop=${OTHER}`, null],
    ['one in quotes', `__Host-pls_shop="${OTHER}"`, null],
    ['one that is no token', '__Host-pls_shop=true', null],
    ['one cut short', `__Host-pls_shop=${OTHER.slice(0, -1)}`, null],
    ['one among others', `a=1; __Host-pls_shop=${OTHER};b=2`, OTHER],
    ['two, the first broken', `__Host-pls_shop=x; __Host-pls_shop=${OTHER}`, OTHER],
  ])('T-4 of the cookies, %s', async (_what, cookie, token) => {
    const { resolved } = await resolve(['', OWN, {}], cookie);
    expect(resolved.map(({ hostToken }) => hostToken)).toEqual([token]);
  });

  it('T-3 is neither read nor set where the visitor forbade to keep anything', async () => {
    const { answer, resolved } = await resolve(['', OWN, {}], undefined, { storage: 'denied' });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(resolved.map(({ hostToken }) => hostToken)).toEqual([null]);
  });

  it('T-4 is left as it is where nothing was resolved or ended, or no secure token given', async () => {
    const { ask, server } = await openApp();
    const headers = { ...OWN, 'content-type': 'application/json' };
    const send = (name: string) => ask('POST', `/w/shop/visitor/${name}`, { headers, payload: { tokens: [] } });
    const problem = { code: 'unavailable', message: 'Later.' } as const;
    const { secure: _none, ...bridgeOnly } = ANSWER;
    standIn(server, 'end-session', refused(problem));
    standIn(server, 'resolve-session', refused(problem));
    const answers = [await send('session'), await send('end')];
    standIn(server, 'resolve-session', ok(bridgeOnly));
    answers.push(await send('session'));
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['set-cookie']])).toEqual([
      [503, undefined],
      [503, undefined],
      [200, undefined],
    ]);
  });
});
