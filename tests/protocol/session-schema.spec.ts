import { describe, expect, it } from 'vitest';
import {
  parseEndBody,
  parseHandoverBody,
  parseIdentityKey,
  parseSessionRequest,
} from '../../src/protocol/session-schema.ts';

const REQUEST = {
  boot: 'ab'.repeat(16),
  tokens: [{ token: 'pl1_x', place: 'own' }],
  page: { url: 'https://shop.example/' },
  language: 'en',
  timeZone: 'UTC',
};
const pathOf = (result: { ok: boolean; problem?: { issues?: readonly { path: string }[] } }): string | undefined =>
  result.ok ? undefined : result.problem?.issues?.[0]?.path;

describe('a session request', () => {
  it.each<[string, object]>([
    ['with nothing to present', { tokens: [] }],
    [
      'with four tokens of any text',
      { tokens: ['', 'x', '\u0000', 'x'.repeat(16_384)].map((token) => ({ token, place: 'shared' })) },
    ],
    ['with a code and an identity', { code: 'plh_x', identity: 'x.y.z' }],
    ['with a title and a referrer', { page: { ...REQUEST.page, title: 'T', referrer: 'https://x.example/' } }],
  ])('T-6 is read %s', (_what, members) => {
    expect(parseSessionRequest({ ...REQUEST, ...members })).toEqual({ ok: true, value: { ...REQUEST, ...members } });
  });

  it.each<[path: string, members: object]>([
    ['boot', { boot: 'AB'.repeat(16) }],
    ['boot', { boot: undefined }],
    ['tokens', { tokens: Array(5).fill(REQUEST.tokens[0]) }],
    ['tokens', { tokens: 'pl1_x' }],
    ['tokens[0].place', { tokens: [{ token: 'x', place: 'found' }] }],
    ['tokens[0].token', { tokens: [{ token: 1, place: 'own' }] }],
    ['tokens[0].token', { tokens: [{ token: 'x'.repeat(16_385), place: 'own' }] }],
    ['tokens[0].more', { tokens: [{ token: 'x', place: 'own', more: 1 }] }],
    ['code', { code: null }],
    ['identity', { identity: {} }],
    ['page.url', { page: { url: 'https://shop.example/#secret' } }],
    ['page.url', { page: { url: 'file:///etc/passwd' } }],
    ['language', { language: 'x y' }],
    ['timeZone', { timeZone: '../UTC' }],
    ['verified', { verified: { id: 'ada' } }],
  ])('T-6 is refused at %s: %#', (path, members) => {
    expect(pathOf(parseSessionRequest({ ...REQUEST, ...members }))).toBe(path);
  });
});

describe('the other bodies', () => {
  it.each<[string, string]>([
    ['https://shop.de', 'https://shop.de'],
    ['https://shop.de:443', 'https://shop.de'],
    ['HTTPS://Shop.DE:8443', 'https://shop.de:8443'],
  ])('T-9 a target %s is the origin %s', (target, origin) => {
    expect(parseHandoverBody({ target })).toEqual({ ok: true, value: { target: origin } });
  });

  it.each([
    {},
    { target: 'shop.de' },
    { target: 'https://*.shop.de' },
    { target: 'https://shop.de/' },
    { target: 'null' },
  ])('T-9 no target is %j', (body) => {
    expect(pathOf(parseHandoverBody(body))).toBe('target');
  });

  it('T-10 sessions end by their tokens, at most eight at once', () => {
    expect(parseEndBody({ tokens: ['x'] })).toEqual({ ok: true, value: { tokens: ['x'] } });
    expect(pathOf(parseEndBody({ tokens: Array(9).fill('x') }))).toBe('tokens');
    expect(pathOf(parseEndBody({}))).toBe('tokens');
  });

  it.each<[string | undefined, object]>([
    [undefined, { kid: 'k', alg: 'HS256', secret: 'x'.repeat(32) }],
    [undefined, { kid: 'k', alg: 'HS256', secret: 'ä'.repeat(16) }],
    [undefined, { kid: 'k', alg: 'EdDSA', publicKey: `${'A'.repeat(42)}w` }],
    ['secret', { kid: 'k', alg: 'HS256', secret: 'x'.repeat(31) }],
    ['secret', { kid: 'k', alg: 'HS256', secret: 'x'.repeat(1_025) }],
    ['publicKey', { kid: 'k', alg: 'EdDSA', publicKey: 'A'.repeat(42) }],
    ['publicKey', { kid: 'k', alg: 'EdDSA', publicKey: `${'A'.repeat(42)}B` }],
    ['publicKey', { kid: 'k', alg: 'EdDSA', secret: 'x'.repeat(32) }],
    ['kid', { kid: '__proto__', alg: 'HS256', secret: 'x'.repeat(32) }],
    ['alg', { kid: 'k', alg: 'none', secret: 'x'.repeat(32) }],
  ])('T-10 of a key, %s is wrong: %j', (path, key) => {
    expect(pathOf(parseIdentityKey(key))).toBe(path);
  });
});
