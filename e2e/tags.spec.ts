import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import type { TagKind } from './story-site.ts';
import { widgetPage } from './widget-page.ts';

/** Addresses under the widget's server that the page asked for, in order. */
function requestsTo(page: Page, server: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(server)) asked.push(`${request.method()} ${request.url().slice(server.length)}`);
  });
  return asked;
}

const most: readonly (readonly [TagKind, number])[] = [
  ['a', 2],
  ['b', 3],
];

for (const [tag, count] of most) {
  test(`S-2 tag (${tag}) shows the tab after ${count} requests`, { tag: '@firefox' }, async ({ page, tell }) => {
    const story = await tell();
    const asked = requestsTo(page, story.serverUrl);
    await page.goto(story.page(tag));
    await expect(widgetPage(page).launcher).toHaveText('Chat with us');
    expect(asked).toHaveLength(count);
  });

  for (const [name, settings] of [
    ['S-7 hidden', { offline: { experience: 'hide' } }],
    ['S-3 disabled', { disabled: true }],
  ] as const) {
    test(`${name} by tag (${tag}) leaves the page as it was`, { tag: '@firefox' }, async ({ page, tell, context }) => {
      const story = await tell({ staffed: false, settings: { ...settings, statusIntervalMs: 1_000 } });
      const asked = requestsTo(page, story.serverUrl);
      await page.addInitScript(recordWhatIsLeft);
      await page.goto(story.page(tag));
      // The request of the first status interval comes long after the gate made up its mind.
      await expect.poll(() => asked.at(count - 1)).toBe('GET /w/story/status');

      expect(await page.evaluate(() => Reflect.get(window, 'left'))).toEqual([]);
      expect(
        await page.evaluate(() => ({
          nodes: document.querySelectorAll('body > *, head > *').length,
          hosts: document.querySelectorAll('porchlight-chat').length,
          sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
          stored: localStorage.length + sessionStorage.length,
        })),
      ).toEqual({ nodes: 5, hosts: 0, sheets: 0, stored: 0 });
      expect(await context.cookies()).toEqual([]);
      expect(asked.filter((request) => !request.endsWith('/status'))).toHaveLength(1);
    });
  }
}

test('S-7 what a shown widget leaves on the page is seen by the same means that see nothing of a hidden one', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell();
  await page.addInitScript(recordWhatIsLeft);
  await page.goto(story.page('a'));
  await expect(widgetPage(page).launcher).toBeVisible();
  const left = await page.evaluate(() => Reflect.get(window, 'left') as string[]);
  expect(left).toContain('listener visibilitychange');
  expect(left).toContain('added porchlight-chat');
});

/** Writes down every listener put on the window or the document, every write to a store, and every node added. */
function recordWhatIsLeft(): void {
  const left: string[] = [];
  Reflect.set(window, 'left', left);
  // Playwright puts listeners of its own into the page; ours have an address of ours on the stack.
  const isOurs = (): boolean => /\/(w|embed)\//.test(new Error().stack ?? '');
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, ...rest: never[]) {
    if ((this === window || this === document) && isOurs()) left.push(`listener ${type}`);
    return Reflect.apply(addEventListener, this, [type, ...rest]);
  };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (this: Storage, key: string, value: string) {
    left.push(`stored ${key}`);
    return Reflect.apply(setItem, this, [key, value]);
  };
  const { append } = Element.prototype;
  Element.prototype.append = function (this: Element, ...nodes: (Node | string)[]) {
    left.push(`added ${nodes.map((node) => (node instanceof Element ? node.localName : 'text')).join()}`);
    return Reflect.apply(append, this, nodes);
  };
}

test('S-7 calls made before the script has loaded are carried out in order', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const story = await tell();
  await page.addInitScript(() => {
    const calls: unknown[][] = [];
    const early = Object.assign((...call: unknown[]) => void calls.push(call), { q: calls });
    Reflect.set(window, 'porchlight', early);
    Reflect.set(window, 'heard', []);
    early('on', 'ready', ({ mode }: { mode: string }) => Reflect.get(window, 'heard').push(mode));
    early('prefill', { message: 'Good evening' });
    early('open');
  });
  await page.goto(story.page('a'));
  const { panel, field } = widgetPage(page);
  await expect(panel).toBeVisible();
  await expect(field('Message')).toHaveValue('Good evening');
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['chat']);
});

test('S-7 a hidden widget refuses to open by name and stays away', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings: { offline: { experience: 'hide' } } });
  await page.goto(story.page('a'));
  await expect.poll(() => page.evaluate(() => typeof Reflect.get(window, 'porchlight'))).toBe('function');
  const refusal = await page.evaluate(() => {
    const porchlight = Reflect.get(window, 'porchlight');
    return new Promise<{ code: string }>((resolve) => {
      porchlight('on', 'error', resolve);
      porchlight('open');
    });
  });
  expect(refusal.code).toBe('not-available');
  await expect(widgetPage(page).host).toHaveCount(0);
});

test('S-9 a tab whose script did not come is asked for again, and then stands', async ({ page, tell }) => {
  const story = await tell();
  await page.clock.install();
  let asked = 0;
  await page.route(/\/embed\/tab-/, (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  });
  await page.goto(story.page('a'));
  await expect.poll(() => asked).toBe(1);
  const { launcher } = widgetPage(page);
  await expect
    .poll(async () => {
      await page.clock.runFor(1_000);
      return launcher.count();
    })
    .toBe(1);
  expect(asked).toBe(2);
});
