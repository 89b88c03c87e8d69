import { expect, type Locator, type Page } from 'playwright/test';
import type { Story } from './story-server.ts';
import { type WidgetPage, widgetPage } from './widget-page.ts';

/** One tab of a visitor who talks. */
export interface ChatTab extends WidgetPage {
  readonly page: Page;
  readonly log: Locator;
  /** What was said, without days and turns. */
  readonly messages: Locator;
  /** The visitor's own messages. */
  readonly own: Locator;
  /** What has become of the visitor's last words. */
  readonly fate: Locator;
  readonly composer: Locator;
  readonly badge: Locator;
  /** The one line for all words that wait, with its countdown. */
  readonly waiting: Locator;
  button(name: string): Locator;
  /** Writes and sends, in the open panel. */
  say(text: string): Promise<void>;
  /** Chooses from the menu in the panel's header. */
  choose(item: string): Promise<void>;
  /** Makes a call of the widget's own, as the page would. */
  call(...call: readonly unknown[]): Promise<void>;
}

export function chatTab(page: Page): ChatTab {
  const widget = widgetPage(page);
  const log = widget.panel.getByRole('log');
  const composer = widget.panel.getByRole('textbox', { name: 'Message' });
  const button = (name: string): Locator => widget.panel.getByRole('button', { name, exact: true });
  return {
    ...widget,
    page,
    log,
    messages: log.locator('.message'),
    own: log.locator('.visitor'),
    fate: log.locator('.fate span').last(),
    composer,
    badge: widget.launcher.locator('.badge'),
    waiting: widget.panel.locator('.wait'),
    button,
    async say(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    async choose(item) {
      await button('More').click();
      await button(item).click();
    },
    call: (...call) =>
      page.evaluate((parts) => {
        Reflect.get(window, 'porchlight')(...parts);
      }, call),
  };
}

/** This page and another tab of the same browser, both at an address and with the panel open. */
export async function twoTabs(page: Page, address: string): Promise<readonly [ChatTab, ChatTab]> {
  const tabs = [chatTab(page), chatTab(await page.context().newPage())] as const;
  for (const tab of tabs) {
    await tab.page.goto(address);
    await tab.launcher.waitFor();
    if (!(await tab.panel.isVisible())) await tab.open();
  }
  return tabs;
}

/** Another tab of the same browser, on the same page. */
export async function anotherTab({ page }: Pick<ChatTab, 'page'>, story: Story): Promise<ChatTab> {
  const other = chatTab(await page.context().newPage());
  await other.page.goto(story.page('a'));
  await expect(other.launcher).toBeVisible();
  return other;
}

/** Tabs stand one above the other: what is expected of one is expected of all. */
export const inEach = (tabs: readonly ChatTab[], expecting: (tab: ChatTab) => Promise<void>): Promise<unknown> =>
  Promise.all(tabs.map(expecting));
