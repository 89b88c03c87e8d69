import { beforeAll, describe, expect, it } from 'vitest';
import { isAllowedOrigin } from '../../src/domain/access/origin.ts';
import { createApp } from '../../src/node/app.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { MONDAY, TOKEN } from './open-app.ts';
import { LISTED, originCases, unsendableCases } from './origin-cases.ts';

/** All that a page may ask of a widget; what is asked with no body, or a wrong one, is never carried out. */
const ADDRESSES = [
  ['GET', '/w/shop/status'],
  ['POST', '/w/shop/offline-messages'],
  ['POST', '/w/shop/visitor/session'],
  ['POST', '/w/shop/visitor/handover'],
  ['POST', '/w/shop/visitor/end'],
  ['GET', '/w/shop/probe/socket'],
] as const;

describe('a list of origins', () => {
  const server = createReferenceServer({ settings: { id: 'shop' }, now: () => MONDAY, newId: () => 'id' });
  const app = createApp({ server, token: TOKEN });

  beforeAll(() => {
    // The parser refuses such a list; what a store holds from elsewhere is read as it is.
    server.settings = async () => ({ ok: true, value: { settings: { id: 'shop', origins: LISTED }, version: 1 } });
    return async () => {
      await (await app).close();
      await server.close();
    };
  });

  it.each([...originCases, ...unsendableCases])('Z-3 the rule on $what: $allowed', ({ origin, allowed }) => {
    expect(isAllowedOrigin(LISTED, origin)).toBe(allowed);
  });

  it.each(originCases)('Z-3 the server on $what: $allowed', async ({ origin, allowed }) => {
    for (const [method, url] of ADDRESSES) {
      const answer = await (await app).inject({ method, url, headers: { origin } });
      const refused = answer.statusCode === 403 && answer.json().code === 'origin-refused';
      expect([url, refused]).toEqual([url, !allowed]);
      expect(answer.headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin' });
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    }
  });

  it('the table is long, and no row is twice', () => {
    expect(originCases.length).toBeGreaterThanOrEqual(80);
    const origins = [...originCases, ...unsendableCases].map(({ origin }) => origin);
    expect(new Set(origins).size).toBe(origins.length);
  });
});
