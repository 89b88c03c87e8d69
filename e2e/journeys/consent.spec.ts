import { IDENTITY_KEY, identityToken } from '../sites/identity-token.ts';
import { expect, test } from '../sites/journey.ts';
import { keptToken } from '../sites/kept-token.ts';

const WWW = 'https://www.shop.test/';
const DENIED = `${WWW}?data-storage=denied`;
const ACCOUNT = 'https://account.shop.test/';

test.describe('a visitor who has a say in what is kept', { tag: '@firefox' }, () => {
  test('T-3 19: consent is denied', async ({ journey, context }) => {
    const { goTo, write, reload, kept, expectHeld } = await journey();
    await goTo(DENIED);
    await write('one');
    await write('two');
    expect(await kept()).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await reload();
    await write('three');
    await expectHeld(['one', 'two'], ['three']);
  });

  test('T-3 20: consent is given later', async ({ journey }) => {
    const { goTo, write, call, kept, expectHeld } = await journey();
    await goTo(DENIED);
    await write('one');
    await call('setStorage', 'granted');
    await expect.poll(async () => (await kept()).join('\n')).toContain('local pl:shop:session=');
    await goTo(ACCOUNT);
    await write('two');
    await goTo(WWW);
    await write('three');
    await expectHeld(['one', 'two', 'three']);
  });

  test('T-3 21: consent is taken back', async ({ journey, context, page }) => {
    const walk = await journey();
    const { goTo, write, call, kept, server, expectHeld } = walk;
    await goTo(WWW);
    await write('one');
    const token = await keptToken(walk, 'secure');
    expect(await server.refusal(token)).toBe(null);
    await call('setStorage', 'denied');
    await expect.poll(kept).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await expect.poll(() => server.refusal(token)).toBe('session-expired');
    await write('two');
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
    await expectHeld(['one'], ['two']);
  });

  test('T-10 22: the visitor logs out', async ({ journey, context }) => {
    const walk = await journey();
    const { goTo, write, call, kept, widget, server, expectHeld } = walk;
    await goTo(ACCOUNT);
    await write('one');
    await goTo(WWW);
    await write('two');
    const token = await keptToken(walk, 'secure');
    await goTo(WWW);
    await widget.open();
    await widget.fill({ message: 'Never sent' });
    await call('logout');
    await expect(widget.field('Message')).toHaveValue('');
    await expect(widget.field('E-mail')).toHaveValue('');
    await expect.poll(kept).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await expect.poll(() => server.refusal(token)).toBe('session-expired');
    await write('three');
    await goTo(ACCOUNT);
    await write('four');
    await expectHeld(['one', 'two'], ['three', 'four']);
  });

  test('T-10 23: two people sign in on one computer, one after the other', async ({ journey }) => {
    const walk = await journey();
    const { goTo, write, call, widget, server, expectHeld } = walk;
    await server.saveIdentityKey('shop', IDENTITY_KEY);
    await goTo(WWW);
    await write('one');
    await goTo(WWW);
    await call('identify', { token: await identityToken('ann', 'Ann') });
    await widget.open();
    await expect(widget.field('Name')).toHaveValue('Ann');
    await write('two');
    const tokenOfAnn = await keptToken(walk, 'secure');
    await goTo(WWW);
    await widget.open();
    await widget.fill({ message: 'Never sent by Ann' });
    await call('identify', { token: await identityToken('bob', 'Bob') });
    await expect(widget.field('Name')).toHaveValue('Bob');
    await expect(widget.field('Message')).toHaveValue('');
    await write('three');
    expect(await keptToken(walk, 'secure')).not.toBe(tokenOfAnn);
    await expect.poll(() => server.refusal(tokenOfAnn)).toBe('session-expired');

    const elsewhere = await walk.anotherBrowser();
    await elsewhere.goTo(WWW);
    await elsewhere.call('identify', { token: await identityToken('ann', 'Ann') });
    await elsewhere.write('four');
    await expectHeld(['one', 'two', 'four'], ['three']);
  });

  test('T-6 24: two widgets and two sites in one browser', async ({ journey }) => {
    const lamps = { id: 'lamps', offline: { form: { minFillMs: 0 } } };
    const { goTo, write, expectHeld } = await journey({ others: [lamps] });
    await goTo(WWW);
    await write('one');
    await goTo(`${WWW}?widget=lamps`);
    await write('two');
    await goTo('https://www.lamps.test/?widget=lamps');
    await write('three');
    await goTo(WWW);
    await write('four');
    await goTo(`${WWW}?widget=lamps`);
    await write('five');
    await expectHeld(['one', 'four'], ['two', 'five'], ['three']);
  });
});
