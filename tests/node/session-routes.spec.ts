import { describe, expect, it } from 'vitest';
import { MONDAY, openApp } from './open-app.ts';
import { aRequest, openPage, own } from './session-page.ts';
import { standIn } from './stand-in.ts';

const DAY = 86_400_000;
const SHOPS = [
  {
    id: 'shop',
    origins: ['https://shop.example', 'http://shop.example', 'https://shop.store'],
    linkDomains: ['https://shop.store'],
  },
  { id: 'other' },
];
const STRANGER = `pl1_${'0123456789abcdef'.repeat(4)}`;

const outcome = ({ statusCode, body }: { statusCode: number; body: string }) => [
  statusCode,
  body && (JSON.parse(body).code ?? 'fine'),
];

describe('POST /w/{widget}/visitor/session', () => {
  it('T-7 gives a new page a visitor and a token, and knows it by that token from then on', async () => {
    const test = await openApp(SHOPS);
    const page = openPage(test);
    const answer = await page.resolve();
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const first = answer.json();
    expect(first).toMatchObject({
      secure: { expiresAt: MONDAY + 180 * DAY },
      bridge: { expiresAt: MONDAY + DAY },
      identity: null,
      earlier: false,
    });
    expect((await openPage(test).session([own(first.secure.token)])).visitor).toBe(first.visitor);
    expect((await openPage(test).session()).visitor).not.toBe(first.visitor);
  });

  it('T-1 gives an http page a bridge alone', async () => {
    const test = await openApp(SHOPS);
    const { secure, bridge } = await openPage(test, { origin: 'http://shop.example' }).session();
    expect([secure, bridge?.token.slice(0, 4)]).toEqual([undefined, 'plb_']);
  });

  it('Z-3 hands the machine the page’s origin, its address to count by, and no cookie of other sites', async () => {
    const { ask, server } = await openApp(SHOPS);
    const heard = standIn(server, 'resolve-session', {
      ok: false,
      problem: { code: 'unavailable', message: 'Later.' },
    });
    await ask('POST', '/w/shop/visitor/session', {
      headers: { origin: 'https://shop.example', cookie: `__Host-pls_shop=${STRANGER}` },
      payload: aRequest(),
      remoteAddress: '2001:db8:1:2:3:4:5:6',
    });
    expect(heard).toEqual([
      {
        kind: 'resolve-session',
        widget: 'shop',
        request: aRequest(),
        hostToken: null,
        origin: 'https://shop.example',
        address: '2001:db8:1:2::/64',
      },
    ]);
  });

  it('Z-4 the eleventh new visitor of an address within a minute is a 429 that says when', async () => {
    const test = await openApp(SHOPS);
    const known = await openPage(test).session();
    for (let n = 2; n <= 10; n += 1) await openPage(test).session();
    const refusal = await openPage(test).resolve();
    expect([...outcome(refusal), refusal.headers['retry-after']]).toEqual([429, 'too-many-requests', '60']);
    expect((await openPage(test).session([own(known.secure?.token)])).visitor).toBe(known.visitor);
  });

  it('T-10 an identity that nobody signed is refused by name', async () => {
    const test = await openApp(SHOPS);
    expect(outcome(await openPage(test).resolve({ identity: 'e30.e30.e30' }))).toEqual([403, 'identity-refused']);
  });

  it('Z-4 a body over 16 KiB is refused with that number', async () => {
    const test = await openApp(SHOPS);
    const answer = await openPage(test).resolve({ identity: 'x'.repeat(16_384) });
    expect([answer.statusCode, answer.json()]).toEqual([
      413,
      { code: 'too-large', message: 'The body is over the limit of 16384 bytes.' },
    ]);
  });
});

describe('a token in a header', () => {
  /** Every kind of token that must open nothing, made in the ways a page could come by it. */
  const DEAD: readonly [what: string, make: (test: Awaited<ReturnType<typeof openApp>>) => Promise<string>][] = [
    ['nobody was given', async () => `Bearer ${STRANGER}`],
    [
      'of another widget',
      async (test) => `Bearer ${(await openPage(test, { widget: 'other' }).session()).secure?.token}`,
    ],
    [
      'that was revoked',
      async (test) => {
        const page = openPage(test);
        const token = (await page.session()).secure?.token ?? '';
        expect((await page.end([token])).statusCode).toBe(204);
        return `Bearer ${token}`;
      },
    ],
    [
      'past its end',
      async (test) => {
        const token = (await openPage(test).session()).secure?.token;
        test.clock.now += 180 * DAY;
        return `Bearer ${token}`;
      },
    ],
    [
      'that an adopted session was found by, once its successor is in use',
      async (test) => {
        const token = (await openPage(test).session()).secure?.token ?? '';
        const adopted = await openPage(test).session([{ token, place: 'shared' }]);
        expect(adopted.secure?.token).not.toBe(token);
        expect((await openPage(test).submit(`Bearer ${adopted.secure?.token}`)).statusCode).toBe(201);
        return `Bearer ${token}`;
      },
    ],
    ['that is nothing', async () => ''],
    ['without its scheme', async () => STRANGER],
    ['with another scheme', async () => `Basic ${STRANGER}`],
    ['that is an owner’s', async () => 'Bearer a-token-only-tests-know'],
    ['that is a handover code', async () => `Bearer plh_${'a'.repeat(64)}`],
    ['in capitals', async () => `Bearer ${STRANGER.toUpperCase()}`],
    ['cut short', async () => `Bearer ${STRANGER.slice(0, -1)}`],
    ['with more behind it', async () => `Bearer ${STRANGER}0`],
    ['and another', async () => `Bearer ${STRANGER}, Bearer ${STRANGER}`],
    ['of ten thousand signs', async () => `Bearer ${'a'.repeat(10_000)}`],
  ];

  it.each(DEAD)('Z-3 %s sends no message and leads nowhere, and says that a new one is needed', async (_what, make) => {
    const test = await openApp(SHOPS);
    const authorization = await make(test);
    const before = (await test.stored()).length;
    const headers = { authorization, origin: 'https://shop.example' };
    const answers = [
      await openPage(test).submit(authorization),
      await test.ask('POST', '/w/shop/visitor/handover', { headers, payload: { target: 'https://shop.store' } }),
    ];
    for (const answer of answers) {
      expect(outcome(answer)).toEqual([401, 'session-expired']);
      expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
      if (authorization.length > 20) expect(answer.body).not.toContain(authorization.slice(10));
    }
    expect(await test.stored()).toHaveLength(before);
  });

  it('T-1 a live one sends its visitor’s message, whatever boot id it comes with', async () => {
    const test = await openApp(SHOPS);
    const { visitor, secure } = await openPage(test).session();
    expect((await openPage(test).submit(`bearer  ${secure?.token} `)).statusCode).toBe(201);
    expect((await test.stored()).map((message) => message.visitor)).toEqual([visitor]);
  });

  it('T-1 a bridge sends a message, and leads nowhere', async () => {
    const test = await openApp(SHOPS);
    const page = openPage(test, { origin: 'http://shop.example' });
    const { visitor, bridge } = await page.session();
    expect((await page.submit(`Bearer ${bridge?.token}`)).statusCode).toBe(201);
    expect((await test.stored()).map((message) => message.visitor)).toEqual([visitor]);
    expect(outcome(await page.handOver(bridge?.token ?? '', 'https://shop.store'))).toEqual([403, 'forbidden']);
  });

  it('T-3 a message without one is taken as ever', async () => {
    const test = await openApp(SHOPS);
    expect((await openPage(test).submit()).statusCode).toBe(201);
  });
});

describe('POST /w/{widget}/visitor/handover', () => {
  it('T-9 gives a code that leads the page of its target to the same visitor, once', async () => {
    const test = await openApp(SHOPS);
    const page = openPage(test);
    const { visitor, secure } = await page.session();
    const answer = await page.handOver(secure?.token ?? '', 'https://shop.store');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const { code, expiresAt } = answer.json();
    expect(expiresAt).toBe(MONDAY + 120_000);
    const there = () => openPage(test, { origin: 'https://shop.store' }).session([], { code });
    expect((await there()).visitor).toBe(visitor);
    expect((await there()).visitor).not.toBe(visitor);
  });

  it('T-9 leads nowhere the owner does not name', async () => {
    const test = await openApp(SHOPS);
    const page = openPage(test);
    const { secure } = await page.session();
    expect(outcome(await page.handOver(secure?.token ?? '', 'https://evil.example'))).toEqual([403, 'forbidden']);
  });

  it('Z-3 needs a token', async () => {
    const test = await openApp(SHOPS);
    const answer = await openPage(test).handOver(null, 'https://shop.store');
    expect([...outcome(answer), answer.headers['www-authenticate']]).toEqual([401, 'unauthorized', 'Bearer']);
  });
});

describe('POST /w/{widget}/visitor/end', () => {
  it('T-10 ends a session for good: nobody resolves by its token, and the next page is somebody else', async () => {
    const test = await openApp(SHOPS);
    const page = openPage(test);
    const { visitor, secure } = await page.session();
    const ended = await page.end([secure?.token ?? '']);
    expect([ended.statusCode, ended.body, ended.headers['cache-control']]).toEqual([204, '', 'no-store']);
    expect((await openPage(test).session([own(secure?.token)])).visitor).not.toBe(visitor);
  });

  it('T-10 passes over what is no token here, and can be said again', async () => {
    const test = await openApp(SHOPS);
    const { secure } = await openPage(test, { widget: 'other' }).session();
    const tokens = [secure?.token ?? '', STRANGER, ''];
    expect([(await openPage(test).end(tokens)).statusCode, (await openPage(test).end([])).statusCode]).toEqual([
      204, 204,
    ]);
    expect((await openPage(test, { widget: 'other' }).session([own(secure?.token)])).secure?.token).toBe(secure?.token);
  });
});
