import type { BrowserContext, Page } from 'playwright/test';
import { agentIn, chatWith, textsOf } from './agent-in.ts';
import { type ChatTab, chatTab, twoTabs } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';
import { IDENTITY_KEY, identityToken } from './sites/identity-token.ts';
import type { Story } from './story-server.ts';
import { WIDGET } from './story-site.ts';

const settings = { offline: { form: { minFillMs: 0 } }, statusIntervalMs: 1_000 };

const GREETING = 'Hello! How can we help you?';

type Tell = (options: { settings: typeof settings }) => Promise<Story>;

async function told(tell: Tell): Promise<Story> {
  const story = await tell({ settings });
  await story.server.handle({ kind: 'save-identity-key', widget: WIDGET, key: { ...IDENTITY_KEY, alg: 'HS256' } });
  return story;
}

const signIn = async (tab: ChatTab, name: 'Ann' | 'Bob'): Promise<void> =>
  tab.call('identify', { token: await identityToken(name.toLowerCase(), name, WIDGET) });

/** Ann in two tabs of the browser she shares, in a chat that Anna has taken. */
async function annInTwoTabs(page: Page, story: Story) {
  const [one, two] = await twoTabs(page, story.page('a'));
  await signIn(one, 'Ann');
  await one.say('My lamp came without a shade');
  await expect(two.log).toContainText('number 1');
  const anna = agentIn(story);
  await anna.open('shade');
  for (const { log } of [one, two]) await expect(log).toContainText('anna has joined.');
  return { one, two, anna };
}

/** Everything of ours that the browser has kept, as any later script of the page would read it. */
const keptIn = (context: BrowserContext): Promise<string> =>
  context.storageState().then(({ cookies, origins }) => JSON.stringify([cookies, origins]));

/** Counts the sounds that any page of this browser makes from now on. */
async function hearSounds(context: BrowserContext): Promise<() => number> {
  let heard = 0;
  context.on('console', (line) => {
    if (line.text() === 'a sound') heard++;
  });
  await context.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      console.info('a sound');
      start.apply(this, when);
    };
  });
  return () => heard;
}

test('T-10 who signs in next sees and sends nothing of who signed out, in no tab; they find their words elsewhere, once', {
  tag: '@firefox',
}, async ({ page, context, browser, tell }) => {
  const story = await told(tell);
  const { one, two, anna } = await annInTwoTabs(page, story);
  // The server has these words, and no page learns that it does.
  expect(story.silence()).toBe(1);
  const isAnswered = story.loseAnswer('/messages');
  await one.say('I live at Elm Street 5');
  await isAnswered;
  await expect(one.own).toHaveText([/shade/, /Elm Street/]);
  await one.composer.pressSequentially('And my card ends in 42');
  await expect(two.composer).toHaveValue('And my card ends in 42');

  await one.call('logout');
  for (const { panel, composer, log } of [one, two]) {
    await expect(composer).toHaveValue('');
    await expect(log).not.toContainText(/shade|Elm Street|anna/);
    await expect(panel).toContainText(GREETING);
  }
  expect(await keptIn(context)).not.toMatch(/shade|Elm Street|42|pl1_/);

  await signIn(one, 'Bob');
  await one.say('Do you sell candles?');
  for (const { own, composer } of [one, two]) {
    await expect(own).toHaveText([/candles/]);
    await expect(composer).toHaveValue('');
  }
  await anna.open('candles');
  await anna.reply('candles', 'Of beeswax alone');
  for (const { log } of [one, two]) {
    await expect(log).toContainText('Of beeswax alone');
    await expect(log).not.toContainText(/shade|Elm Street/);
  }
  expect(textsOf(await chatWith(story, 'candles'))).toEqual(['Do you sell candles?', 'Of beeswax alone']);

  const elsewhere = await browser.newContext();
  const home = chatTab(await elsewhere.newPage());
  await home.page.goto(story.page('a'));
  await home.open();
  await signIn(home, 'Ann');
  await expect(home.own).toHaveText([/shade/, /Elm Street/]);
  await expect(home.log).not.toContainText('candles');
  await expect(home.composer).toHaveValue('');
  await elsewhere.close();
});

test('T-10 K-3 what waited unread leaves badge, title and sound with its person, in both tabs', {
  tag: '@firefox',
}, async ({ page, context, tell }) => {
  const story = await told(tell);
  const sounds = await hearSounds(context);
  const { one, two, anna } = await annInTwoTabs(page, story);
  const title = await page.title();
  await one.composer.press('Escape');
  await expect(two.panel).toHaveCount(0);
  await anna.reply('shade', 'The shade is on its way');
  for (const { badge, page: tab } of [one, two]) {
    await expect(badge).toContainText('1');
    await expect(tab).toHaveTitle(`(1) ${title}`);
  }
  await expect.poll(sounds).toBe(1);

  await one.call('logout');
  for (const { badge, page: tab, launcher } of [one, two]) {
    await expect(badge).toHaveCount(0);
    await expect(tab).toHaveTitle(title);
    await expect(launcher).not.toHaveAccessibleName(/Unread/);
  }
  await signIn(one, 'Bob');
  await one.open();
  await one.say('Do you sell candles?');
  await expect(two.own).toHaveText([/candles/]);
  await one.composer.press('Escape');
  await expect(two.panel).toHaveCount(0);
  await anna.reply('shade', 'It has left our house');
  await anna.open('candles');
  await anna.reply('candles', 'Of beeswax alone');
  for (const { badge, page: tab } of [one, two]) {
    await expect(badge).toContainText('1');
    await expect(tab).toHaveTitle(`(1) ${title}`);
  }
});

test('T-10 K-8 neither the rating nor the silence of who signed out is the next one’s', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await told(tell);
  const { one, two, anna } = await annInTwoTabs(page, story);
  await one.choose('Sound off');
  await anna.reply('shade', 'It is on its way');
  await anna.close('shade');
  for (const { panel } of [one, two]) await expect(panel.getByText('How was this chat?')).toBeVisible();
  await one.panel.getByRole('radio', { name: 'Bad', exact: true }).check();
  await one.panel.getByRole('textbox', { name: 'Anything to add?' }).fill('The shade is still missing');
  await one.call('logout');
  await signIn(one, 'Bob');
  for (const { panel } of [one, two]) {
    await expect(panel).not.toContainText('How was this chat?');
    await expect(panel).toContainText(GREETING);
  }
  await two.say('Do you sell candles?');
  await expect(one.own).toHaveText([/candles/]);
  await anna.open('candles');
  await anna.reply('candles', 'Of beeswax alone');
  await expect(two.log).toContainText('beeswax');
  await two.choose('Sound off');
  await two.choose('End chat');
  await two.button('End chat').click();
  await expect(one.panel.getByText('How was this chat?')).toBeVisible();
  for (const { panel } of [one, two]) {
    await expect(panel.getByRole('radio', { checked: true })).toHaveCount(0);
    await expect(panel).not.toContainText('still missing');
  }
});
