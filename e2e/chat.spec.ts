import type { Locator, Page } from 'playwright/test';
import { agentIn } from './agent-in.ts';
import { bringAxe, findingsOfAxe } from './axe.ts';
import { chatTab } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';

const settings = { offline: { form: { minFillMs: 0 } }, statusIntervalMs: 1_000 };

/** A tab on this page, with the panel open. */
async function openedChat(page: Page, address: string) {
  await page.goto(address);
  const chat = chatTab(page);
  await chat.open();
  return chat;
}

/** Moves the focus by the keyboard alone, past as much as is in between. */
async function pressUntilFocused(page: Page, key: string, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(target).toBeFocused({ timeout: 250 });
  }).toPass({ intervals: [0] });
}

test('C-2 C-8 a visitor starts a chat, an agent answers, and both read the same', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const story = await tell({ settings });
  const chat = await openedChat(page, story.page('a'));
  await chat.say('Is the *brass* lamp in stock?');
  await expect(chat.log).toContainText('You are number 1 in the line.');
  const anna = agentIn(story);
  await anna.open('brass');
  await expect(chat.log).toContainText('anna has joined.');
  await anna.reply('brass', 'Yes: **two** of them, see https://shop.example/lamps');
  await expect(chat.log.locator('strong')).toHaveText('two');
  await expect(chat.log.getByRole('link')).toHaveAttribute('rel', /noopener/);
  await chat.say('Both, please');
  await expect(chat.log).toContainText('Both, please');
  await expect(chat.log).not.toContainText('Sending…');
});

test('D-1 words that found no network are sent by the page after the reload, and go once', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const story = await tell({ settings });
  await page.goto(story.page('b'));
  const chat = chatTab(page);
  let isDown = true;
  await page.route('**/chat', (route) => (isDown ? route.abort('connectionrefused') : route.continue()));
  await chat.open();
  await chat.say('Is the brass lamp in stock?');
  await expect(chat.panel.getByRole('button', { name: 'Send now' })).toBeVisible();
  await chat.say('Or the copper one?');
  isDown = false;
  await page.reload();
  await chat.open();
  await expect(chat.log).toContainText('You are number 1 in the line.');
  await expect(chat.log.locator('.visitor')).toHaveText([/brass/, /copper/]);
  const [only, ...others] = await story.server.chats();
  const held = await story.server.chat(only?.id ?? '');
  expect(others).toEqual([]);
  expect(held.ok && held.value.log.filter(({ kind }) => kind === 'message')).toHaveLength(2);
});

test('T-7 a reload in the middle keeps the chat, its log and the words not sent yet', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const story = await tell({ settings });
  const chat = await openedChat(page, story.page('b'));
  await chat.say('Hello');
  await expect(chat.log).toContainText('number 1');
  const anna = agentIn(story);
  await anna.open('Hello');
  await chat.composer.fill('Not finished');
  await page.reload();
  await anna.reply('Hello', 'Are you there?');
  await chat.open();
  await expect(chat.log).toContainText('Are you there?');
  await expect(chat.composer).toHaveValue('Not finished');
  await chat.composer.press('Enter');
  await expect(chat.log).toContainText('Not finished');
  expect(await story.server.chats()).toHaveLength(1);
});

test('S-10 the widget flips to offline in mid-chat and back: the chat goes on, and no word is lost', async ({
  page,
  tell,
}) => {
  const story = await tell({ settings });
  const chat = await openedChat(page, story.page('a'));
  await chat.say('Hello');
  await expect(chat.log).toContainText('number 1');
  await agentIn(story).open('Hello');
  await expect(chat.log).toContainText('anna has joined.');
  await chat.composer.fill('Half a thought');
  await story.anna('offline');
  await expect(chat.panel).toContainText('We are offline now.');
  await expect(chat.composer).toHaveValue('Half a thought');
  await expect(chat.composer).toBeFocused();
  await chat.composer.press('Enter');
  await expect(chat.log).toContainText('Half a thought');
  await agentIn(story).reply('Hello', 'Only for a minute');
  await expect(chat.log).toContainText('Only for a minute');
  await story.anna('online');
  await expect(chat.panel).not.toContainText('We are offline now.');
});

test('S-10 words typed before a chat go with the widget from chat to form and back', async ({ page, tell }) => {
  const story = await tell({ settings });
  const chat = await openedChat(page, story.page('a'));
  await chat.composer.fill('Do you ship');
  await story.anna('offline');
  await expect(chat.field('E-mail')).toBeVisible();
  await expect(chat.field('Message')).toHaveValue('Do you ship');
  await chat.field('Message').fill('Do you ship to Vilnius?');
  await story.anna('online');
  await expect(chat.field('E-mail')).toHaveCount(0);
  await expect(chat.composer).toHaveValue('Do you ship to Vilnius?');
});

test('S-11 C-4 a page that still believes somebody is there is told, and the form holds what was said', async ({
  page,
  tell,
}) => {
  const story = await tell({ settings: { ...settings, statusIntervalMs: 3_600_000 } });
  await story.server.handle({ kind: 'save-workspace', offlineHandling: false });
  const chat = await openedChat(page, story.page('a'));
  await story.anna('offline');
  await chat.say('Is anybody there?');
  await expect(chat.log).toContainText('Nobody could answer.');
  await expect(chat.field('Message')).toHaveValue('Is anybody there?');
  await chat.field('Name').fill('Ada');
  await chat.field('E-mail').fill('ada@example.com');
  await chat.send.click();
  await expect(chat.panel).toContainText('Thank you');
  expect((await story.messages()).map(({ values }) => values.message)).toEqual(['Is anybody there?']);
});

test('C-19 two visitors at once have a chat each, and neither sees the other’s', async ({ browser, tell }) => {
  const story = await tell({ settings });
  const anna = agentIn(story);
  const visitor = async (hello: string) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(story.page('a'));
    const chat = chatTab(page);
    await chat.open();
    await chat.say(hello);
    await expect(chat.log).toContainText('in the line');
    return { ...chat, leave: () => context.close() };
  };
  const ada = await visitor('Ada here');
  const bob = await visitor('Bob here');
  await anna.open('Bob here');
  await anna.reply('Bob here', 'For Bob alone');
  await expect(bob.log).toContainText('For Bob alone');
  await expect(ada.log).toContainText('You are number 1 in the line.');
  await expect(ada.log).not.toContainText('Bob');
  await Promise.all([ada.leave(), bob.leave()]);
});

test('K-1 words without a network wait where they are, and are one message once it is back', async ({
  page,
  context,
  tell,
}) => {
  const story = await tell({ settings });
  const chat = await openedChat(page, story.page('a'));
  await chat.say('Hello');
  await expect(chat.log).toContainText('number 1');
  await context.setOffline(true);
  await chat.say('Lost?');
  await expect(chat.log).toContainText('Not sent yet');
  await context.setOffline(false);
  await expect(chat.log).not.toContainText('Not sent yet');
  await expect(chat.log.getByText('Lost?')).toHaveCount(1);
});

test('axe finds nothing wrong in a chat, and the keyboard alone leads through it', async ({ page, tell }) => {
  const story = await tell({ settings });
  await bringAxe(page);
  await page.goto(story.page('a'));
  const chat = chatTab(page);
  await chat.launcher.focus();
  await page.keyboard.press('Enter');
  await expect(chat.composer).toBeFocused();
  await page.keyboard.type('Hello');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('again');
  await page.keyboard.press('Enter');
  await expect(chat.log).toContainText('number 1');
  await expect(chat.composer).toBeFocused();
  const anna = agentIn(story);
  await anna.open('Hello');
  await anna.reply('Hello', 'Look: https://shop.example/');
  await expect(chat.log).toContainText('Look');
  expect(await findingsOfAxe(page)).toEqual([]);
  await pressUntilFocused(page, 'Shift+Tab', chat.button('More'));
  await page.keyboard.press('Enter');
  await pressUntilFocused(page, 'Tab', chat.button('End chat'));
  await page.keyboard.press('Enter');
  await pressUntilFocused(page, 'Shift+Tab', chat.button('End chat'));
  await page.keyboard.press('Enter');
  await expect(chat.log).toContainText('This chat has ended.');
  await page.keyboard.press('Escape');
  await expect(chat.launcher).toBeFocused();
});
