import type { Browser, Page } from 'playwright';
import { randomId } from '../../demo/bench/random-id.ts';
import { type Story, startStory } from '../../e2e/story-server.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import type { FloorSite } from './floor-site.ts';
import { openThrottledPage, type ThrottledPage, untilIdle } from './throttled-page.ts';

const LENGTH = 1_000;
const RECEIVED = 20;
/** Where the browser itself begins to call a task long. */
const LONG_MS = 50;

/** The longest task of each kind of thing one does with a long chat, on a processor four times slower, beside as many plain lines. */
export async function benchLongChat(browser: Browser, floors: FloorSite): Promise<void> {
  console.log(
    `\nA chat of ${LENGTH.toLocaleString('en')} messages, four times slower: the longest task of the main thread`,
  );
  const plain = await measurePlain(await openThrottledPage(browser), floors);
  const story = await startStory({});
  const ours = await measureChat(await openThrottledPage(browser), story);
  await story.close();
  for (const [what, floor] of Object.entries(plain)) {
    const tasks = ours[what as keyof typeof plain];
    const [longest, plainest] = [tasks[0] ?? 0, floor[0] ?? 0];
    const long = tasks.filter((ms) => ms > LONG_MS).length;
    console.log(
      `  ${what.padEnd(10)} ${longest.toFixed(0).padStart(6)} ms, ${long} over ${LONG_MS} ms; plain lines ${plainest.toFixed(0).padStart(4)} ms ${(longest / plainest).toFixed(2).padStart(8)} ×`,
    );
  }
}

type Tasks = Readonly<Record<'open' | 'scroll' | 'receive', readonly number[]>>;

async function measurePlain({ page, tasks, close }: ThrottledPage, floors: FloorSite): Promise<Tasks> {
  // In the process that the lines will have: another one's tasks would not be found.
  await page.goto(floors.empty);
  const measured = {
    open: await tasks(async () => {
      await page.goto(floors.lines(LENGTH));
      await untilIdle(page);
    }),
    scroll: await tasks(() => scrollUp(page)),
    receive: await tasks(async () => {
      for (let index = 0; index < RECEIVED; index += 1) {
        await page.evaluate((text) => (globalThis as unknown as Plain).addLine(text), `Line ${index}`);
        await untilIdle(page);
      }
    }),
  };
  await close();
  return measured;
}

interface Plain {
  addLine(text: string): void;
}

async function measureChat({ page, tasks, close }: ThrottledPage, story: Story): Promise<Tasks> {
  const launcher = page.locator('porchlight-chat button[part=launcher]');
  const reply = await beginChat(page, story);
  for (let index = 2; index <= LENGTH; index += 1) await reply(`Line ${index} of what was said here.`);

  await page.goto(story.page('a'));
  // All of it is here once it counts as unread.
  await launcher.getByText('99+').waitFor();
  await untilIdle(page);
  const measured = {
    open: await tasks(async () => {
      await launcher.click();
      await page.getByText(`Line ${LENGTH} of`).waitFor();
      await untilIdle(page);
    }),
    scroll: await tasks(() => scrollUp(page)),
    receive: await tasks(async () => {
      for (let index = 0; index < RECEIVED; index += 1) {
        await reply(`New line ${index}.`);
        await page.getByText(`New line ${index}.`).waitFor();
        await untilIdle(page);
      }
    }),
  };
  await close();
  return measured;
}

/** The visitor's first words, after which the page is left; gives what Anna answers with. */
async function beginChat(page: Page, story: Story): Promise<(text: string) => Promise<void>> {
  await page.goto(story.page('a'));
  await page.locator('porchlight-chat button[part=launcher]').click();
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.fill('Is the porch lamp in stock?');
  await composer.press('Enter');
  await composer.press('Tab');
  await page.getByText('You are number 1 in the line.').waitFor();
  const chat = (await story.server.chats())[0]?.id ?? '';
  // Left open, it would be open again before anybody measures that.
  await page.locator('porchlight-chat button[part=launcher]').click();
  await page.goto('about:blank');
  const actor = { kind: 'agent', id: 'anna' } as const;
  const named = { actor, chat };
  expectThat.value(await story.server.handle({ kind: 'open-chat', ...named }), 'open-chat');
  return async (text) => {
    expectThat.value(await story.server.handle({ kind: 'reply', ...named, commandId: randomId(), text }), 'reply');
  };
}

/** Up to the first line, a part of a screen with each frame, waiting for what is loaded on the way. */
const scrollUp = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const root = document.querySelector('porchlight-chat')?.shadowRoot ?? document;
    let box = root.querySelector('[role=log], #log');
    while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement;
    if (!box) throw new Error('Nothing here scrolls.');
    for (let still = 0; still < 30; ) {
      still = box.scrollTop > 0 ? 0 : still + 1;
      box.scrollTop -= 300;
      await new Promise(requestAnimationFrame);
    }
  });
