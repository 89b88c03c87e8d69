import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import type { Story } from './story-server.ts';
import { widgetPage } from './widget-page.ts';

const settings = { offline: { form: { minFillMs: 0 } }, statusIntervalMs: 1_000 };

/** A tab of the visitor's browser, which counts the connections its page has opened for the chat. */
function tabOf(page: Page) {
  const widget = widgetPage(page);
  let opened = 0;
  page.on('websocket', () => opened++);
  page.on('request', (request) => {
    if (/\/chat\/(feed|poll)/.test(request.url())) opened++;
  });
  return {
    ...widget,
    page,
    connections: () => opened,
    log: widget.panel.getByRole('log'),
    composer: widget.panel.getByRole('textbox', { name: 'Message' }),
    badge: widget.launcher.locator('.badge'),
  };
}

async function reply(story: Story, text: string): Promise<void> {
  const [chat] = await story.server.chats();
  const actor = { kind: 'agent', id: 'anna' } as const;
  const commandId = crypto.randomUUID().replaceAll('-', '');
  const said = await story.server.handle({ kind: 'reply', actor, chat: chat?.id ?? '', commandId, text });
  expect(said).toMatchObject({ ok: true });
}

/** Two tabs of one browser with a chat, the panel closed in both. */
async function twoTabs(page: Page, story: Story) {
  const one = tabOf(page);
  await page.goto(story.page('a'));
  await one.open();
  await one.composer.fill('Is the brass lamp in stock?');
  await one.composer.press('Enter');
  await expect(one.log).toContainText('You are number 1 in the line.');
  const other = tabOf(await page.context().newPage());
  await other.page.goto(story.page('a'));
  await expect(other.launcher).toBeVisible();
  await one.page.keyboard.press('Escape');
  await expect(one.panel).toHaveCount(0);
  return { one, other };
}

test('D-8 INV-15 two tabs share one connection, and the other takes over when one of them is closed', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ settings });
  const { one, other } = await twoTabs(page, story);
  await reply(story, 'Yes: two of them');
  for (const { badge } of [one, other]) await expect(badge).toContainText('1');
  expect(other.connections()).toBe(0);
  await one.page.close();
  await reply(story, 'Shall I keep one for you?');
  await expect(other.badge).toContainText('2');
  await other.open();
  await expect(other.log.locator('.message')).toHaveText([/brass/, /two of them/, /keep one/]);
});

test('K-3 D-8 the title says what waits in both tabs, and is put back in both once it was seen in one', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ settings });
  const { one, other } = await twoTabs(page, story);
  const title = await page.title();
  await reply(story, 'Yes: two of them');
  for (const tab of [one, other]) await expect(tab.page).toHaveTitle(`(1) ${title}`);
  await expect(one.launcher).toHaveAccessibleName(/Unread messages: 1$/);
  await other.page.bringToFront();
  await other.open();
  for (const tab of [one, other]) {
    await expect(tab.page).toHaveTitle(title);
    await expect(tab.badge).toHaveCount(0);
  }
});

test('D-8 K-9 words that are being written are in both tabs, and gone from both once they are sent', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ settings });
  const { one, other } = await twoTabs(page, story);
  await one.open();
  await expect(other.panel).toBeVisible();
  await one.composer.fill('Not finished');
  await expect(other.composer).toHaveValue('Not finished');
  await one.composer.press('Enter');
  await expect(one.log).toContainText('Not finished');
  await expect(other.composer).toHaveValue('');
  await expect(other.log).toContainText('Not finished');
});
