import { describe, expect, it } from 'vitest';
import { settle } from '../../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../../src/testing/fake-platform.ts';
import { browserOnServer, type OpenTab } from './browser-on-server.ts';

const SEEDS = 60;
const STEPS = 30;

type Fault = 'open' | 'close' | 'crash' | 'freeze' | 'thaw' | 'hide' | 'show' | 'reopen';

/** One browser in which anything happens while an agent writes; gives what happened, and how it ended. */
async function play(seed: number, origin: string) {
  const { random } = fakePlatform({ seed });
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const browser = await browserOnServer({ origin });
  const happened = new Map<Fault, number>();
  let living: OpenTab[] = [await browser.open()];
  let mostConnected = 0;

  const steps: Record<Fault, (tab: OpenTab) => unknown> = {
    async open() {
      if (living.length < 5) living.push(await browser.open());
    },
    /** With what it had when it was open before, as a page out of the cache. */
    async reopen(tab) {
      tab.stop();
      living = living.filter((one) => one !== tab);
      const after = tab.numbers().at(-1) ?? 0;
      const again = await browser.open(after > 0 ? { chat: browser.chat, after } : null, browser.token, tab.platform);
      living.push({ ...again, numbers: () => [...tab.numbers(), ...again.numbers()] });
    },
    close(tab) {
      tab.stop();
      tab.platform.close();
      living = living.filter((one) => one !== tab);
    },
    crash(tab) {
      tab.crash();
      living = living.filter((one) => one !== tab);
    },
    freeze: (tab) => tab.platform.tabs.freeze(),
    thaw: (tab) => tab.platform.tabs.thaw(),
    hide: (tab) => tab.platform.page.setVisible(false),
    show: (tab) => tab.platform.page.setVisible(true),
  };

  for (let step = 0; step < STEPS; step++) {
    const fault = pick(Object.keys(steps) as Fault[]) as Fault;
    const tab = pick(living);
    if (tab || fault === 'open') {
      await steps[fault](tab as OpenTab);
      happened.set(fault, (happened.get(fault) ?? 0) + 1);
    }
    if (random() < 0.6) await browser.reply(`Message ${step}`);
    if (random() < 0.4) await browser.clock.advance({ seconds: Math.round(random() * 90) });
    mostConnected = Math.max(mostConnected, browser.counted.connected);
  }

  if (living.length === 0) living.push(await browser.open());
  for (const { platform } of living) {
    platform.tabs.thaw();
    platform.page.setVisible(true);
  }
  await browser.clock.advance({ seconds: 10 });
  await settle();
  const { connected } = browser.counted;
  const ended = { log: await browser.log(), tabs: living.map((tab) => tab.numbers()), connected, mostConnected };
  browser.close();
  return { happened, ...ended };
}

describe('tabs that come, go, freeze and crash while an agent writes', () => {
  it.each([
    ['https://shop.example', 1],
    ['http://shop.example', Number.POSITIVE_INFINITY],
  ])(
    'INV-9 INV-17 each ends with the whole log, nothing twice, on %s',
    async (origin, most) => {
      const faults = new Map<Fault, number>();
      for (let seed = 1; seed <= SEEDS; seed++) {
        const { happened, log, tabs, connected, mostConnected } = await play(seed, origin);
        for (const [fault, times] of happened) faults.set(fault, (faults.get(fault) ?? 0) + times);
        expect(tabs, `seed ${seed}`).toEqual(tabs.map(() => log));
        expect(mostConnected, `seed ${seed}: connections at once`).toBeLessThanOrEqual(most);
        expect(connected, `seed ${seed}: connections at the end`).toBe(Math.min(most, tabs.length));
      }
      // A run in which one of these never came about would prove less than it says.
      for (const times of faults.values()) expect(times).toBeGreaterThan(SEEDS);
      expect(faults.size).toBe(8);
    },
    60_000,
  );
});
