import { describe, expect, it } from 'vitest';
import { MONDAY, openApp } from './open-app.ts';

const STATUS = '/w/shop/status';

const anna = { kind: 'save-agent', agent: 'anna', online: 'online', presence: 'always' } as const;

describe('GET /w/{widget}/status', () => {
  it('S-9 the document carries settings and people, and its version is its ETag', async () => {
    const { ask } = await openApp({ id: 'shop', online: { tabText: 'Ask us' } });
    const answer = await ask('GET', STATUS);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const document = answer.json();
    expect(document).toMatchObject({
      settings: { id: 'shop', online: { tabText: 'Ask us' } },
      people: { staffed: false },
    });
    expect(answer.headers.etag).toBe(`"${document.version}"`);
  });

  it('S-9 an agent who comes and a setting that is saved are in the next answer, under a new ETag', async () => {
    const { ask, server } = await openApp();
    const before = await ask('GET', STATUS);
    await server.handle(anna);
    const staffed = await ask('GET', STATUS);
    expect(staffed.json().people.staffed).toBe(true);
    await server.handle({ kind: 'save-widget', settings: { id: 'shop', closingNotice: 10 } });
    const saved = await ask('GET', STATUS);
    expect(saved.json().settings.closingNotice).toBe(10);
    expect(new Set([before, staffed, saved].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it.each([
    ['the same tag', (etag: string) => etag, 304],
    ['the same tag, weak', (etag: string) => `W/${etag}`, 304],
    ['a list with the tag in it', (etag: string) => `"x", ${etag} ,"y"`, 304],
    ['a star', () => '*', 304],
    ['another tag', () => '"x"', 200],
    ['the tag without quotes', (etag: string) => etag.slice(1, -1), 200],
    ['nothing', () => '', 200],
  ])('S-9 If-None-Match with %s', async (_what, header, status) => {
    const { ask } = await openApp();
    const { headers } = await ask('GET', STATUS);
    const answer = await ask('GET', STATUS, { headers: { 'if-none-match': header(String(headers.etag)) } });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers.etag).toBe(headers.etag);
    if (status === 304) expect(answer.body).toBe('');
  });

  it('H-6 every answer carries the server’s time, a 304 that of its own moment', async () => {
    const { ask, clock } = await openApp();
    const first = await ask('GET', STATUS);
    expect(first.headers['porchlight-now']).toBe(String(MONDAY));
    clock.now += 61_500;
    const second = await ask('GET', STATUS, { headers: { 'if-none-match': String(first.headers.etag) } });
    expect(second.statusCode).toBe(304);
    expect(second.headers['porchlight-now']).toBe(String(MONDAY + 61_500));
    expect(second.headers['access-control-expose-headers']).toMatch(/Porchlight-Now, Age, ETag/);
  });

  it('S-9 browsers ask again each time, shared caches keep it for two seconds', async () => {
    const { ask } = await openApp();
    const { headers } = await ask('GET', STATUS);
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=2, stale-if-error=86400');
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('S-3 a disabled widget tells pages nothing but that', async () => {
    const { ask } = await openApp({
      id: 'shop',
      disabled: true,
      online: { greeting: 'Ask Anna' },
      replyWithin: 'PT1H',
    });
    const { settings, people } = (await ask('GET', STATUS)).json();
    expect(settings).toEqual({ id: 'shop', disabled: true });
    expect(people).toEqual({ staffed: false });
  });

  it('Z-3 what only the server decides by does not reach pages', async () => {
    const { ask } = await openApp({ id: 'shop', origins: ['https://secret.example'] });
    expect((await ask('GET', STATUS)).body).not.toContain('secret');
  });

  it('HEAD answers as GET does, without the body', async () => {
    const { ask } = await openApp();
    const [get, head] = [await ask('GET', STATUS), await ask('HEAD', STATUS)];
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe('');
    for (const name of ['etag', 'content-length', 'cache-control', 'porchlight-now']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  it('a widget nobody has is widget-unknown, before and after it existed', async () => {
    const { ask, server } = await openApp();
    expect((await ask('GET', '/w/nope/status')).json().code).toBe('widget-unknown');
    await server.handle({ kind: 'remove-widget', widget: 'shop' });
    const gone = await ask('GET', STATUS);
    expect([gone.statusCode, gone.json().code]).toEqual([404, 'widget-unknown']);
  });
});
