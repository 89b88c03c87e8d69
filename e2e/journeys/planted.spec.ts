import { IDENTITY_KEY, identityToken } from '../sites/identity-token.ts';
import { expect, type Journey, test } from '../sites/journey.ts';
import { keptToken } from '../sites/kept-token.ts';
import type { Walk } from '../sites/walk.ts';

const WWW = 'https://www.shop.test/';
/** A page of somebody else, on a host beside the shop's. */
const BLOG = 'https://blog.shop.test/?bare';
const PLAIN_BLOG = 'http://blog.shop.test/?bare';

/** What a page of a sibling host can do to the shop's visitors. */
const plantCookie = (cookie: string): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: it is what such a page has
  document.cookie = `${cookie}; Domain=shop.test; Path=/; Max-Age=86400`;
};

/** A visitor of their own making, whose token they mean to plant elsewhere. */
async function attacker({ anotherBrowser }: Journey, page = WWW): Promise<Walk> {
  const walk = await anotherBrowser();
  await walk.goTo(page);
  await walk.write('planter 1');
  return walk;
}

async function signedInAttacker(journey: Journey): Promise<Walk> {
  await journey.server.saveIdentityKey('shop', IDENTITY_KEY);
  const walk = await journey.anotherBrowser();
  await walk.goTo(WWW);
  await walk.call('identify', { token: await identityToken('mallory', 'Mallory') });
  await walk.write('planter 1');
  return walk;
}

test.describe('a visitor who was given somebody else’s cookie', { tag: '@firefox' }, () => {
  test('T-6 25: a planted session beside the visitor’s own', async ({ journey }) => {
    const visitor = await journey();
    const planter = await attacker(visitor);
    await visitor.goTo(WWW);
    await visitor.write('one');
    await visitor.run(BLOG, plantCookie, `__Secure-pl_shop=${await keptToken(planter, 'secure')}; Secure`);
    await visitor.goTo(WWW);
    await visitor.write('two');
    await planter.reload();
    await planter.write('planter 2');
    await visitor.expectHeld(['planter 1', 'one', 'two'], ['planter 2']);
  });

  test('T-6 25: a planted session of somebody signed in beside the visitor’s own', async ({ journey }) => {
    const visitor = await journey();
    const planter = await signedInAttacker(visitor);
    await visitor.goTo(WWW);
    await visitor.write('one');
    await visitor.run(BLOG, plantCookie, `__Secure-pl_shop=${await keptToken(planter, 'secure')}; Secure`);
    await visitor.goTo(WWW);
    await visitor.write('two');
    await planter.reload();
    await planter.write('planter 2');
    await visitor.expectHeld(['planter 1', 'planter 2'], ['one', 'two']);
  });

  test('T-6 26: a planted session and none of the visitor’s own', async ({ journey }) => {
    const visitor = await journey();
    const planter = await attacker(visitor);
    await visitor.run(BLOG, plantCookie, `__Secure-pl_shop=${await keptToken(planter, 'secure')}; Secure`);
    await visitor.goTo(WWW);
    await visitor.write('one');
    await visitor.goTo(WWW);
    await visitor.write('two');
    await planter.reload();
    await planter.write('planter 2');
    await visitor.expectHeld(['planter 1', 'one', 'two'], ['planter 2']);
  });

  test('T-6 26: a planted session of somebody signed in and none of the visitor’s own', async ({ journey }) => {
    const visitor = await journey();
    const planter = await signedInAttacker(visitor);
    await visitor.run(BLOG, plantCookie, `__Secure-pl_shop=${await keptToken(planter, 'secure')}; Secure`);
    await visitor.goTo(WWW);
    await visitor.write('one');
    await visitor.goTo(WWW);
    await visitor.write('two');
    await planter.reload();
    await planter.write('planter 2');
    await visitor.expectHeld(['planter 1', 'planter 2'], ['one', 'two']);
  });

  test('T-6 27: a planted bridge on a page over https', async ({ journey }) => {
    const visitor = await journey();
    const planter = await attacker(visitor, 'http://www.shop.test/');
    await visitor.goTo(WWW);
    await visitor.write('one');
    await visitor.run(PLAIN_BLOG, plantCookie, `plb_shop=${await keptToken(planter, 'bridge')}`);
    await visitor.goTo(WWW);
    await visitor.write('two');
    await planter.reload();
    await planter.write('planter 2');
    await visitor.expectHeld(['planter 1', 'planter 2'], ['one', 'two']);
  });

  test('T-6 27: an invented bridge on a page over https', async ({ journey, page }) => {
    const visitor = await journey();
    await visitor.run(PLAIN_BLOG, plantCookie, `plb_shop=plb_${'0'.repeat(64)}`);
    await visitor.goTo(WWW);
    await visitor.write('one');
    await visitor.goTo(WWW);
    await visitor.write('two');
    expect(await page.evaluate(() => document.cookie)).not.toContain('0'.repeat(64));
    await visitor.expectHeld(['one', 'two']);
  });
});
