import { type Browser, chromium, type Page } from 'playwright';
import { startStory } from '../../e2e/story-server.ts';
import { findChromium } from '../tools/browsers.ts';
import { type FloorSite, openFloorSite } from './floor-site.ts';
import { benchLongChat } from './long-chat.bench.ts';
import { openThrottledPage } from './throttled-page.ts';

const ROUNDS = 5;

const OFFICE = {
  timeZone: 'Europe/Vilnius',
  weekly: { mon: [['09:00', '17:00']], wed: [['09:00', '17:00']] },
} as const;

/**
 * What the widget asks of a page's main thread, on a processor four times slower, beside the least that does as much:
 * turn by turn in one run, each time with a cold cache. Needs `npm run build` and a Chromium, and says so without.
 */
export async function benchPage(): Promise<void> {
  const found = findChromium();
  if (!found) return console.log('\nThe page: no Chromium was found; name one in CHROMIUM_PATH.');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ args, ...(found.path && { executablePath: found.path }) });
  const floors = await openFloorSite();
  try {
    await benchTab(browser, floors);
    await benchOpening(browser, floors);
    await benchLongChat(browser, floors);
  } finally {
    await floors.close();
    await browser.close();
  }
}

async function benchTab(browser: Browser, floors: FloorSite): Promise<void> {
  const [story, withHours] = [await startStory({}), await startStory({ settings: { schedule: OFFICE } })];
  const pages = {
    'an empty page': floors.empty,
    'a button of Preact and signals': floors.button,
    'the tab, tag (a)': story.page('a'),
    'the tab, tag (b)': story.page('b'),
    // Whose first time of day the browser has to learn.
    'the tab with hours, tag (a)': withHours.page('a'),
  };
  const rounds = await takeTurns(Object.keys(pages), async (what) => {
    const { page, busyMs, settle, close } = await openThrottledPage(browser);
    await page.goto(pages[what as keyof typeof pages]);
    await settle();
    const busy = await busyMs();
    await close();
    return busy;
  });
  await Promise.all([story.close(), withHours.close()]);

  console.log(`\nMain thread until the tab stands, four times slower, median of ${ROUNDS} rounds`);
  const [empty = [], floor = []] = rounds.values();
  for (const [what, busy] of rounds) {
    // What the page itself takes belongs to neither.
    const share = median(busy.map((ms, round) => (ms - at(empty, round)) / (at(floor, round) - at(empty, round))));
    console.log(
      `  ${row(what, median(busy), 'ms')} ${share.toFixed(2).padStart(6)} × the button beyond the empty page`,
    );
  }
}

async function benchOpening(browser: Browser, floors: FloorSite): Promise<void> {
  const [staffed, unstaffed] = [await startStory({}), await startStory({ staffed: false })];
  const pages = {
    'a plain button to one of Preact and signals': floors.buttonLater,
    'the tab to the form': unstaffed.page('a'),
    'the tab to the chat': staffed.page('a'),
  };
  const rounds = await takeTurns(Object.keys(pages), async (what) => {
    const { page, settle, close } = await openThrottledPage(browser);
    await page.goto(pages[what as keyof typeof pages]);
    await settle();
    const took = await clickToUsable(page);
    await close();
    return took;
  });
  await Promise.all([staffed.close(), unstaffed.close()]);

  console.log(`\nClick to usable, four times slower, nothing loaded before, median of ${ROUNDS} rounds`);
  const [floor = []] = rounds.values();
  for (const [what, took] of rounds) {
    const share = median(took.map((ms, round) => ms / at(floor, round)));
    console.log(`  ${row(what, median(took), 'ms')} ${share.toFixed(2).padStart(6)} × the plain button's way`);
  }
}

/** From a click that nothing announced until a frame was drawn in which the visitor can type, or press the new button. */
const clickToUsable = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const root = document.querySelector('porchlight-chat')?.shadowRoot;
    const launcher = (root ?? document).querySelector<HTMLElement>('#launcher, [part=launcher]');
    const usable = (): Element | null | undefined =>
      root ? root.querySelector('[part=panel] textarea') : document.body.shadowRoot?.querySelector('button');
    return new Promise<number>((resolve) => {
      const began = performance.now();
      const look = (): void => {
        // A message gets its turn when the frame has been drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - began);
        if (usable()) port2.postMessage(null);
        else requestAnimationFrame(look);
      };
      launcher?.click();
      requestAnimationFrame(look);
    });
  });

/** Measures one after the other, round by round, so that a machine that slows down does so for all; the first round is for its caches. */
async function takeTurns(
  names: readonly string[],
  measure: (name: string) => Promise<number>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const measured = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, all] of measured) {
      const one = await measure(name);
      if (round > 0) all.push(one);
    }
  }
  return measured;
}

const row = (what: string, amount: number, unit: string): string =>
  `${what.padEnd(44)} ${amount.toFixed(0).padStart(6)} ${unit}`;

const at = (rounds: readonly number[], round: number): number => rounds[round] ?? Number.NaN;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

if (import.meta.main) await benchPage();
