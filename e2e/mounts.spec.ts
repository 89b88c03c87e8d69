import { SECOND_MS } from '../src/base/instant.ts';
import { type ConsumerPage, serveConsumer } from './consumer-page.ts';
import { expect, test } from './fixtures.ts';
import { WIDGET } from './story-site.ts';
import { widgetPage } from './widget-page.ts';

let consumer: ConsumerPage | undefined;
test.afterEach(async () => {
  await consumer?.close();
  consumer = undefined;
});

test('E-2 mounted twice at once, as React’s strict mode does, it is one widget, and none once unmounted', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell();
  consumer = await serveConsumer(
    `
      import { createElement, StrictMode } from 'react';
      import { createRoot } from 'react-dom/client';
      import { usePorchlight } from 'porchlight/react';
      const options = { server: ${JSON.stringify(story.serverUrl)}, widget: '${WIDGET}' };
      const Page = () => (usePorchlight(options), null);
      const root = createRoot(document.getElementById('main'));
      root.render(createElement(StrictMode, null, createElement(Page)));
      window.unmount = () => root.unmount();
    `,
    story.serverUrl,
  );
  await page.goto(consumer.url);
  const { host, launcher } = widgetPage(page);
  await expect(launcher).toHaveText('Chat with us');
  await expect(host).toHaveCount(1);
  await page.evaluate(() => Reflect.get(window, 'unmount')());
  await expect(host).toHaveCount(0);
});

test('E-2 several widgets in a page live and end each by itself', { tag: '@firefox' }, async ({ page, tell }) => {
  const story = await tell({ settings: { online: { tabText: 'The server’s' } } });
  consumer = await serveConsumer(
    `
      import { createWidget } from 'porchlight';
      import 'porchlight/element';
      import { config } from 'zod';
      // The server in the page brings zod, which would else try whether it may make code.
      config({ jitless: true });
      const { memoryBackend } = await import('porchlight/adapters/memory');
      const { createReferenceServer } = await import('porchlight/server');
      const own = (id, tabText) => {
        const newId = () => crypto.randomUUID().replaceAll('-', '');
        const server = createReferenceServer({ settings: { id, offline: { tabText } }, now: Date.now, newId });
        return memoryBackend(server, { widget: id });
      };
      window.widgets = [
        createWidget({ server: ${JSON.stringify(story.serverUrl)}, widget: '${WIDGET}' }),
        createWidget({ backend: own('help', 'The page’s'), widget: 'help', position: 'start' }),
      ];
      const element = document.createElement('porchlight-chat');
      element.setAttribute('widget', 'third');
      element.backend = own('third', 'The element’s');
      document.getElementById('main').append(element);
    `,
    story.serverUrl,
  );
  await page.goto(consumer.url);
  const { host, launcher, panel } = widgetPage(page);
  const names = ['The server’s', 'The page’s', 'The element’s'];
  await expect.poll(async () => (await launcher.allTextContents()).toSorted()).toEqual(names.toSorted());
  await page.evaluate(() => Reflect.get(window, 'widgets')[1].open());
  await expect(panel).toHaveCount(1);
  await page.evaluate(() => Reflect.get(window, 'widgets')[1].destroy());
  await expect(panel).toHaveCount(0);
  await expect
    .poll(async () => (await launcher.allTextContents()).toSorted())
    .toEqual(['The element’s', 'The server’s']);
  await page.locator('main > porchlight-chat').evaluate((element) => element.remove());
  await expect(host).toHaveCount(1);
  await expect(launcher).toHaveText('The server’s');
});

/** A page that may add scripts as it likes, as routers and tag managers do. */
const policy = (server: string): string =>
  `default-src 'none'; script-src ${server}; connect-src ${server}; img-src 'self'; style-src 'self'`;

/** Runs the page's script tag once more: where it stands (`replace`, with a new body around it), or beside it. */
function pasteAgain(how: 'replace' | 'beside'): Promise<unknown> {
  const tag = document.querySelector('script[src]') as HTMLScriptElement;
  const again = document.createElement('script');
  for (const { name, value } of tag.attributes) again.setAttribute(name, value);
  return new Promise((resolve) => {
    again.onload = resolve;
    if (how === 'beside') return tag.after(again);
    const body = document.createElement('body');
    body.append(document.createElement('main'), again);
    document.body.replaceWith(body);
  });
}

for (const tag of ['a', 'b'] as const) {
  test(`E-2 tag (${tag}) run again by a router that replaced the body is the same widget, and no mistake`, {
    tag: '@firefox',
  }, async ({ page, tell }) => {
    const story = await tell({ policy, settings: { statusIntervalMs: SECOND_MS } });
    const warned: string[] = [];
    page.on('console', (message) => warned.push(message.text()));
    await page.goto(story.page(tag));
    const { host, launcher, panel } = widgetPage(page);
    await expect(launcher).toHaveText('Chat with us');
    for (let visit = 0; visit < 3; visit++) await page.evaluate(pasteAgain, 'replace' as const);
    await page.evaluate(() => Reflect.get(window, 'porchlight')('open'));
    await expect(panel).toHaveCount(1);
    await expect(host).toHaveCount(1);
    expect(warned.filter((text) => text.includes('S12'))).toEqual([]);
  });

  test(`E-2 tag (${tag}) pasted twice is one widget, and S12 says so`, { tag: '@firefox' }, async ({ page, tell }) => {
    const story = await tell({ policy });
    await page.goto(story.page(tag));
    const { host, launcher } = widgetPage(page);
    await expect(launcher).toHaveText('Chat with us');
    const warned = page.waitForEvent('console', (message) => message.text().includes('Porchlight S12'));
    await page.evaluate(pasteAgain, 'beside' as const);
    await warned;
    await expect(host).toHaveCount(1);
  });
}
