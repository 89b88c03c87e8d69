import { HOUR_MS } from '../src/base/instant.ts';
import { agentIn, chatWith, textsOf } from './agent-in.ts';
import { anotherTab, chatTab, inEach } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';
import { dailyHours, localTime } from './local-time.ts';

const FIRST = 'Is the brass lamp in stock?';

test('S-9 S-10 D-6 a laptop that slept over closing time wakes to the chat as it went on, the notice, and the words half written', {
  tag: '@firefox',
}, async ({ page, context, tell }) => {
  const before = localTime(17, 50);
  const story = await tell({
    aheadMs: before - Date.now(),
    settings: { statusIntervalMs: 30_000, schedule: dailyHours('09:00', '18:00') },
  });
  const anna = agentIn(story);
  await context.clock.install({ time: before });
  const one = chatTab(page);
  await page.goto(story.page('a'));
  await one.open();
  await one.say(FIRST);
  await expect(one.log).toContainText('You are number 1 in the line.');
  const other = await anotherTab(one, story);
  await other.open();
  await anna.open(FIRST);
  await inEach([one, other], ({ log }) => expect(log).toContainText('anna has joined.'));
  await one.composer.fill('Half a thought');

  // Of its two tabs one alone is connected, and no end of that connection is told of its death.
  expect(story.silence()).toBe(1);
  await anna.reply(FIRST, 'Yes, two of them');
  await story.pass(HOUR_MS);
  await context.clock.fastForward(HOUR_MS);

  await inEach([one, other], async ({ panel, messages, composer }) => {
    await expect(panel).toContainText('We are offline now.');
    await expect(messages).toHaveText([FIRST, 'Yes, two of them']);
    await expect(composer).toHaveValue('Half a thought');
  });
  await one.composer.press('Enter');
  await expect(other.messages).toHaveText([FIRST, 'Yes, two of them', 'Half a thought']);
  await anna.reply(FIRST, 'And a whole lamp');
  await inEach([one, other], async ({ log, messages, composer }) => {
    await expect(messages).toHaveText([FIRST, 'Yes, two of them', 'Half a thought', 'And a whole lamp']);
    await expect(composer).toHaveValue('');
    await expect(log).not.toContainText(/Sending|Not sent/);
  });
  const held = await chatWith(story, FIRST);
  expect(held.chat.state).toBe('active');
  expect(textsOf(held)).toEqual([FIRST, 'Yes, two of them', 'Half a thought', 'And a whole lamp']);
});
