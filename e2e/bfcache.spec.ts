import type { Page } from 'playwright/test';
import { SECOND_MS } from '../src/base/instant.ts';
import { expect, test } from './fixtures.ts';
import { type WidgetPage, widgetPage } from './widget-page.ts';

// Playwright switches Chromium's cache off, since a page that comes back from it never "loads".
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

const settings = { statusIntervalMs: 4 * SECOND_MS, offline: { form: { minFillMs: 0 } } };

/** What a visitor did before going on to another page. */
const STORIES: readonly (readonly [what: string, act: (widget: WidgetPage, page: Page) => Promise<void>])[] = [
  ['was never opened', async () => undefined],
  [
    'was opened and closed',
    async ({ open, panel }, page) => {
      await open();
      await page.keyboard.press('Escape');
      await expect(panel).toHaveCount(0);
    },
  ],
  [
    'took a message and was closed',
    async ({ open, fill, send, panel }, page) => {
      await open();
      await fill();
      await send.click();
      await expect(panel).toContainText('Thank you');
      await page.keyboard.press('Escape');
      await expect(panel).toHaveCount(0);
    },
  ],
  [
    'holds words',
    async ({ open, fill }) => {
      await open();
      await fill({ message: 'Half a thought' });
    },
  ],
];

for (const [what, act] of STORIES) {
  test(`E-2 a page whose widget ${what} comes back out of the browser’s cache, and the widget goes on`, {
    tag: '@firefox',
  }, async ({ page, tell, browserName }) => {
    const story = await tell({ settings });
    await page.goto(story.page('a'));
    const widget = widgetPage(page);
    await expect(widget.launcher).toHaveText('Chat with us');
    await act(widget, page);

    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'cameBack', { persisted }));
    });
    // Firefox gives up a page that it leaves in the middle of a request, of whomever.
    await page.waitForResponse((response) => response.url().endsWith('/status'));
    await page.goto(story.page('b'));
    await expect(widget.launcher).toHaveText('Chat with us');
    // Somebody goes while the page lies in the cache, where it hears nothing.
    await story.anna('offline');
    await page.evaluate(() => history.back());

    const cameBack = (): Promise<unknown> =>
      page.evaluate(() => Reflect.get(window, 'cameBack')).catch(() => 'on its way');
    await expect.poll(cameBack).toEqual({ persisted: true });
    console.log(`E-2 ${browserName}: a page whose widget ${what}: persisted=true`);
    await expect
      .poll(() => inWidget(page, what === 'holds words' ? 'words' : 'tab'))
      .toBe(what === 'holds words' ? 'Half a thought' : 'Leave a message');
    await page.evaluate(() => Reflect.get(window, 'porchlight')('open'));
    await expect.poll(() => inWidget(page, 'panel')).toContain('Leave a message');
  });
}

const PARTS = { tab: '[part=launcher]', panel: '[part=panel]', words: 'textarea' } as const;

/** What stands in a part of the widget; not by a locator, which waits for a page that has come back to have loaded. */
const inWidget = (page: Page, part: keyof typeof PARTS): Promise<string | undefined> =>
  page.evaluate((selector) => {
    const found = document.querySelector('porchlight-chat')?.shadowRoot?.querySelector<HTMLTextAreaElement>(selector);
    return found?.value || found?.textContent?.trim();
  }, PARTS[part]);
