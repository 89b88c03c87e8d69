import { describe, expect, it } from 'vitest';
import { aSubmission, openApp } from './open-app.ts';

const LISTED = { id: 'shop', origins: ['https://shop.example', 'https://*.lantern.example'] };
const STATUS = '/w/shop/status';

describe('a widget with a list of origins', () => {
  it.each([
    ['https://shop.example', 200],
    ['https://de.lantern.example', 200],
    ['https://a.b.lantern.example', 200],
    ['https://lantern.example', 403],
    ['http://shop.example', 403],
    ['https://shop.example:8443', 403],
    ['https://shop.example.evil.example', 403],
    ['https://evil-lantern.example', 403],
    ['null', 403],
  ])('Z-3 a page of %s gets %i, and may read either', async (origin, status) => {
    const { ask, post, stored } = await openApp(LISTED);
    const answers = [
      await ask('GET', STATUS, { headers: { origin } }),
      await post(aSubmission(), { headers: { origin } }),
    ];
    for (const answer of answers) {
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
      expect(answer.headers.vary).toBe('Origin');
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
      if (status === 403) expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin-refused']);
      else expect(answer.statusCode).toBeLessThan(300);
    }
    expect(await stored()).toHaveLength(status === 200 ? 1 : 0);
  });

  it('Z-3 a request of no page at all is answered, but never kept for pages', async () => {
    const { ask } = await openApp(LISTED);
    const { statusCode, headers } = await ask('GET', STATUS);
    expect([statusCode, headers.vary, headers['access-control-allow-origin']]).toEqual([200, 'Origin', undefined]);
  });

  it('Z-3 a changed list counts at once', async () => {
    const { ask, server } = await openApp(LISTED);
    const headers = { origin: 'https://new.example' };
    expect((await ask('GET', STATUS, { headers })).statusCode).toBe(403);
    await server.handle({ kind: 'save-widget', settings: { id: 'shop', origins: ['https://new.example'] } });
    expect((await ask('GET', STATUS, { headers })).statusCode).toBe(200);
  });
});

describe('a widget without a list', () => {
  it('Z-3 any page may read the status, and the answer is the same for all', async () => {
    const { ask } = await openApp();
    const { headers } = await ask('GET', STATUS, { headers: { origin: 'https://anybody.example' } });
    expect([headers['access-control-allow-origin'], headers.vary]).toEqual(['*', undefined]);
  });

  it('Z-3 a page without an origin of its own may not write', async () => {
    const { post, stored } = await openApp();
    const answer = await post(aSubmission(), { headers: { origin: 'null' } });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin-refused']);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(await stored()).toEqual([]);
  });
});

describe('the preflight', () => {
  it.each([
    ['/w/shop/status', 'GET, HEAD', 'if-none-match'],
    ['/w/shop/offline-messages', 'POST', 'authorization, content-type'],
    ['/w/shop/visitor/session', 'POST', 'authorization, content-type'],
    ['/w/shop/visitor/handover', 'POST', 'authorization, content-type'],
    ['/w/shop/visitor/end', 'POST', 'authorization, content-type'],
    ['/w/shop/probe/stream', 'GET', 'content-type'],
    ['/api/v1/visitors/v1', 'GET, HEAD, DELETE', 'authorization, content-type, if-match'],
    ['/api/v1/widgets/shop/identity-keys/k1', 'PUT, DELETE', 'authorization, content-type, if-match'],
    ['/api/v1/offline-messages', 'GET, HEAD', 'authorization, content-type, if-match'],
    ['/api/v1/widgets/shop', 'GET, HEAD, PUT, DELETE', 'authorization, content-type, if-match'],
    ['/api/v1/agents/anna/sessions/tab', 'PUT, DELETE', 'authorization, content-type, if-match'],
  ])('of %s allows %s for two hours, with no token', async (url, methods, allowed) => {
    const { ask } = await openApp();
    const { statusCode, headers, body } = await ask('OPTIONS', url, {
      headers: { origin: 'https://any.example', 'access-control-request-method': 'POST' },
    });
    expect([statusCode, body]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': methods,
      'access-control-allow-headers': allowed,
      'access-control-max-age': '7200',
    });
  });

  it('Z-3 passes for a page that is not listed, so that it can read its refusal', async () => {
    const { ask } = await openApp(LISTED);
    const { statusCode, headers } = await ask('OPTIONS', '/w/shop/offline-messages', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect([statusCode, headers['access-control-allow-origin'], headers.vary]).toEqual([
      204,
      'https://evil.example',
      'Origin',
    ]);
  });

  it('of an unknown widget can be read, too', async () => {
    const { ask } = await openApp();
    const headers = { origin: 'https://any.example' };
    const preflight = await ask('OPTIONS', '/w/nope/chat', { headers });
    expect([preflight.statusCode, preflight.headers['access-control-allow-origin']]).toEqual([204, '*']);
    const answer = await ask('POST', '/w/nope/chat', { headers, payload: {} });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'widget-unknown']);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });
});
