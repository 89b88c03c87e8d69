import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { MONDAY, openApp, type TestApp } from './open-app.ts';
import { openPage } from './session-page.ts';

const KEYS = '/api/v1/widgets/shop/identity-keys';
const SECRET = 'correct horse battery staple, and more';
/** The `x` of the public key in RFC 8037, appendix A. */
const PUBLIC_KEY = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';

const save = ({ manage }: TestApp, kid: string, key: object) => manage('PUT', `${KEYS}/${kid}`, { payload: key });

const signed = (secret = SECRET): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .setSubject('ada')
    .setAudience('shop')
    .setExpirationTime(MONDAY / 1_000 + 600)
    .sign(new TextEncoder().encode(secret));

describe('/api/v1/widgets/{id}/identity-keys', () => {
  it('T-10 a saved key is listed by name and algorithm alone, and never answered back', async () => {
    const test = await openApp();
    const answers = [
      await save(test, 'k2', { alg: 'EdDSA', publicKey: PUBLIC_KEY }),
      await save(test, 'k1', { alg: 'HS256', secret: SECRET }),
      await test.manage('GET', KEYS),
      await test.manage('GET', '/api/v1/widgets/shop'),
      await test.ask('GET', '/w/shop/status'),
      await save(test, 'k3', { alg: 'HS256', secret: SECRET, publicKey: PUBLIC_KEY }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 200, 200, 200, 422]);
    expect(answers[2]?.json()).toEqual({
      data: [
        { kid: 'k1', alg: 'HS256' },
        { kid: 'k2', alg: 'EdDSA' },
      ],
    });
    for (const { body } of answers) {
      expect(body).not.toContain(SECRET);
      expect(body).not.toContain(PUBLIC_KEY);
    }
  });

  it('T-10 what it signs is believed until it is replaced or removed', async () => {
    const test = await openApp();
    const identity = await signed();
    const outcome = async () => (await openPage(test).resolve({ identity })).statusCode;
    expect(await outcome()).toBe(403);
    await save(test, 'k1', { alg: 'HS256', secret: SECRET });
    expect((await openPage(test).session([], { identity })).identity).toEqual({ id: 'ada' });
    await save(test, 'k1', { alg: 'HS256', secret: `another ${SECRET}` });
    expect(await outcome()).toBe(403);
    await save(test, 'k1', { alg: 'HS256', secret: SECRET });
    expect((await test.manage('DELETE', `${KEYS}/k1`)).statusCode).toBe(204);
    expect(await outcome()).toBe(403);
    expect((await test.manage('GET', KEYS)).json()).toEqual({ data: [] });
  });

  it('Z-3 an owner’s token is needed for all of it', async () => {
    const { ask } = await openApp();
    for (const [method, url] of [
      ['GET', KEYS],
      ['PUT', `${KEYS}/k1`],
      ['DELETE', `${KEYS}/k1`],
    ] as const) {
      const answer = await ask(method, url, { headers: { authorization: `Bearer pl1_${'a'.repeat(64)}` } });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized']);
    }
  });
});
