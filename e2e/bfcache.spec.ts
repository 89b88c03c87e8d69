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

const CHAT = 'Chat with us';
const FORM = 'Leave a message';

interface Story {
  /** What a visitor did before going on to another page. */
  readonly what: string;
  readonly begins: typeof CHAT | typeof FORM;
  act(widget: WidgetPage, page: Page): Promise<void>;
  readonly words?: string;
  /** It follows a chat until the page is left: too late for Firefox, which then keeps no page. */
  readonly follows?: boolean;
  /** What the panel says afterwards; unset: what the tab does. */
  readonly says?: string;
}

const close = async ({ panel }: WidgetPage, page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
};

const STORIES: readonly Story[] = [
  { what: 'was never opened', begins: CHAT, act: async () => undefined },
  {
    what: 'was opened and closed',
    begins: CHAT,
    async act(widget, page) {
      await widget.open();
      await close(widget, page);
    },
  },
  {
    what: 'began a chat and was closed',
    begins: CHAT,
    async act(widget, page) {
      await widget.open();
      await widget.field('Message').fill('Is the porch lamp in stock?');
      await page.keyboard.press('Enter');
      await expect(widget.panel).toContainText('in the line');
      await close(widget, page);
    },
    follows: true,
    says: 'We are offline now',
  },
  {
    what: 'took a message and was closed',
    begins: FORM,
    async act(widget, page) {
      await widget.open();
      await widget.fill();
      await widget.send.click();
      await expect(widget.panel).toContainText('Thank you');
      await close(widget, page);
    },
  },
  {
    what: 'holds words',
    begins: CHAT,
    async act(widget) {
      await widget.open();
      await widget.field('Message').fill('Half a thought');
    },
    words: 'Half a thought',
  },
];

for (const { what, begins, act, words, follows, says } of STORIES) {
  test(`E-2 a page whose widget ${what} comes back out of the browser’s cache, and the widget goes on`, {
    tag: follows ? [] : '@firefox',
  }, async ({ page, tell, browserName }) => {
    const story = await tell({ settings });
    if (begins === FORM) await story.anna('offline');
    await page.goto(story.page('a'));
    const widget = widgetPage(page);
    await expect(widget.launcher).toHaveText(begins);
    await act(widget, page);

    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'cameBack', { persisted }));
    });
    // Firefox gives up a page that it leaves in the middle of a request, of whomever.
    const status = await page.waitForResponse((response) => response.url().endsWith('/status'));
    await status.finished();
    await page.goto(story.page('b'));
    await expect(widget.launcher).toHaveText(begins);
    // Somebody comes or goes while the page lies in the cache, where it hears nothing.
    await story.anna(begins === CHAT ? 'offline' : 'online');
    await page.evaluate(() => history.back());

    const cameBack = (): Promise<unknown> =>
      page.evaluate(() => Reflect.get(window, 'cameBack')).catch(() => 'on its way');
    await expect.poll(cameBack).toEqual({ persisted: true });
    console.log(`E-2 ${browserName}: a page whose widget ${what}: persisted=true`);
    const becomes = begins === CHAT ? FORM : CHAT;
    await expect.poll(() => inWidget(page, words ? 'words' : 'tab')).toBe(words ?? becomes);
    await page.evaluate(() => Reflect.get(window, 'porchlight')('open'));
    await expect.poll(() => inWidget(page, 'panel')).toContain(says ?? becomes);
  });
}

const PARTS = { tab: '[part=launcher]', panel: '[part=panel]', words: 'textarea' } as const;

/** What stands in a part of the widget; not by a locator, which waits for a page that has come back to have loaded. */
const inWidget = (page: Page, part: keyof typeof PARTS): Promise<string | undefined> =>
  page.evaluate((selector) => {
    const found = document.querySelector('porchlight-chat')?.shadowRoot?.querySelector<HTMLTextAreaElement>(selector);
    return found?.value || found?.textContent?.trim();
  }, PARTS[part]);
