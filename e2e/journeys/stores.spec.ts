import { expect, test } from '../sites/journey.ts';

const WWW = 'https://www.shop.test/';
const PLAIN = 'http://www.shop.test/';
const ACCOUNT = 'https://account.shop.test/';

test.describe('a visitor whose browser keeps less than it should', { tag: '@firefox' }, () => {
  test('T-4 14: the site’s storage is cleared', async ({ journey, page }) => {
    const { goTo, write, reload, expectHeld } = await journey();
    await goTo(WWW);
    await write('one');
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await reload();
    await write('two');
    await expectHeld(['one', 'two']);
  });

  test('T-4 15: the cookies are cleared', async ({ journey, context }) => {
    const { goTo, write, reload, expectHeld } = await journey();
    await goTo(WWW);
    await write('one');
    expect(await context.cookies()).not.toEqual([]);
    await context.clearCookies();
    await reload();
    await write('two');
    await expectHeld(['one', 'two']);
  });

  test('T-5 16: the cookie domain is set to the chat server’s own', async ({ journey }) => {
    const settings = { cookieDomain: 'chat.porch.test' };
    const { goTo, write, follow, diagnoses, expectHeld } = await journey({ settings, links: [ACCOUNT] });
    await goTo(WWW);
    await write('one');
    await follow(ACCOUNT);
    await write('two');
    await expectHeld(['one', 'two']);
    await expect.poll(() => diagnoses).toContainEqual(expect.stringMatching(/S02.*chat\.porch\.test/s));
  });

  test('T-4 17: secure cookies are asked for on a page over http', async ({ journey }) => {
    const { goTo, write, reload, kept, diagnoses, expectHeld } = await journey({ settings: { secure: 'always' } });
    await goTo(PLAIN);
    await write('one');
    await reload();
    await write('two');
    expect((await kept()).join('\n')).not.toContain('cookie');
    await expectHeld(['one', 'two']);
    await expect.poll(() => diagnoses).toContainEqual(expect.stringContaining('S03'));
  });

  test('T-4 18: the browser keeps nothing for this site', async ({ journey, page, context }) => {
    const { goTo, write, diagnoses, expectHeld } = await journey();
    await page.addInitScript(blockStores);
    await goTo(WWW);
    await write('one');
    await write('two');
    expect(await context.cookies()).toEqual([]);
    await expectHeld(['one', 'two']);
    await expect.poll(() => diagnoses).toContainEqual(expect.stringContaining('S06'));
  });
});

/** What a browser does that was told to keep nothing: storage throws when it is looked at, cookies vanish. */
function blockStores(): void {
  const refused = {
    get(): never {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    },
  };
  Object.defineProperty(window, 'localStorage', refused);
  Object.defineProperty(window, 'sessionStorage', refused);
  Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined });
}
