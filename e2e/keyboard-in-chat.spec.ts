import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { scriptedBot } from '../src/testing/scripted-bot.ts';
import { agentIn } from './agent-in.ts';
import { bringAxe, findingsOfAxe } from './axe.ts';
import { anotherTab, type ChatTab, chatTab } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';

const settings = {
  statusIntervalMs: 1_000,
  bot: { name: 'Lampy', greeting: 'Hello, I am Lampy.' },
  chat: { patience: [5] },
};

const lampy = scriptedBot({
  lines: [{ when: 'lamp', say: 'Which one do you mean?', choices: ['The brass one', 'The copper one'] }],
  otherwise: { say: 'A person knows more about that.' },
});

/** Where the focus is, by the name that is read out. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.querySelector('porchlight-chat')?.shadowRoot?.activeElement;
    return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();
  });

/** Goes on with Tab, or back with Shift and Tab, until it stands there: no place is out of reach. */
async function reach({ page }: ChatTab, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let step = 0; step < 20; step++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`“${name}” is out of reach.`);
}

async function press(tab: ChatTab, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  await reach(tab, name, key);
  await tab.page.keyboard.press('Enter');
}

test('K-5 K-7 K-8 a whole conversation by keyboard alone, with nothing for axe to find in any of its states', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ settings, bot: lampy });
  await bringAxe(page);
  await page.goto(story.page('a'));
  const tab = chatTab(page);
  const { keyboard } = page;
  const expectAccessible = async (): Promise<void> => expect(await findingsOfAxe(page)).toEqual([]);
  await tab.launcher.focus();
  await keyboard.press('Enter');
  await expect(tab.composer).toBeFocused();

  await keyboard.type('How tall is the lamp?');
  await keyboard.press('Enter');
  await expect(tab.panel.getByRole('group', { name: 'Suggested answers' })).toBeVisible();
  await expectAccessible();
  await press(tab, 'The copper one', 'Shift+Tab');
  await expect(tab.own).toHaveText([/How tall/, /The copper one/]);
  await expect(tab.log).toContainText('A person knows more about that.');
  await expect(tab.panel.getByRole('group', { name: 'Suggested answers' })).toHaveCount(0);
  await expect(tab.composer).toBeFocused();

  await press(tab, 'Talk to a person', 'Shift+Tab');
  await expect(tab.log).toContainText('number 1');
  await expect(tab.composer).toBeFocused();
  await expect(tab.panel).toContainText('Would you like to keep waiting?');
  await expectAccessible();
  await press(tab, 'Keep waiting', 'Shift+Tab');
  await expect(tab.panel).not.toContainText('Would you like to keep waiting?');
  await expect(tab.composer).toBeFocused();

  const anna = agentIn(story);
  await anna.open('How tall');
  await anna.reply('How tall', 'It is **1.60 m** tall: https://shop.example/copper');
  await expect(tab.log.getByRole('link')).toBeVisible();
  await expectAccessible();
  await keyboard.type('Thank you');
  await story.cut();
  await keyboard.press('Enter');
  await expect(tab.waiting).toBeVisible();
  await expectAccessible();
  await press(tab, 'Send now', 'Shift+Tab');
  await story.mend();
  await expect(tab.fate).toHaveText(/^(Sent|Delivered|Read)$/);
  await expect(tab.composer).toBeFocused();
  const other = await anotherTab(tab, story);
  await page.bringToFront();

  await press(tab, 'More', 'Shift+Tab');
  await expectAccessible();
  await press(tab, 'End chat', 'Tab');
  await press(tab, 'End chat', 'Shift+Tab');
  await expect(tab.log).toContainText('This chat has ended.');
  await expectAccessible();

  await reach(tab, 'Very bad', 'Tab');
  for (let step = 0; step < 4; step++) await keyboard.press('ArrowRight');
  await expect(tab.panel.getByRole('radio', { name: 'Very good' })).toBeChecked();
  await reach(tab, 'Anything to add?', 'Tab');
  await keyboard.type('Lampy is bright');
  await expectAccessible();
  await press(tab, 'Send rating', 'Tab');
  await expect(tab.panel).toContainText('Thank you for your rating.');
  await expectAccessible();

  await keyboard.press('Escape');
  await expect(tab.launcher).toBeFocused();

  await other.open();
  await expect(other.panel.getByRole('radio', { name: 'Very good' })).toBeChecked();
  await expect(other.panel.getByRole('textbox', { name: 'Anything to add?' })).toHaveValue('Lampy is bright');
});

// A driven Firefox tells of no such download.
test('K-8 the transcript of a chat is saved by keyboard, and says who said what', async ({ page, tell }) => {
  const story = await tell({ settings, bot: lampy });
  await page.goto(story.page('a'));
  const tab = chatTab(page);
  await tab.open();
  await tab.say('How tall is the lamp?');
  await press(tab, 'The copper one', 'Shift+Tab');
  await expect(tab.log).toContainText('A person knows more about that.');
  const anna = agentIn(story);
  await anna.reply('How tall', 'It is **1.60 m** tall');
  await expect(tab.log).toContainText('1.60 m');
  await press(tab, 'More', 'Shift+Tab');
  const [download] = await Promise.all([page.waitForEvent('download'), press(tab, 'Save transcript', 'Tab')]);
  expect(download.suggestedFilename()).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/);
  const transcript = await readFile(await download.path(), 'utf8');
  const said = ['How tall is the lamp?', 'Lampy', 'Which one do you mean?', 'The copper one', 'anna', '1.60 m'];
  for (const words of said) expect(transcript).toContain(words);
});
