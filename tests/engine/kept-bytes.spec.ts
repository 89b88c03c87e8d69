import { describe, expect, it } from 'vitest';
import { aSessionAnswer, aToken, settle } from '../../src/testing/index.ts';
import { STRANGE_BOOTS, STRANGE_COOKIES, STRANGE_SESSIONS, TOKEN } from './kept-bytes-cases.ts';
import { type Visit, visit } from './session/visited-site.ts';

/** The page works as if nothing had been there: it asks, presents what it should, keeps its answer and finds it again. */
async function works(on: Visit, presented: readonly string[]): Promise<void> {
  on.platform.page.wake();
  const asked = on.session.resolve();
  expect(on.presented()).toEqual(presented);
  expect(on.resolution.request.boot).toMatch(/^[0-9a-f]{32}$/);
  const answer = aSessionAnswer();
  on.resolution.answer(answer);
  expect(await asked).toMatchObject({ ok: true });
  expect(on.newPersons).toBe(0);
  const after = on.reload();
  void after.session.resolve();
  expect(after.presented()?.[0]).toBe(`own:${answer.secure?.token}`);
}

describe('any bytes in any store', () => {
  it.each(STRANGE_SESSIONS)('T-6 in local storage: %s is no session', async (_what, text) => {
    const on = visit();
    on.platform.storage.local.texts.set('pl:shop:session', text);
    await works(on.openTab(), []);
  });

  it.each(STRANGE_COOKIES)('T-6 in each cookie: %s is no session', async (_what, value) => {
    const on = visit();
    on.platform.cookies.plant({ name: '__Secure-pl_shop', value, secure: true });
    on.platform.cookies.plant({ name: '__Host-pl_shop', value, hostOnly: true, secure: true });
    on.platform.cookies.plant({ name: 'plb_shop', value });
    await works(on, []);
  });

  it.each(STRANGE_BOOTS)('T-3 in place of the boot id: %s is written over, and nobody’s', async (_what, text) => {
    const on = visit();
    on.platform.storage.local.texts.set('pl:shop:visitor', text);
    expect([on.session.isWriter(text), on.session.isKept()]).toEqual([false, false]);
    await works(on, []);
  });

  it('T-6 among rubbish the one good token is found, in whatever store it lies', async () => {
    const good = { name: '__Secure-pl_shop', value: aToken(), domain: 'shop.example', secure: true };
    const on = visit({ origin: 'https://a.b.shop.example' });
    on.platform.storage.local.texts.set('pl:shop:session', '{"v":1');
    on.platform.cookies.plant({ ...good, value: 'rubbish', domain: 'b.shop.example' });
    on.platform.cookies.plant(good);
    on.platform.cookies.plant({ ...good, value: '', domain: 'a.b.shop.example' });
    await works(on, [`shared:${good.value}`]);
    expect(on.findings).toEqual(['S09 __Secure-pl_shop 3']);
  });

  it('T-6 of a hundred well-formed tokens four are presented', async () => {
    const on = visit();
    const { read } = on.platform.stores.cookies;
    const many = Array.from({ length: 100 }, () => aToken());
    on.platform.stores.cookies.read = (name) => (name === '__Secure-pl_shop' ? many : read(name));
    void on.session.resolve();
    expect(on.presented()).toEqual(many.slice(0, 4).map((token) => `shared:${token}`));
  });

  it('T-6 a token that lies in several places is presented once, from the best of them', async () => {
    const on = visit();
    on.platform.storage.local.texts.set('pl:shop:session', JSON.stringify({ v: 1, token: TOKEN }));
    on.platform.cookies.plant({ name: '__Secure-pl_shop', value: TOKEN, secure: true });
    on.platform.cookies.plant({ name: '__Host-pl_shop', value: TOKEN, hostOnly: true, secure: true });
    await works(on, [`own:${TOKEN}`]);
  });

  it('T-6 another widget’s session is not this one’s', async () => {
    const on = visit();
    on.platform.storage.local.texts.set('pl:other:session', JSON.stringify({ v: 1, token: TOKEN }));
    on.platform.cookies.plant({ name: '__Secure-pl_other', value: TOKEN, secure: true });
    on.platform.cookies.plant({ name: '__secure-pl_shop', value: TOKEN, secure: true });
    await works(on, []);
    expect(on.platform.storage.local.texts.has('pl:other:session')).toBe(true);
  });

  it('T-6 a token of a place it cannot come from is passed over', async () => {
    const on = visit();
    on.platform.cookies.plant({ name: 'plb_shop', value: TOKEN });
    on.platform.cookies.plant({ name: '__Secure-pl_shop', value: aToken('plb'), secure: true });
    await works(on, []);
  });

  it.each(STRANGE_SESSIONS.filter(([, text]) => text.length < 100_000))(
    'T-10 written by another tab while the session is known: %s makes nobody new',
    async (_what, text) => {
      const on = visit();
      void on.session.resolve();
      on.resolution.answer(aSessionAnswer());
      await settle();
      on.openTab().platform.stores.local.write('pl:shop:session', text);
      expect([on.newPersons, on.session.state.value.state]).toEqual([0, 'known']);
      expect(await on.session.send(async (token) => ({ ok: true, value: typeof token }))).toEqual({
        ok: true,
        value: 'string',
      });
    },
  );
});
