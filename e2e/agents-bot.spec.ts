import { consolePane, openScene } from './console-pane.ts';
import { expect, test } from './fixtures.ts';

for (const bench of ['memory', 'http'] as const) {
  test(`O-3 opening a bot’s chat changes nothing, and the first words make it the agent’s, on ${bench}`, {
    tag: '@firefox',
  }, async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'bot-first', `&bench=${bench}`);
    const anna = consolePane(page, 'Anna');
    await anna.choose('bot', 'Vera');
    await expect(anna.log).toContainText('The porch lamp is in stock');
    await anna.press('Open');
    await anna.say('Note', 'The bot is right.');
    await expect(anna.where).toContainText('bot');
    await anna.say('Reply', 'Shall I put one aside for you?');
    await expect(anna.where).toContainText('active');
    await expect(anna.where).toContainText('Anna’s');
    await expect(anna.log).toContainText('bot → active by Anna, replied');
  });
}

test('C-6 a phrase of the visitor and the bot’s own decision lead to people', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'bot-hands-off');
  const anna = consolePane(page, 'Anna');
  await anna.expectCount('queued', 2);
  await anna.expectCount('bot', 0);
});

test('B-2 where nobody is there, handed off and failed chats are kept for the next agent', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'bot-nobody-there');
  const anna = consolePane(page, 'Anna');
  await anna.expectCount('open', 2);
  await anna.choose('open', 'Xenia');
  await expect(anna.log).toContainText('bot → open by Bot, handed-off');
  await anna.choose('open', 'Vera');
  await expect(anna.log).toContainText('bot → open by Bot, bot-failed');
});
