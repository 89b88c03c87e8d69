import type { BrowserContext } from 'playwright/test';
import { expect, test } from '../sites/journey.ts';

const WWW = 'https://www.shop.test/';
const PLAIN = 'http://www.shop.test/';
const APEX = 'https://shop.test/';
const ACCOUNT = 'https://account.shop.test/';
const PLAIN_ACCOUNT = 'http://account.shop.test/';
const links = [WWW, PLAIN, APEX, ACCOUNT, PLAIN_ACCOUNT];

const domainsOf = async (context: BrowserContext): Promise<readonly string[]> => [
  ...new Set((await context.cookies()).map(({ domain }) => domain.replace(/^\./, ''))),
];

test('T-1 a secure token on a page over http would be heard', { tag: '@firefox' }, async ({ journey }) => {
  const { goTo, run, ear } = await journey();
  await goTo(PLAIN);
  expect(ear.heard()).toBeGreaterThan(0);
  expect(ear.secureTokens()).toBe(0);
  const leak = (token: string): void => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is how a careless widget would do it
    document.cookie = `leak=${token}`;
    localStorage.setItem('pl:shop:leak', token);
  };
  await run(`${PLAIN}?bare`, leak, 'pl1_0');
  const readByPage = ear.secureTokens();
  expect(readByPage).toBeGreaterThan(0);
  await goTo(PLAIN);
  expect(ear.secureTokens()).toBeGreaterThan(readByPage + 1);
});

test.describe('a visitor going from host to host', { tag: '@firefox' }, () => {
  test('T-7 1: a reload', async ({ journey }) => {
    const { goTo, write, reload, diagnoses, expectHeld } = await journey();
    await goTo(WWW);
    await write('one');
    await reload();
    await write('two');
    await expectHeld(['one', 'two']);
    expect(diagnoses).toEqual([]);
  });

  test('T-8 2: from http to https', async ({ journey }) => {
    const { goTo, write, follow, expectHeld } = await journey({ links });
    await goTo(PLAIN);
    await write('one');
    await follow(WWW);
    await write('two');
    await expectHeld(['one', 'two']);
  });

  test('T-8 3: from https to http', async ({ journey }) => {
    const { goTo, write, follow, kept, expectHeld } = await journey({ links });
    await goTo(WWW);
    await write('one');
    await follow(PLAIN);
    await write('two');
    expect((await kept()).join('\n')).toContain('cookie plb_shop=plb_');
    await expectHeld(['one', 'two']);
  });

  test('T-8 4: to and fro between http and https', async ({ journey }) => {
    const { goTo, write, follow, expectHeld } = await journey({ links });
    await goTo(PLAIN);
    await write('one');
    await follow(WWW);
    await write('two');
    await follow(PLAIN);
    await write('three');
    await follow(WWW);
    await write('four');
    await follow(PLAIN);
    await write('five');
    await expectHeld(['one', 'two', 'three', 'four', 'five']);
  });

  test('T-5 5: from www to another subdomain', async ({ journey }) => {
    const { goTo, write, follow, expectHeld } = await journey({ links });
    await goTo(WWW);
    await write('one');
    await follow(ACCOUNT);
    await write('two');
    await expectHeld(['one', 'two']);
  });

  test('T-8 6: from subdomain to subdomain and scheme to scheme at once', async ({ journey }) => {
    const { goTo, write, follow, expectHeld } = await journey({ links });
    await goTo(WWW);
    await write('one');
    await follow(PLAIN_ACCOUNT);
    await write('two');
    await follow(APEX);
    await write('three');
    await expectHeld(['one', 'two', 'three']);
  });

  test('T-5 7: from the bare domain to www', async ({ journey }) => {
    const { goTo, write, follow, expectHeld } = await journey({ links });
    await goTo(APEX);
    await write('one');
    await follow(WWW);
    await write('two');
    await expectHeld(['one', 'two']);
  });

  test('T-7 8: to another host and back again', async ({ journey }) => {
    const { goTo, write, follow, back, expectHeld } = await journey({ links });
    await goTo(WWW);
    await write('one');
    await follow(ACCOUNT);
    await write('two');
    await back();
    await write('three');
    await expectHeld(['one', 'two', 'three']);
  });

  test('T-5 9: between subdomains under a public suffix of two labels', async ({ journey, context }) => {
    const [www, account] = ['https://www.shop.co.uk/', 'https://account.shop.co.uk/'];
    const settings = { origins: ['https://*.shop.co.uk'] };
    const { goTo, write, follow, expectHeld } = await journey({ settings, links: [account] });
    await goTo(www);
    await write('one');
    await follow(account);
    await write('two');
    expect(await domainsOf(context)).toEqual(['shop.co.uk']);
    await expectHeld(['one', 'two']);
  });

  test('T-5 10: on a host whose neighbours are strangers', async ({ journey, context }) => {
    const [shop, stranger] = ['https://shop.github.io/', 'https://other.github.io/'];
    const settings = { origins: ['https://shop.github.io', 'https://other.github.io'] };
    const { goTo, write, follow, reload, kept, expectHeld } = await journey({ settings, links: [stranger] });
    await goTo(shop);
    await write('one');
    await reload();
    await write('two');
    expect(await domainsOf(context)).toEqual(['shop.github.io']);
    await follow(stranger);
    expect(await kept()).toEqual([]);
    await write('three');
    await expectHeld(['one', 'two'], ['three']);
  });

  test('T-6 13: the bare address typed, which sends on to https and www', async ({ journey, page }) => {
    const redirects = { 'http://shop.test': 'https://www.shop.test' };
    const { goTo, write, expectHeld } = await journey({ redirects });
    await goTo('http://shop.test/');
    expect(page.url()).toBe(WWW);
    await write('one');
    await goTo('http://shop.test/');
    await write('two');
    await expectHeld(['one', 'two']);
  });
});
