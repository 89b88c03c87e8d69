import type { Page } from 'playwright/test';
import { SECOND_MS } from '../src/base/instant.ts';
import { expect, test } from './fixtures.ts';
import { left, watchLeaks } from './leak-watch.ts';
import { widgetPage } from './widget-page.ts';

const settings = { statusIntervalMs: SECOND_MS, offline: { form: { minFillMs: 0 } } };

/** Ways in which routers change a page under the widget's feet. */
const CHANGES: readonly (readonly [what: string, change: (page: Page) => Promise<unknown>])[] = [
  [
    'replaces the body, as Turbo Drive does',
    (page) =>
      page.evaluate(() => {
        const next = document.createElement('body');
        next.append(document.createElement('main'));
        history.pushState(null, '', '/next');
        document.body.replaceWith(next);
      }),
  ],
  [
    'brings back the copy of the body that it kept',
    (page) =>
      page.evaluate(() => {
        const kept = document.body.cloneNode(true);
        document.body.replaceWith(document.createElement('body'));
        document.body.replaceWith(kept);
      }),
  ],
  [
    'morphs the body into what the server sent',
    (page) =>
      page.evaluate(() => {
        for (const child of [...document.body.children]) if (child.localName !== 'main') child.remove();
        document.querySelector('main')?.replaceChildren('Another page');
      }),
  ],
  [
    'swaps all there is in a view transition',
    (page) =>
      page.evaluate(async () => {
        const { finished } = document.startViewTransition(() => {
          document.body.replaceChildren(document.createElement('main'));
        });
        await finished;
      }),
  ],
];

for (const [what, change] of CHANGES) {
  test(`E-2 a page that ${what} keeps the widget, the words in it and where they are being written`, {
    tag: '@firefox',
  }, async ({ page, tell }) => {
    const story = await tell({ staffed: false, settings });
    await page.goto(story.page('a'));
    const { host, launcher, panel, open, fill, field, send } = widgetPage(page);
    await open();
    await fill({ message: 'Half a th' });
    await change(page);
    await expect(host).toHaveCount(1);
    await expect(field('Message')).toBeFocused();
    await page.keyboard.type('ought');
    await expect(field('Message')).toHaveValue('Half a thought');
    await send.click();
    await expect(panel).toContainText('Thank you');
    await page.keyboard.press('Escape');
    await change(page);
    await expect(launcher).toHaveText('Leave a message');
    await expect(host).toHaveCount(1);
    expect((await story.messages()).map(({ values }) => values.message)).toEqual(['Half a thought']);
  });
}

test('E-2 a page that takes the widget out each time it comes is let alone, and has it again at its next route', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ settings });
  await page.goto(story.page('a'));
  const { host, launcher } = widgetPage(page);
  await expect(launcher).toHaveText('Chat with us');
  const removals = await page.evaluate(async () => {
    let count = 0;
    const clear = (): void => {
      const found = document.querySelector('porchlight-chat');
      if (!found) return;
      count += 1;
      found.remove();
    };
    const fight = new MutationObserver(clear);
    fight.observe(document.body, { childList: true });
    clear();
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    fight.disconnect();
    return count;
  });
  expect(removals).toBeLessThan(20);
  await expect(host).toHaveCount(0);
  await page.evaluate(() => history.pushState(null, '', '/next'));
  await expect(launcher).toHaveText('Chat with us');
});

test('E-2 the widget speaks the language of the page it is in now', { tag: '@firefox' }, async ({ page, tell }) => {
  const story = await tell({ settings });
  await page.goto(story.page('a'));
  const { launcher } = widgetPage(page);
  await expect(launcher).toHaveText('Chat with us');
  await page.evaluate(() => {
    history.pushState(null, '', '/de/');
    document.documentElement.lang = 'de';
  });
  await expect(launcher).not.toHaveText('Chat with us');
});

test('E-2 what setPage said of a route is stored with a message written there, and not with one of the next', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('a'));
  const { launcher, panel, open, fill, field, send } = widgetPage(page);
  await expect(launcher).toHaveText('Leave a message');
  await page.evaluate(() => {
    Reflect.get(window, 'porchlight')('setPage', { url: 'https://shop.example/lamps/brass', title: 'Brass lamp' });
  });
  await open();
  await fill({ message: 'Of the lamp' });
  await send.click();
  await expect(panel).toContainText('Thank you');
  await page.evaluate(() => {
    document.title = 'Porches';
    history.pushState(null, '', '/porches');
  });
  await panel.getByRole('button', { name: 'Write another message' }).click();
  await field('Message').fill('Of the porch');
  await send.click();
  await expect(panel).toContainText('Thank you');
  const told = (await story.messages()).map((message) => [message.values.message, message.page]);
  expect(Object.fromEntries(told)).toEqual({
    'Of the lamp': { url: 'https://shop.example/lamps/brass', title: 'Brass lamp' },
    'Of the porch': { url: new URL('/porches', page.url()).href, title: 'Porches' },
  });
});

for (const [what, channels, act] of [
  ['is only looked at', [], async () => undefined],
  [
    'is opened, looked at and closed',
    // Whose panel was opened agrees with their other tabs, which nobody but they can hear (D-8).
    ['BroadcastChannel'],
    async (page: Page) => {
      const { open, panel } = widgetPage(page);
      await open();
      await page.keyboard.press('Escape');
      await expect(panel).toHaveCount(0);
    },
  ],
] as const) {
  test(`T-3 of a visitor by whom the widget ${what} nothing is kept, here or at the server`, {
    tag: '@firefox',
  }, async ({ page, context, tell }) => {
    const story = await tell({ settings });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(story.serverUrl)) asked.push(request.url().slice(story.serverUrl.length));
    });
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await watchLeaks(page);
    await page.goto(story.page('a'));
    await expect(widgetPage(page).launcher).toHaveText('Chat with us');
    await act(page);
    const before = asked.length;
    const statusAsked = (): number => asked.slice(before).filter((path) => path === '/w/story/status').length;
    await expect.poll(statusAsked).toBeGreaterThanOrEqual(2);

    expect(await page.evaluate(whatIsKept)).toEqual({
      cookie: '',
      local: 0,
      session: 0,
      databases: 0,
      caches: 0,
      workers: 0,
    });
    expect(await context.cookies()).toEqual([]);
    expect(sockets).toEqual([]);
    expect((await left(page)).filter((one) => /^(WebSocket|EventSource|BroadcastChannel)/.test(one))).toEqual(channels);
    // The script, its chunks and the status: nothing else was ever asked.
    expect(asked.filter((path) => !/^\/(w\/story\.js|w\/story\/status|embed\/[\w.-]+\.js)$/.test(path))).toEqual([]);
    expect(await story.visitors()).toEqual([]);
  });
}

/** Everything a page can keep in a browser; runs in the page. */
async function whatIsKept(): Promise<Readonly<Record<string, string | number>>> {
  return {
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  };
}
