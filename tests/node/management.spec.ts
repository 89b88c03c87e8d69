import { describe, expect, it } from 'vitest';
import { aSubmission, MONDAY, openApp, TOKEN } from './open-app.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const body = (value: unknown, headers = {}) => ({
  payload: JSON.stringify(value),
  headers: { ...JSON_TYPE, ...headers },
});

describe('the bearer token', () => {
  it.each([
    ['no header', undefined, 'Bearer'],
    ['another token', `Bearer ${TOKEN}x`, 'Bearer error="invalid_token"'],
    ['a part of the token', `Bearer ${TOKEN.slice(0, -1)}`, 'Bearer error="invalid_token"'],
    ['the token in other letters', `Bearer ${TOKEN.toUpperCase()}`, 'Bearer error="invalid_token"'],
    ['another scheme', `Basic ${TOKEN}`, 'Bearer'],
    ['the token alone', TOKEN, 'Bearer'],
    ['nothing after Bearer', 'Bearer ', 'Bearer'],
    ['two tokens', `Bearer ${TOKEN} ${TOKEN}`, 'Bearer'],
  ])('Z-3 with %s nobody gets in', async (_what, authorization, challenge) => {
    const { ask, server } = await openApp();
    for (const [method, url] of [
      ['GET', '/api/v1/offline-messages'],
      ['GET', '/api/v1/widgets/shop'],
      ['PUT', '/api/v1/widgets/shop'],
      ['DELETE', '/api/v1/widgets/shop'],
      ['DELETE', '/api/v1/agents/anna'],
    ] as const) {
      const answer = await ask(method, url, { headers: { ...(authorization !== undefined && { authorization }) } });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized']);
      expect(answer.headers['www-authenticate']).toBe(challenge);
    }
    expect(await server.widgets()).toEqual(['shop']);
  });

  it.each(['Bearer', 'bearer', 'BEARER '])('the scheme may be written %j', async (scheme) => {
    const { ask } = await openApp();
    const { statusCode } = await ask('GET', '/api/v1/widgets', { headers: { authorization: `${scheme} ${TOKEN}` } });
    expect(statusCode).toBe(200);
  });

  it('Z-3 a server without a token lets nobody in', async () => {
    const { ask } = await openApp({ id: 'shop' }, { token: '' });
    for (const authorization of ['', 'Bearer', 'Bearer ', 'Bearer  ']) {
      expect((await ask('GET', '/api/v1/widgets', { headers: { authorization } })).statusCode).toBe(401);
    }
  });

  it('the token is asked for before the body is read', async () => {
    const { ask } = await openApp();
    const answer = await ask('PUT', '/api/v1/widgets/shop', { payload: '{', headers: JSON_TYPE });
    expect(answer.statusCode).toBe(401);
  });

  it('any page may bring it, and no cache keeps what it opened', async () => {
    const { manage } = await openApp();
    const { headers } = await manage('GET', '/api/v1/widgets');
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });
});

describe('/api/v1/widgets', () => {
  it('settings are read with their version as ETag, and saved whole', async () => {
    const { manage } = await openApp();
    const read = await manage('GET', '/api/v1/widgets/shop');
    expect([read.json(), read.headers.etag]).toEqual([{ id: 'shop' }, '"1"']);
    const saved = await manage('PUT', '/api/v1/widgets/shop', body({ id: 'shop', policy: 'presence' }));
    expect([saved.statusCode, saved.json(), saved.headers.etag]).toEqual([200, { version: 2 }, '"2"']);
    expect((await manage('GET', '/api/v1/widgets/shop')).json()).toEqual({ id: 'shop', policy: 'presence' });
  });

  it('a save over an older version is refused with 412 and changes nothing', async () => {
    const { manage } = await openApp();
    const url = '/api/v1/widgets/shop';
    expect((await manage('PUT', url, body({ id: 'shop', closingNotice: 5 }, { 'if-match': '"1"' }))).statusCode).toBe(
      200,
    );
    const stale = await manage('PUT', url, body({ id: 'shop', closingNotice: 9 }, { 'if-match': '"1"' }));
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'stale-write']);
    expect((await manage('GET', url)).json().closingNotice).toBe(5);
  });

  it('"0" makes a widget only where there is none', async () => {
    const { manage } = await openApp();
    const make = () => manage('PUT', '/api/v1/widgets/new', body({ id: 'new' }, { 'if-match': '"0"' }));
    expect((await make()).statusCode).toBe(200);
    expect((await make()).json().code).toBe('stale-write');
    expect((await manage('GET', '/api/v1/widgets')).json()).toEqual({ data: ['new', 'shop'] });
  });

  it('H-4 a schedule without an interval is refused with its path, and the old settings stay', async () => {
    const { manage } = await openApp();
    const answer = await manage(
      'PUT',
      '/api/v1/widgets/shop',
      body({ id: 'shop', schedule: { timeZone: 'UTC', weekly: {} } }),
    );
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid']);
    expect(answer.json().issues[0].path).toMatch(/^schedule/);
    expect((await manage('GET', '/api/v1/widgets/shop')).headers.etag).toBe('"1"');
  });

  it('a removed widget is gone, and so is its second removal', async () => {
    const { manage } = await openApp();
    const gone = await manage('DELETE', '/api/v1/widgets/shop');
    expect([gone.statusCode, gone.body]).toEqual([204, '']);
    for (const method of ['GET', 'DELETE'] as const) {
      const answer = await manage(method, '/api/v1/widgets/shop');
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'widget-unknown']);
    }
  });
});

describe('/api/v1/agents', () => {
  it('P-1 an agent is made by the first PUT, and each switch is set by itself', async () => {
    const { manage } = await openApp();
    const made = await manage('PUT', '/api/v1/agents/anna', body({ name: 'Anna' }));
    expect(made.json()).toMatchObject({
      id: 'anna',
      name: 'Anna',
      online: 'offline',
      visible: 'visible',
      presence: 'activity',
    });
    await manage('PUT', '/api/v1/agents/anna', body({ online: 'away' }));
    await manage('PUT', '/api/v1/agents/anna', body({ visible: 'invisible' }));
    const { data } = (await manage('GET', '/api/v1/agents')).json();
    expect(data).toMatchObject([{ name: 'Anna', online: 'away', visible: 'invisible', live: false, reachable: false }]);
  });

  it('P-2 a session makes an agent live; its end by sign-out closes the widget at once (P-4)', async () => {
    const { manage, ask } = await openApp();
    const staffed = async () => (await ask('GET', '/w/shop/status')).json().people.staffed;
    const session = '/api/v1/agents/anna/sessions/tab-1';
    await manage('PUT', '/api/v1/agents/anna', body({ online: 'online' }));
    expect(await staffed()).toBe(false);
    const heard = await manage('PUT', session, body({ transport: 'http' }));
    expect(heard.json()).toMatchObject({ live: true, reachable: true, sessions: [{ id: 'tab-1', heardAt: MONDAY }] });
    expect(await staffed()).toBe(true);
    const left = await manage('DELETE', session);
    expect(left.json()).toMatchObject({ live: false, online: 'offline', sessions: [] });
    expect(await staffed()).toBe(false);
  });

  it('P-2 a heartbeat needs no body', async () => {
    const { manage } = await openApp();
    await manage('PUT', '/api/v1/agents/anna', body({ online: 'online' }));
    expect((await manage('PUT', '/api/v1/agents/anna/sessions/tab-1')).json()).toMatchObject({ live: true });
  });

  it('who was removed is not there', async () => {
    const { manage } = await openApp();
    await manage('PUT', '/api/v1/agents/anna', body({}));
    expect((await manage('DELETE', '/api/v1/agents/anna')).statusCode).toBe(204);
    for (const [method, url] of [
      ['DELETE', '/api/v1/agents/anna'],
      ['PUT', '/api/v1/agents/anna/sessions/tab-1'],
      ['DELETE', '/api/v1/agents/anna/sessions/tab-1'],
    ] as const) {
      expect((await manage(method, url)).json().code).toBe('not-found');
    }
  });
});

describe('/api/v1/departments', () => {
  it('S-6 a department gets hours of its own and its load, each by itself', async () => {
    const { manage, ask } = await openApp({ id: 'shop', departments: ['sales'] });
    const schedule = { timeZone: 'Europe/Vilnius', weekly: { mon: [['09:00', '17:00']] } };
    const sales = async () => (await ask('GET', '/w/shop/status')).json().people.departments[0];
    expect((await manage('PUT', '/api/v1/departments/sales', body({ schedule }))).statusCode).toBe(204);
    expect(await sales()).toMatchObject({ id: 'sales', schedule });
    await manage('PUT', '/api/v1/departments/sales', body({ load: { queueFull: true, openFull: false } }));
    expect(await sales()).toMatchObject({ id: 'sales', schedule, queueFull: true });
    await manage('PUT', '/api/v1/departments/sales', body({ schedule: null }));
    expect((await sales()).schedule).toBeUndefined();
  });
});

describe('/api/v1/offline-messages', () => {
  it('F-4 a message is listed with all that was handed in, newest first', async () => {
    const { post, manage, clock } = await openApp();
    await post(aSubmission(1));
    const [visitor] = (await manage('GET', '/api/v1/visitors')).json().data;
    clock.now += 1_000;
    await post(
      aSubmission(2, { page: { url: 'https://shop.example/x', title: 'X', referrer: 'https://search.example/' } }),
    );
    const { data, next } = (await manage('GET', '/api/v1/offline-messages')).json();
    expect(next).toBeNull();
    expect(data).toMatchObject([
      { page: { title: 'X', referrer: 'https://search.example/' }, createdAt: MONDAY + 1_000 },
      {
        values: aSubmission().values,
        visitor: visitor.id,
        timeZone: 'Atlantic/Azores',
        state: 'new',
        spam: null,
      },
    ]);
  });

  it('pages by cursor give each message once', async () => {
    const { post, manage, clock } = await openApp();
    for (let n = 1; n <= 7; n += 1) {
      await post(aSubmission(n), { remoteAddress: `198.51.100.${n}` });
      clock.now += n % 2;
    }
    const seen: string[] = [];
    let url: string | null = '/api/v1/offline-messages?limit=3';
    let pages = 0;
    while (url !== null) {
      const { data, next }: { data: { id: string }[]; next: string | null } = (await manage('GET', url)).json();
      seen.push(...data.map(({ id }) => id));
      url = next === null ? null : `/api/v1/offline-messages?limit=3&cursor=${encodeURIComponent(next)}`;
      pages += 1;
    }
    expect([seen.length, new Set(seen).size, pages]).toEqual([7, 7, 3]);
  });

  it('a message that was marked is found by its state', async () => {
    const { post, manage } = await openApp();
    const { id } = (await post(aSubmission())).json();
    const marked = await manage('PATCH', `/api/v1/offline-messages/${id}`, body({ state: 'replied' }));
    expect(marked.json()).toMatchObject({ id, state: 'replied' });
    const count = async (query: string) =>
      (await manage('GET', `/api/v1/offline-messages?${query}`)).json().data.length;
    expect([
      await count('state=replied'),
      await count('state=new'),
      await count('widget=shop'),
      await count('widget=other'),
    ]).toEqual([1, 0, 1, 0]);
  });

  it('a message nobody left cannot be marked', async () => {
    const { manage } = await openApp();
    const answer = await manage('PATCH', '/api/v1/offline-messages/nope', body({ state: 'read' }));
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });
});
