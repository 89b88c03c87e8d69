import { readFile } from 'node:fs/promises';
import { png } from '../tests/domain/file/file-bytes.ts';
import { consolePane, openScene } from './console-pane.ts';
import { expect, test } from './fixtures.ts';
import { visitorPane } from './visitor-pane.ts';

for (const bench of ['memory', 'http'] as const) {
  test(`K-2 K-1 agents see who writes and what was read, on ${bench}`, async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'rating', `&bench=${bench}`);
    const visitor = visitorPane(page, 1);
    const anna = consolePane(page, 'Anna');
    await visitor.say('Hello?');
    await anna.choose('mine', 'Hello?');
    await anna.say('Reply', 'Good morning!');
    await expect(visitor.log).toContainText('Good morning!');
    await expect(anna.log).toContainText('read by the visitor');
    await visitor.composer.pressSequentially('I am wri');
    await expect(anna.card).toContainText('The visitor is writing');
  });

  test(`K-6 an agent’s file is saved as it was sent, on ${bench}`, async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'files', `&bench=${bench}`);
    await visitorPane(page, 1).say('Which lamp is it?');
    const anna = consolePane(page, 'Anna');
    await anna.choose('mine', 'Which lamp');
    const buffer = Buffer.from(png());
    await anna.card.getByLabel('Attach').setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer });
    await anna.card.getByRole('list', { name: 'Attached' }).getByText('lamp.png').waitFor();
    await anna.press('Reply');
    await expect(anna.log).toContainText('lamp.png');
    const saving = page.waitForEvent('download');
    await anna.log.getByRole('button', { name: 'Save' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('lamp.png');
    expect(await readFile(await saved.path())).toEqual(buffer);
  });
}

test('K-5 B-1 the console shows what the bot held out', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'quick-replies');
  await visitorPane(page, 1).say('I need help.');
  const anna = consolePane(page, 'Anna');
  await anna.choose('bot', 'What is it about?');
  await expect(anna.log).toContainText('Is the porch lamp in stock? · Do you deliver to Kaunas?');
});

test('D-6 a server that is replaced in mid-chat loses no word', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'server-restarts', '&bench=http');
  const visitor = visitorPane(page, 1);
  const anna = consolePane(page, 'Anna');
  await visitor.say('Hello?');
  await anna.choose('mine', 'Hello?');
  await page.getByRole('button', { name: 'Restart the server' }).click();
  await visitor.say('Are you there?');
  await expect(anna.log).toContainText('Are you there?');
  await anna.say('Reply', 'I am.');
  await expect(visitor.log).toContainText('I am.');
});
