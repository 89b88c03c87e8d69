import { expect, type Journey, test } from '../sites/journey.ts';

const SHOP_PAGE = 'https://www.shop.test/';
const LAMPS = 'https://www.lamps.test/';
const CLUB = 'https://club.test/';
const ROGUE = 'https://rogue.test/';

const settings = {
  offline: { form: { minFillMs: 0 } },
  origins: ['https://www.shop.test', 'https://www.lamps.test', 'https://club.test'],
  linkDomains: ['https://www.lamps.test'],
};
const links = [LAMPS, CLUB, ROGUE];

/** The codes that the server gave out so far. */
const codesOf = ({ server }: Journey): readonly string[] =>
  server.talks.filter(({ path }) => path.endsWith('/handover')).flatMap(({ answer }) => answer.match(/plh_\w+/) ?? []);

/** Makes the page ask for a code as a visitor does who is about to follow the link, and does not follow it. */
async function mint(journey: Journey, address: string): Promise<string> {
  await journey.page.getByRole('link', { name: address }).focus();
  await expect.poll(() => codesOf(journey).length).toBe(1);
  return String(codesOf(journey)[0]);
}

const withCode = (address: string, code: string): string => `${address}#porchlight=${code}`;

test.describe('a visitor following a link to another domain', { tag: '@firefox' }, () => {
  test('T-9 11: the link carries the session, and no address shows it', async ({ journey, page }) => {
    const shop = await journey({ settings, links });
    await shop.goTo(SHOP_PAGE);
    await shop.write('one');
    await shop.followWithCode(LAMPS);
    await expect.poll(() => page.url()).toBe(LAMPS);
    await shop.write('two');
    expect(codesOf(shop)).toHaveLength(1);
    await shop.back();
    await expect(page.getByRole('link', { name: LAMPS })).toHaveAttribute('href', LAMPS);
    await shop.write('three');
    await shop.expectHeld(['one', 'two', 'three']);
  });

  test('T-9 12: the answer with the code is lost', async ({ journey, page }) => {
    const shop = await journey({ settings, links });
    await page.route('**/visitor/handover', (route) => route.abort('connectionfailed'));
    await shop.goTo(SHOP_PAGE);
    await shop.write('one');
    await shop.follow(LAMPS);
    await shop.write('two');
    await shop.expectHeld(['one'], ['two']);
  });

  test('T-9 12: the code is invented', async ({ journey, page }) => {
    const shop = await journey({ settings, links });
    await shop.goTo(SHOP_PAGE);
    await shop.write('one');
    await shop.goTo(withCode(LAMPS, `plh_${'0'.repeat(64)}`));
    await expect.poll(() => page.url()).toBe(LAMPS);
    await shop.write('two');
    await shop.expectHeld(['one'], ['two']);
  });

  test('T-9 12: the code was used before', async ({ journey }) => {
    const shop = await journey({ settings, links });
    await shop.goTo(SHOP_PAGE);
    await shop.write('one');
    const code = await mint(shop, LAMPS);
    await shop.goTo(withCode(LAMPS, code));
    await shop.write('two');
    const stranger = await shop.anotherBrowser();
    await stranger.goTo(withCode(LAMPS, code));
    await stranger.write('three');
    await shop.expectHeld(['one', 'two'], ['three']);
  });

  test('T-9 12: the code is older than two minutes', async ({ journey }) => {
    const shop = await journey({ settings, links });
    await shop.goTo(SHOP_PAGE);
    await shop.write('one');
    const code = await mint(shop, LAMPS);
    shop.server.pass(121_000);
    await shop.goTo(withCode(LAMPS, code));
    await shop.write('two');
    await shop.expectHeld(['one'], ['two']);
  });

  test('T-9 12: the code was made for another origin', async ({ journey }) => {
    const shop = await journey({ settings, links });
    await shop.goTo(SHOP_PAGE);
    await shop.write('one');
    const code = await mint(shop, LAMPS);
    const stranger = await shop.anotherBrowser();
    await stranger.goTo(withCode(CLUB, code));
    await stranger.write('two');
    await shop.expectHeld(['one'], ['two']);
  });

  test('T-9 12: somebody sends a link with a code of their own', async ({ journey }) => {
    const visitor = await journey({ settings, links });
    const sender = await visitor.anotherBrowser();
    await sender.goTo(SHOP_PAGE);
    await sender.write('sender 1');
    const code = await mint({ ...visitor, ...sender }, LAMPS);
    await visitor.goTo(withCode(LAMPS, code));
    await visitor.write('one');
    await sender.reload();
    await sender.write('sender 2');
    await visitor.expectHeld(['sender 1', 'one'], ['sender 2']);
  });

  test('T-9 12: the link leads to an origin that nobody listed', async ({ journey, page }) => {
    const shop = await journey({ settings, links });
    await shop.goTo(SHOP_PAGE);
    await shop.write('one');
    await page.getByRole('link', { name: ROGUE }).click();
    await page.waitForURL((url) => url.host === 'rogue.test');
    expect(page.url()).toBe(ROGUE);
    expect(shop.server.talks.filter(({ path }) => path.endsWith('/handover'))).toEqual([]);
    await shop.goTo(SHOP_PAGE);
    await shop.write('two');
    await shop.expectHeld(['one', 'two']);
  });
});
