import { describe, expect, it } from 'vitest';
import { aSubmission, MONDAY, openApp } from './open-app.ts';

const OPEN_NINE_TO_FIVE = {
  timeZone: 'UTC',
  weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
} as const;

describe('POST /w/{widget}/offline-messages', () => {
  it('F-4 a stored message is acknowledged with an id and the expected reply time', async () => {
    const { post, stored } = await openApp({ id: 'shop', replyWithin: 'PT4H' });
    const answer = await post(aSubmission());
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const receipt = answer.json();
    expect(receipt).toMatchObject({ storedAt: MONDAY, replyBy: MONDAY + 4 * 3_600_000 });
    expect((await stored()).map(({ id }) => id)).toEqual([receipt.id]);
  });

  it('F-4 outside the hours the reply time runs from the next opening', async () => {
    const { post, clock } = await openApp({ id: 'shop', schedule: OPEN_NINE_TO_FIVE, replyWithin: 'PT4H' });
    clock.now = Date.UTC(2026, 10, 23, 20);
    const receipt = (await post(aSubmission())).json();
    expect(new Date(receipt.replyBy).toISOString()).toBe('2026-11-24T13:00:00.000Z');
  });

  it('F-3 the same message again is the first receipt with 200, within the same moment and later', async () => {
    const { post, stored, clock } = await openApp();
    const first = await post(aSubmission());
    const again = await post(aSubmission());
    clock.now += 86_400_000;
    const late = await post(aSubmission());
    expect([first, again, late].map(({ statusCode }) => statusCode)).toEqual([201, 200, 200]);
    expect([again.json(), late.json()]).toEqual([first.json(), first.json()]);
    expect(await stored()).toHaveLength(1);
  });

  it('F-3 a double click is one 201, and every other is a 200', async () => {
    const { post, stored } = await openApp();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(aSubmission())));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(49).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await stored()).toHaveLength(1);
  });

  it('F-3 the same command id with other words is refused with 409', async () => {
    const { post, stored } = await openApp();
    await post(aSubmission());
    const answer = await post(aSubmission(1, { values: { ...aSubmission().values, message: 'Other words' } }));
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'command-id-reused']);
    expect(await stored()).toHaveLength(1);
  });

  it('S-11 the status is decided on arrival, whatever the page believed', async () => {
    const { post, server } = await openApp();
    const late = (await post(aSubmission(1, { mode: 'chat' }))).json();
    expect(late.status).toEqual({ availability: 'offline', reason: 'no-agents', mode: 'form' });
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online', presence: 'always' });
    const early = (await post(aSubmission(2, { mode: 'form' }))).json();
    expect(early.status).toEqual({ availability: 'online', reason: 'open', mode: 'chat' });
  });

  it('S-3 a disabled widget takes nothing, unless it is to look offline', async () => {
    const { post, server, stored } = await openApp({ id: 'shop', disabled: true });
    const refusal = await post(aSubmission());
    expect([refusal.statusCode, refusal.json().code]).toEqual([403, 'widget-disabled']);
    await server.handle({ kind: 'save-widget', settings: { id: 'shop', disabled: true, whenDisabled: 'offline' } });
    expect((await post(aSubmission())).statusCode).toBe(201);
    expect(await stored()).toHaveLength(1);
  });

  it('F-1 wrong fields are named one by one, and the corrected message passes under the same id', async () => {
    const { post, stored } = await openApp();
    const wrong = await post(aSubmission(1, { values: { name: '', email: 'nobody', message: 'x'.repeat(4_001) } }));
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().issues).toMatchObject([
      { path: 'name', code: 'required' },
      { path: 'email', code: 'not-an-email' },
      { path: 'message', code: 'too-long', limit: 4_000 },
    ]);
    expect(await stored()).toEqual([]);
    expect((await post(aSubmission())).statusCode).toBe(201);
  });

  it('F-6 a robot’s message is acknowledged like any other and stored apart', async () => {
    const { post, manage } = await openApp();
    expect((await post(aSubmission(1, { trap: 'http://spam.example' }))).statusCode).toBe(201);
    expect((await manage('GET', '/api/v1/offline-messages')).json().data).toEqual([]);
    expect((await manage('GET', '/api/v1/offline-messages?spam=true')).json().data).toMatchObject([{ spam: 'trap' }]);
  });
});

describe('limits', () => {
  const minute = 60_000;

  it('Z-4 the fourth message of a visitor within ten minutes is a 429 that says when, and passes then', async () => {
    const { post, clock } = await openApp();
    const another = (n: number) => post(aSubmission(1, { commandId: n.toString(16).padStart(32, 'd') }));
    for (const n of [1, 2, 3]) {
      expect((await another(n)).statusCode).toBe(201);
      clock.now += minute;
    }
    clock.now += 500;
    const refusal = await another(4);
    expect([refusal.statusCode, refusal.json().code]).toEqual([429, 'too-many-requests']);
    expect(refusal.headers['retry-after']).toBe('420');
    expect(refusal.json().retryAfterMs).toBe(7 * minute - 500);
    expect(refusal.headers['access-control-expose-headers']).toContain('Retry-After');
    clock.now += 7 * minute - 501;
    const early = await another(4);
    expect([early.statusCode, early.headers['retry-after']]).toEqual([429, '1']);
    clock.now += 1;
    expect((await another(4)).statusCode).toBe(201);
  });

  it.each([
    ['one IPv4 address', (n: number) => ({ remoteAddress: '198.51.100.7', n }), 429],
    [
      'one IPv4 address, also written as IPv6',
      (n: number) => ({ remoteAddress: n % 2 ? '198.51.100.7' : '::ffff:198.51.100.7', n }),
      429,
    ],
    ['addresses of one /64', (n: number) => ({ remoteAddress: `2001:db8:1:2::${n.toString(16)}`, n }), 429],
    ['neighbours in IPv4', (n: number) => ({ remoteAddress: `198.51.100.${n}`, n }), 201],
    ['neighbouring /64s', (n: number) => ({ remoteAddress: `2001:db8:1:${n.toString(16)}::1`, n }), 201],
  ])('Z-4 twenty messages from %s, and the next one', async (_what, from, status) => {
    const { post } = await openApp();
    const statuses: number[] = [];
    for (let n = 1; n <= 21; n += 1) {
      const { remoteAddress } = from(n);
      statuses.push((await post(aSubmission(n), { remoteAddress })).statusCode);
    }
    expect(statuses).toEqual([...Array(20).fill(201), status]);
  });

  it.each([
    ['is believed from a trusted proxy', { trustProxy: '10.0.0.1' }, 201],
    ['is not believed from anybody else', {}, 429],
  ])('Z-4 X-Forwarded-For %s', async (_what, options, status) => {
    const { post } = await openApp({ id: 'shop' }, options);
    const statuses: number[] = [];
    for (let n = 1; n <= 21; n += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${n}` };
      statuses.push((await post(aSubmission(n), { remoteAddress: '10.0.0.1', headers })).statusCode);
    }
    expect(statuses.at(-1)).toBe(status);
  });
});
