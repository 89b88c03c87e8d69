import { afterEach, describe, expect, it } from 'vitest';
import { settle } from '../../../src/testing/fake-clock.ts';
import { browserOnServer, type OpenTab } from './browser-on-server.ts';

type Browser = Awaited<ReturnType<typeof browserOnServer>>;

let browser: Browser;
afterEach(() => browser.close());

const leaders = (): readonly OpenTab[] => browser.tabs.filter((tab) => tab.isLeading());
const numbersOf = (...tabs: readonly OpenTab[]): readonly (readonly number[])[] => tabs.map((tab) => tab.numbers());

describe('tabs that follow one chat', () => {
  it('D-8 one tab alone follows as if there were no others, with no request more (INV-14)', async () => {
    browser = await browserOnServer();
    const tab = await browser.open();
    await browser.reply('Hi');
    await browser.clock.advance({ minutes: 10 });
    expect(tab.numbers()).toEqual(await browser.log());
    expect(browser.counted).toEqual({ follows: 1, reads: 0, connected: 1 });
  });

  it('INV-15 three tabs have one connection, and each has every message once', async () => {
    browser = await browserOnServer();
    const tabs = [await browser.open(), await browser.open(), await browser.open()];
    await browser.reply('Hi');
    await browser.reply('How are you?');
    const log = await browser.log();
    expect(numbersOf(...tabs)).toEqual([log, log, log]);
    // Each that came later has read once what there was before it.
    expect(browser.counted).toEqual({ follows: 1, reads: 2, connected: 1 });
  });

  it('D-8 a tab that knows what there is asks nobody but the tab that leads', async () => {
    browser = await browserOnServer();
    await browser.open();
    const after = (await browser.log()).length;
    const later = await browser.open({ chat: browser.chat, after });
    expect(later.frames).toHaveLength(1);
    await browser.reply('Hi');
    expect(later.numbers()).toEqual((await browser.log()).slice(after));
    expect(browser.counted.reads).toBe(0);
  });

  it.each([
    ['is closed', (tab: OpenTab) => tab.stop()],
    ['crashes', (tab: OpenTab) => tab.crash()],
  ])('D-8 when the leading tab %s the next one goes on from where it is', async (_, goes) => {
    browser = await browserOnServer();
    const tabs = [await browser.open(), await browser.open(), await browser.open()];
    await browser.reply('One');
    goes(tabs[0] as OpenTab);
    await browser.reply('Two');
    await settle();
    const log = await browser.log();
    expect(numbersOf(...tabs.slice(1))).toEqual([log, log]);
    expect(leaders()).toEqual([tabs[1]]);
    expect(browser.counted).toMatchObject({ follows: 2, connected: 1 });
  });

  it('D-8 entries that none of the others has are read by each, however far it was', async () => {
    browser = await browserOnServer();
    const [one, two, three] = [await browser.open(), await browser.open(), await browser.open()];
    three.platform.tabs.freeze();
    await browser.reply('One');
    three.platform.tabs.thaw();
    one.crash();
    await browser.reply('Two');
    await settle();
    const log = await browser.log();
    expect(numbersOf(two, three)).toEqual([log, log]);
  });

  it('D-5 what is said while a tab reads is heard after that, and read no second time', async () => {
    browser = await browserOnServer();
    await browser.open();
    const release = browser.holdReads();
    const later = await browser.open();
    await browser.reply('Hi');
    expect(later.frames).toEqual([]);
    release();
    await settle();
    expect(later.numbers()).toEqual(await browser.log());
    expect(browser.counted.reads).toBe(1);
  });

  it('D-6 under a leader that is frozen a tab somebody looks at reads for itself, and hears the rest once', async () => {
    browser = await browserOnServer();
    const [frozen, seen, hidden] = [await browser.open(), await browser.open(), await browser.open()];
    hidden.platform.page.setVisible(false);
    frozen.platform.tabs.freeze();
    const { reads } = browser.counted;
    await browser.reply('Anybody there?');
    await browser.clock.advance({ seconds: 59 });
    expect(browser.counted.reads).toBe(reads);
    await browser.clock.advance({ seconds: 5 });
    expect(browser.counted.reads).toBe(reads + 1);
    const log = await browser.log();
    expect(seen.numbers()).toEqual(log);
    expect(hidden.numbers()).toEqual(log.slice(0, 2));
    hidden.platform.page.setVisible(true);
    await browser.clock.advance({ seconds: 4 });
    expect(hidden.numbers()).toEqual(log);
    frozen.platform.tabs.thaw();
    await settle();
    expect(numbersOf(frozen, seen, hidden)).toEqual([log, log, log]);
    expect(browser.counted.follows).toBe(1);
  });

  it('INV-14 a silence in which nothing happened costs no request', async () => {
    browser = await browserOnServer();
    await browser.open();
    await browser.open();
    const { reads } = browser.counted;
    await browser.clock.advance({ hours: 1 });
    expect(browser.counted).toMatchObject({ reads, follows: 1 });
  });

  it('T-10 tabs with another token are in another room, and no token is ever said', async () => {
    browser = await browserOnServer();
    const mine = await browser.open();
    const other = await browser.open(null, 'pl1_somebody-else');
    await browser.reply('For one alone');
    expect(mine.numbers()).toEqual(await browser.log());
    expect(other.frames).toMatchObject([{ kind: 'ended', problem: { code: 'session-expired' } }]);
    const { said } = mine.platform.origin;
    expect(new Set(said.map(({ name }) => name)).size).toBe(2);
    expect(JSON.stringify(said)).not.toContain(browser.token);
  });

  it('T-7 when the session ends every tab is told once, each by the server', async () => {
    browser = await browserOnServer();
    const tabs = [await browser.open(), await browser.open(), await browser.open()];
    await browser.backend.endSession([browser.token]);
    await browser.clock.advance({ seconds: 5 });
    for (const { frames } of tabs) {
      expect(frames.filter(({ kind }) => kind === 'ended')).toMatchObject([{ problem: { code: 'session-expired' } }]);
    }
    expect(browser.counted.connected).toBe(0);
    expect(tabs.map(({ platform }) => [platform.tabs.held, platform.tabs.channels])).toEqual([
      [[], 0],
      [[], 0],
      [[], 0],
    ]);
  });

  it('D-7 who stops keeps neither lock nor channel nor timer nor listener', async () => {
    browser = await browserOnServer();
    const tabs = [await browser.open(), await browser.open()];
    for (const tab of tabs) tab.stop();
    await settle();
    for (const { platform } of tabs) {
      expect([platform.tabs.held, platform.tabs.channels, platform.page.listeners]).toEqual([[], 0, 0]);
    }
    expect(browser.clock.timers).toBe(0);
    expect(browser.counted.connected).toBe(0);
  });

  it('Z-3 what another script of the origin says into the room is checked, or passed over', async () => {
    browser = await browserOnServer();
    await browser.open();
    const tab = await browser.open();
    const name = tab.platform.origin.said[0]?.name ?? '';
    const told = tab.frames.length;
    const stranger = tab.platform.openTab().tabs.meet(name, () => undefined);
    for (const said of [null, 7, 'page', {}, { kind: 'page' }, { kind: 'page', chat: 1, entries: [] }, [], new Map()]) {
      stranger.say(said);
    }
    stranger.say({ kind: 'ended', problem: { code: 'closed', message: '' } });
    await settle();
    expect(tab.frames).toHaveLength(told);
  });

  it('D-8 two listeners in one page share a connection, too', async () => {
    browser = await browserOnServer();
    const one = await browser.open();
    const other = await browser.open(null, browser.token, one.platform);
    await browser.reply('Hi');
    expect(other.numbers()).toEqual(one.numbers());
    expect(browser.counted.connected).toBe(1);
  });
});

describe('tabs of a page over http, which has no locks', () => {
  const PLAIN = { origin: 'http://shop.example' };

  it('D-8 each follows by itself while somebody may be looking, and goes on where it was', async () => {
    browser = await browserOnServer(PLAIN);
    const [one, two] = [await browser.open(), await browser.open()];
    expect(browser.counted.connected).toBe(2);
    two.platform.page.setVisible(false);
    await browser.clock.advance({ seconds: 31 });
    expect([one.isLeading(), two.isLeading()]).toEqual([true, false]);
    await browser.reply('Hi');
    two.platform.page.setVisible(true);
    await settle();
    const log = await browser.log();
    expect(numbersOf(one, two)).toEqual([log, log]);
    expect(browser.counted).toEqual({ follows: 3, reads: 0, connected: 2 });
  });

  it('D-8 a glance at another tab costs no connection', async () => {
    browser = await browserOnServer(PLAIN);
    const tab = await browser.open();
    for (let glance = 0; glance < 5; glance++) {
      tab.platform.page.setVisible(false);
      await browser.clock.advance({ seconds: 10 });
      tab.platform.page.setVisible(true);
      await browser.clock.advance({ seconds: 10 });
    }
    expect(browser.counted.follows).toBe(1);
    tab.stop();
    expect([browser.clock.timers, tab.platform.page.listeners]).toEqual([0, 0]);
  });

  it('T-7 the end is told, and nothing is tried after it', async () => {
    browser = await browserOnServer(PLAIN);
    const tab = await browser.open();
    await browser.backend.endSession([browser.token]);
    await browser.clock.advance({ minutes: 5 });
    expect(tab.frames.at(-1)).toMatchObject({ kind: 'ended', problem: { code: 'session-expired' } });
    expect(browser.counted.follows).toBe(1);
    expect(browser.clock.timers).toBe(0);
  });
});
