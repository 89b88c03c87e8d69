import type { CDPSession, Page } from 'playwright/test';
import { type ConsumerPage, serveConsumer } from './consumer-page.ts';
import { expect, test } from './fixtures.ts';
import { added, left, watchLeaks } from './leak-watch.ts';
import { WIDGET } from './story-site.ts';

const TIMES = 100;

/** What a browser holds at most more after a hundred widgets than after the first: its own caches, not a widget each. */
const SLACK = { nodes: 8, documents: 0, jsEventListeners: 0 };

/** One life of a widget in a page: made, opened, closed every other time, destroyed while open the others. */
type Life = (page: Page, times: number) => Promise<void>;

const pasted: Life = (page, times) =>
  page.evaluate(
    async ([widget, count]) => {
      const call = Reflect.get(window, 'porchlight') as (...call: unknown[]) => void;
      for (let time = 0; time < count; time++) {
        call('boot', { widget });
        await new Promise((resolve) => {
          call('on', 'ready', resolve);
        });
        call('open');
        const panel = (): Element | null | undefined =>
          document.querySelector('porchlight-chat')?.shadowRoot?.querySelector('[part=panel]');
        while (!panel()) await new Promise(requestAnimationFrame);
        if (time % 2) call('close');
        call('destroy');
      }
    },
    [WIDGET, times] as const,
  );

const bundled: Life = (page, times) => page.evaluate((count) => Reflect.get(window, 'live')(count), times);

const CONSUMER = (server: string): string => `
  import { createWidget } from 'porchlight';
  window.live = async (count) => {
    for (let time = 0; time < count; time++) {
      const widget = createWidget({ server: ${JSON.stringify(server)}, widget: '${WIDGET}' });
      await new Promise((resolve) => widget.on('ready', resolve));
      widget.open();
      const panel = () => document.querySelector('porchlight-chat')?.shadowRoot?.querySelector('[part=panel]');
      while (!panel()) await new Promise(requestAnimationFrame);
      if (time % 2) widget.close();
      widget.destroy();
      widget.destroy();
    }
  };
`;

let consumer: ConsumerPage | undefined;
test.afterEach(async () => {
  await consumer?.close();
  consumer = undefined;
});

for (const [what, live] of [
  ['the pasted script', pasted],
  ['an application', bundled],
] as const) {
  test(`E-1 ${TIMES} widgets made, opened and destroyed by ${what} leave nothing in the page`, {
    tag: '@firefox',
  }, async ({ page, tell, browserName }) => {
    const story = await tell({ staffed: false });
    await watchLeaks(page);
    if (live === bundled) {
      consumer = await serveConsumer(CONSUMER(story.serverUrl), story.serverUrl);
      await page.goto(consumer.url);
      await page.waitForFunction(() => 'live' in window);
    } else {
      await page.goto(story.page('a'));
      // Not by a locator that hands an element out: the browser would keep it for us.
      await page.waitForFunction(() => document.querySelector('porchlight-chat') !== null);
      await page.evaluate(() => Reflect.get(window, 'porchlight')('destroy'));
      await page.waitForFunction(() => !document.querySelector('porchlight-chat'));
    }
    const before = await left(page);
    // What browsers and modules load once, they load now.
    await live(page, 2);
    const devtools = browserName === 'chromium' ? await page.context().newCDPSession(page) : null;
    const first = devtools && (await countObjects(page, devtools));

    await live(page, TIMES);

    await expect.poll(async () => added(before, await left(page))).toEqual([]);
    const now = devtools && (await countObjects(page, devtools));
    console.log(`E-1 ${what}, ${browserName}: ${JSON.stringify({ widgets: TIMES, before: first, after: now })}`);
    if (!now || !first) return;
    expect(now.hosts).toBe(0);
    for (const kind of ['nodes', 'documents', 'jsEventListeners'] as const) {
      expect(now[kind] - first[kind], kind).toBeLessThanOrEqual(SLACK[kind]);
    }
  });
}

interface Objects {
  readonly nodes: number;
  readonly documents: number;
  readonly jsEventListeners: number;
  /** Host elements of ours, in the page or only in memory. */
  readonly hosts: number;
}

/** What Chromium holds once everything unreachable is thrown away; its timeline lets go of animations with a frame. */
async function countObjects(page: Page, devtools: CDPSession): Promise<Objects> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  for (let round = 0; round < 3; round++) await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, documents, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'HTMLElement.prototype' });
  const { objects } = await devtools.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
  const { result: hosts } = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    // The prototypes of further elements are among what is found, and have no name to tell.
    functionDeclaration: `function () {
      const isHost = (one) => Object.hasOwn(one, 'constructor') ? false : one.localName === 'porchlight-chat';
      return this.filter(isHost).length;
    }`,
    returnByValue: true,
  });
  await devtools.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  return { nodes, documents, jsEventListeners, hosts: hosts.value as number };
}
