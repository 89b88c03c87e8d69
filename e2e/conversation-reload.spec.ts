import type { Page } from 'playwright/test';
import { agentIn, chatWith, textsOf } from './agent-in.ts';
import { anotherTab, chatTab, inEach } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';
import type { Story } from './story-server.ts';

const settings = { statusIntervalMs: 1_000 };

const FIRST = 'Is the brass lamp in stock?';

/** Resolves once the words that are said next are lost on their way. */
async function loseWords(page: Page): Promise<void> {
  const onItsWay = page.waitForRequest('**/messages');
  await page.route('**/messages', () => undefined, { times: 1 });
  await onItsWay;
}

for (const [lost, lose] of [
  ['the answer', (_page: Page, story: Story) => story.loseAnswer('/messages')],
  ['the message', loseWords],
] as const) {
  test(`K-9 D-1 a reload in the middle of typing keeps the draft, and what was on its way arrives once; lost is ${lost}`, {
    tag: '@firefox',
  }, async ({ page, tell }) => {
    const story = await tell({ settings });
    const anna = agentIn(story);
    const one = chatTab(page);
    await page.goto(story.page('a'));
    await one.open();
    await one.say(FIRST);
    await expect(one.log).toContainText('You are number 1 in the line.');
    await anna.open(FIRST);
    await expect(one.log).toContainText('anna has joined.');
    const other = await anotherTab(one, story);
    await other.open();
    await expect(other.messages).toHaveText([FIRST]);

    // Nobody on this page will ever hear what becomes of it.
    const isLost = lose(page, story);
    await one.say('And the copper one?');
    await isLost;
    await one.composer.fill('With a sha');
    await page.reload();

    await one.open();
    const texts = [FIRST, 'And the copper one?'];
    await inEach([one, other], async ({ composer, messages, log }) => {
      await expect(messages).toHaveText(texts);
      await expect(composer).toHaveValue('With a sha');
      await expect(log).not.toContainText(/Sending|Not sent/);
    });
    await anna.reply(FIRST, 'Both are here');
    await one.composer.pressSequentially('de?');
    await one.composer.press('Enter');
    await inEach([one, other], async ({ composer, messages }) => {
      await expect(messages).toHaveText([...texts, 'Both are here', 'With a shade?']);
      await expect(composer).toHaveValue('');
    });
    expect(textsOf(await chatWith(story, FIRST))).toEqual([...texts, 'Both are here', 'With a shade?']);
  });
}
