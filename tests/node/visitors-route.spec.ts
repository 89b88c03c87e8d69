import { describe, expect, it } from 'vitest';
import { openApp, type TestApp } from './open-app.ts';
import { openPage, own } from './session-page.ts';

/** Somebody with a session who has left a message. */
async function visit(test: TestApp, widget = 'shop'): Promise<{ id: string; token: string }> {
  const page = openPage(test, { widget });
  const { visitor, secure } = await page.session();
  if (widget === 'shop') await page.submit(`Bearer ${secure?.token}`);
  return { id: visitor, token: secure?.token ?? '' };
}

describe('/api/v1/visitors', () => {
  it('Z-7 lists them newest first, by widget and page by page, without anything that opens a session', async () => {
    const test = await openApp([{ id: 'shop' }, { id: 'other' }]);
    const ids: string[] = [];
    const tokens: string[] = [];
    for (const widget of ['shop', 'other', 'shop', 'shop']) {
      const { id, token } = await visit(test, widget);
      ids.unshift(id);
      tokens.push(token);
      test.clock.now += 1_000;
    }
    const read = async (query: string) => (await test.manage('GET', `/api/v1/visitors?${query}`)).json();
    expect((await read('')).data.map((visitor: { id: string }) => visitor.id)).toEqual(ids);
    expect((await read('widget=other')).data).toMatchObject([{ id: ids[2], widget: 'other', identity: null }]);
    const first = await read('limit=3');
    const rest = await read(`limit=3&cursor=${encodeURIComponent(first.next)}`);
    expect([first.data.length, rest.data.length, rest.next]).toEqual([3, 1, null]);
    const one = await test.manage('GET', `/api/v1/visitors/${ids[0]}`);
    expect(one.json()).toMatchObject({ id: ids[0], widget: 'shop', origins: ['https://shop.example'] });
    const everything = JSON.stringify([first, rest, one.json()]);
    for (const token of tokens) expect(everything).not.toContain(token.slice(4));
  });

  it('Z-7 an export holds the visitor and their messages, and no credential', async () => {
    const test = await openApp();
    const { id, token } = await visit(test);
    await visit(test);
    const answer = await test.manage('GET', `/api/v1/visitors/${id}/export`);
    expect(answer.json()).toMatchObject({
      visitors: [{ id }],
      offlineMessages: [{ visitor: id, values: { email: 'ada@example.com' } }],
    });
    expect(answer.body).not.toContain(token.slice(4));
  });

  it('Z-7 an erased visitor is gone with all their words, and their token opens nothing', async () => {
    const test = await openApp();
    const { id, token } = await visit(test);
    const other = await visit(test);
    const erased = await test.manage('DELETE', `/api/v1/visitors/${id}`);
    expect(erased.statusCode).toBe(200);
    expect(erased.json().documents).toBeGreaterThan(0);
    for (const rest of ['', '/export']) {
      const answer = await test.manage('GET', `/api/v1/visitors/${id}${rest}`);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
    }
    expect((await test.stored()).map(({ visitor }) => visitor)).toEqual([other.id]);
    expect((await openPage(test).submit(`Bearer ${token}`)).json().code).toBe('session-expired');
    expect((await openPage(test).session([own(token)])).visitor).not.toBe(id);
    expect((await test.manage('DELETE', `/api/v1/visitors/${id}`)).statusCode).toBe(404);
  });

  it('Z-3 an owner’s token is needed, and a visitor’s own is none', async () => {
    const test = await openApp();
    const { id, token } = await visit(test);
    for (const url of ['/api/v1/visitors', `/api/v1/visitors/${id}`, `/api/v1/visitors/${id}/export`]) {
      for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
        expect((await test.ask('GET', url, { headers })).statusCode).toBe(401);
      }
    }
  });
});
