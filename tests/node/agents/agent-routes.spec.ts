import { describe, expect, it } from 'vitest';
import { LOCAL, openAgentPage, PASSWORD, SECURE } from './agent-page.ts';

const DAYS_14 = 14 * 86_400;

describe('a page of the console', () => {
  it('Z-5 signs in, is known by its cookie from then on, and signs out', async () => {
    const { ask, signIn, cookie } = await openAgentPage();
    expect((await ask('GET', '/agent/session')).statusCode).toBe(401);
    const signed = await signIn();
    expect([signed.statusCode, signed.json().agent.id, signed.json().token]).toEqual([201, 'anna', undefined]);
    const known = await ask('GET', '/agent/session');
    expect(known.json()).toMatchObject({ agent: { id: 'anna', live: true }, permissions: signed.json().permissions });
    const token = cookie();
    const left = await ask('DELETE', '/agent/session');
    expect([left.statusCode, left.body, cookie()]).toEqual([204, '', '']);
    expect((await ask('GET', '/agent/session', undefined, { cookie: token })).statusCode).toBe(401);
    expect((await ask('DELETE', '/agent/session')).statusCode).toBe(204);
  });

  it('Z-5 gets a cookie that no script, no other host and no other site can use', async () => {
    const { signIn } = await openAgentPage({ page: SECURE });
    expect((await signIn()).headers['set-cookie']).toMatch(
      new RegExp(`^__Host-pla=pla_[0-9a-f]{64}; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=${DAYS_14}$`),
    );
  });

  it('Z-5 gets the plain one on this machine alone, where browsers keep no other', async () => {
    const { signIn } = await openAgentPage();
    expect((await signIn()).headers['set-cookie']).toMatch(
      new RegExp(`^pla=pla_[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${DAYS_14}$`),
    );
  });

  it('Z-5 over https the plain cookie, which a sibling host can write, is none', async () => {
    const { ask, signIn, cookie } = await openAgentPage({ page: SECURE });
    await signIn();
    const planted = cookie().replace('__Host-pla', 'pla');
    expect((await ask('GET', '/agent/session', undefined, { cookie: planted })).statusCode).toBe(401);
    expect((await ask('POST', '/agent/beat', { active: true }, { cookie: planted })).statusCode).toBe(401);
  });

  it('Z-5 leaves nothing in a cache and lets no other origin read along', async () => {
    const { ask, signIn } = await openAgentPage();
    for (const answer of [await signIn(), await ask('GET', '/agent/session')]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('Z-5 a wrong password gets no cookie, and a challenge that no browser answers by itself', async () => {
    const { signIn, cookie } = await openAgentPage();
    const answer = await signIn(undefined, 'wrong');
    expect([answer.statusCode, answer.json().code, cookie()]).toEqual([401, 'unauthorized', '']);
    expect(answer.headers['www-authenticate']).toBe('Cookie');
  });

  it('Z-4 the sixth wrong password is answered with the wait', async () => {
    const { signIn } = await openAgentPage();
    for (let n = 0; n < 5; n += 1) await signIn(undefined, 'wrong');
    const answer = await signIn();
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'too-many-requests']);
    expect(answer.headers['retry-after']).toBe('900');
  });

  it('Z-4 behind a trusted proxy each address has its own tries', async () => {
    const { signIn } = await openAgentPage({ options: { trustProxy: true } });
    const from = (n: number) => ({ 'x-forwarded-for': `198.51.100.${n}` });
    for (let n = 0; n < 5; n += 1) await signIn(`a${n}@shop.example`, 'wrong', from(1));
    expect((await signIn(undefined, PASSWORD, from(1))).statusCode).toBe(429);
    expect((await signIn(undefined, PASSWORD, from(2))).statusCode).toBe(201);
  });
});

describe('requests that other pages had sent', () => {
  const { origin: _none, ...WITHOUT_ORIGIN } = LOCAL;
  const FORGED: readonly (readonly [what: string, page: Readonly<Record<string, string>>])[] = [
    ['another site', { ...SECURE, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, in an old browser', { origin: 'https://evil.example', host: SECURE.host ?? '' }],
    ['a subdomain', { ...SECURE, origin: 'https://shop.chat.example', 'sec-fetch-site': 'same-site' }],
    ['another port', { ...LOCAL, origin: 'http://localhost:9999', 'sec-fetch-site': 'same-site' }],
    ['a page that claims our origin from elsewhere', { ...SECURE, 'sec-fetch-site': 'cross-site' }],
    ['a request made by hand', { ...SECURE, 'sec-fetch-site': 'none' }],
    ['a sandboxed frame', { ...SECURE, origin: 'null' }],
    ['a page that does not say', WITHOUT_ORIGIN],
    ['nobody that could be a page', { host: 'localhost:4100' }],
    ['our own host over http', { ...SECURE, origin: 'http://chat.example' }],
    ['a name that leads to this machine', { ...LOCAL, origin: 'http://evil.example:4100', host: 'evil.example:4100' }],
    ['a host that begins alike', { ...SECURE, host: 'chat.example.evil.example' }],
  ];

  it.each(FORGED)('Z-5 of %s sign nobody in, change nothing and sign nobody out', async (_what, page) => {
    const bench = await openAgentPage();
    await bench.signIn();
    const cookie = `${bench.cookie()}; __Host-${bench.cookie()}`;
    const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, value?: unknown) =>
      bench.app.inject({
        method,
        url,
        headers: { ...page, cookie, ...(value !== undefined && { 'content-type': 'application/json' }) },
        ...(value !== undefined && { payload: JSON.stringify(value) }),
      });
    const answers = [
      await send('POST', '/agent/session', { email: 'anna@shop.example', password: PASSWORD }),
      await send('POST', '/agent/beat', { active: true }),
      await send('PATCH', '/agent/presence', { online: 'online' }),
      await send('DELETE', '/agent/session'),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin-refused']);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect((await bench.ask('GET', '/agent/session')).json()).toMatchObject({
      agent: { online: 'offline', live: true },
    });
  });

  it.each([
    ['https behind a proxy that passes the host on', SECURE, {}],
    ['https with the default port written out', { ...SECURE, host: 'chat.example:443' }, {}],
    ['this machine by its number', { ...LOCAL, origin: 'http://127.0.0.1:4100', host: '127.0.0.1:4100' }, {}],
    ['a browser too old for Sec-Fetch-Site', { origin: SECURE.origin ?? '', host: SECURE.host ?? '' }, {}],
    [
      'a trusted proxy that says which host was asked',
      { ...SECURE, host: 'inside:4100', 'x-forwarded-host': 'chat.example' },
      { trustProxy: true },
    ],
  ])('Z-5 a page over %s signs in, and is known', async (_what, page, options) => {
    const { ask, signIn } = await openAgentPage({ page, options });
    expect((await signIn()).statusCode).toBe(201);
    expect((await ask('GET', '/agent/session')).statusCode).toBe(200);
    expect((await ask('POST', '/agent/beat', { active: true })).statusCode).toBe(200);
  });
});

describe('presence', () => {
  it('P-1 the agent goes online, and the widget follows', async () => {
    const { ask, signIn } = await openAgentPage();
    await signIn();
    expect((await ask('GET', '/w/shop/status')).json().people.staffed).toBe(false);
    const changed = await ask('PATCH', '/agent/presence', { online: 'online' });
    expect(changed.json()).toMatchObject({ online: 'online', reachable: true });
    expect((await ask('GET', '/w/shop/status')).json().people.staffed).toBe(true);
  });

  it('P-4 signing out takes the widget offline at once', async () => {
    const { ask, signIn } = await openAgentPage();
    await signIn();
    await ask('PATCH', '/agent/presence', { online: 'online' });
    await ask('DELETE', '/agent/session');
    expect((await ask('GET', '/w/shop/status')).json().people.staffed).toBe(false);
  });

  it('P-6 what the role does not allow is refused with the permission’s name', async () => {
    const { ask, signIn } = await openAgentPage();
    await signIn();
    for (const [change, permission] of [
      [{ visible: 'invisible' }, 'agent.change-visibility'],
      [{ presence: 'always' }, 'agent.change-presence'],
    ] as const) {
      const answer = await ask('PATCH', '/agent/presence', change);
      expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'forbidden', permission }]);
    }
  });

  it('P-6 a supervisor may do it, after signing in anew under that role', async () => {
    const { ask, signIn, manage } = await openAgentPage();
    await signIn();
    const payload = { role: 'supervisor' };
    await manage('PUT', '/api/v1/agents/anna', { payload, headers: { 'content-type': 'application/json' } });
    expect((await ask('PATCH', '/agent/presence', { visible: 'invisible' })).statusCode).toBe(401);
    await signIn();
    expect((await ask('PATCH', '/agent/presence', { visible: 'invisible' })).json()).toMatchObject({
      visible: 'invisible',
    });
  });

  it('P-2 a beat keeps the session alive, and one of a page left alone brings none back', async () => {
    const { ask, signIn, clock } = await openAgentPage();
    await signIn();
    clock.now += 299_000;
    expect((await ask('POST', '/agent/beat', { active: false })).json()).toMatchObject({ live: true });
    clock.now += 299_000;
    expect((await ask('GET', '/agent/session')).json()).toMatchObject({ agent: { live: true } });
    clock.now += 1_000;
    expect((await ask('POST', '/agent/beat', { active: false })).json()).toMatchObject({ live: false });
    expect((await ask('POST', '/agent/beat', { active: true })).json()).toMatchObject({ live: true });
  });

  it.each([
    ['POST', '/agent/beat', {}, 'active'],
    ['POST', '/agent/beat', { active: 1 }, 'active'],
    ['POST', '/agent/beat', { active: true, session: 'x' }, 'session'],
    ['POST', '/agent/beat', null, ''],
    ['PATCH', '/agent/presence', { online: 'maybe' }, 'online'],
    ['PATCH', '/agent/presence', { visible: true }, 'visible'],
    ['PATCH', '/agent/presence', { presence: null }, 'presence'],
    ['PATCH', '/agent/presence', { role: 'admin' }, 'role'],
    ['PATCH', '/agent/presence', { agent: 'ben', online: 'online' }, 'agent'],
    ['PATCH', '/agent/presence', [], ''],
  ] as const)('P-1 %s %s refuses %j at its place', async (method, url, value, path) => {
    const { ask, signIn } = await openAgentPage();
    await signIn();
    const answer = await ask(method, url, value);
    expect([answer.statusCode, answer.json().issues[0].path]).toEqual([422, path]);
  });
});

describe('/api/v1/agents/{id}/account', () => {
  it('Z-5 a new password signs the agent out, and the old one serves no more', async () => {
    const { ask, signIn, manage } = await openAgentPage();
    await signIn();
    const payload = { email: 'anna@shop.example', password: 'another long password' };
    const headers = { 'content-type': 'application/json' };
    expect((await manage('PUT', '/api/v1/agents/anna/account', { payload, headers })).statusCode).toBe(204);
    expect((await ask('GET', '/agent/session')).statusCode).toBe(401);
    expect((await signIn()).statusCode).toBe(401);
    expect((await signIn(undefined, payload.password)).statusCode).toBe(201);
  });

  it('Z-5 nobody signs in once it was taken away, or its agent', async () => {
    for (const url of ['/api/v1/agents/anna/account', '/api/v1/agents/anna']) {
      const { ask, signIn, manage } = await openAgentPage();
      await signIn();
      expect((await manage('DELETE', url)).statusCode).toBe(204);
      expect((await ask('GET', '/agent/session')).statusCode).toBe(401);
      expect((await signIn()).statusCode).toBe(401);
    }
  });

  it('Z-5 an agent’s cookie opens nothing of it', async () => {
    const { ask, signIn } = await openAgentPage();
    await signIn();
    expect((await ask('GET', '/api/v1/agents')).statusCode).toBe(401);
  });
});
