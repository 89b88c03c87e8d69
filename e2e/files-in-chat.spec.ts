import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { PDF, PNG } from '../src/testing/backend-promises/fresh-file.ts';
import { agentIn } from './agent-in.ts';
import { type ChatTab, inEach, twoTabs } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';
import type { Story } from './story-server.ts';

const settings = { statusIntervalMs: 1_000, files: { maxBytes: 4_096, perMessage: 2 } };

const picture = { name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from(PNG) };
const document = { name: 'order.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };

const attach = ({ panel }: ChatTab, ...files: (typeof picture)[]): Promise<void> =>
  panel.locator('input[type=file]').setInputFiles(files);

/** Two tabs in a chat with Anna, to which files can be sent. */
async function inChat(page: Page, story: Story) {
  const [one, two] = await twoTabs(page, story.page('a'));
  await one.say('It came broken');
  const anna = agentIn(story);
  await expect(one.log).toContainText('number 1');
  await anna.open('broken');
  await inEach([one, two], ({ log }) => expect(log).toContainText('anna has joined.'));
  return { one, two, anna };
}

/** The grey of the one pixel there is, as it was drawn; null: nothing was. */
const drawnIn = ({ log }: ChatTab, name: string): Promise<number | null> =>
  log.getByRole('img', { name }).evaluate((canvas: HTMLCanvasElement) => {
    const [red = 0, , , alpha] = canvas.getContext('2d')?.getImageData(0, 0, 1, 1).data ?? [];
    return alpha === 255 ? red : null;
  });

/** A driven Firefox tells of no such download. */
async function saved({ page, log }: ChatTab, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    log.getByRole('button', { name: `Save ${name}` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path());
}

test('K-6 files of both sides are shown under the strict policy in both tabs', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ settings });
  const { one, two, anna } = await inChat(page, story);
  await attach(one, picture, document);
  await expect(one.panel.getByRole('listitem')).toHaveText([/lamp\.png/, /order\.pdf/]);
  await one.say('Look');
  await expect(two.messages).toHaveText([/broken/, /Look/]);
  const shade = await anna.sendFile('broken', 'shade.png', PNG);
  await anna.reply('broken', 'Is it this part?', [shade]);
  await inEach([one, two], async (tab) => {
    await expect(tab.messages).toHaveText([/broken/, /Look/, /this part/]);
    await expect(tab.log.getByRole('figure')).toHaveText([/lamp\.png/, /order\.pdf/, /shade\.png/]);
    for (const name of ['lamp.png', 'shade.png']) await expect.poll(() => drawnIn(tab, name)).not.toBeNull();
    await expect(tab.log.getByText('could not be loaded')).toHaveCount(0);
  });
});

test('K-6 files of both sides are saved as they were sent, also by the tab that sent none', async ({ page, tell }) => {
  const story = await tell({ settings });
  const { one, two, anna } = await inChat(page, story);
  await attach(one, picture, document);
  await one.say('Look');
  await anna.reply('broken', 'Is it this part?', [await anna.sendFile('broken', 'shade.png', PNG)]);
  expect(await saved(two, 'lamp.png')).toEqual(picture.buffer);
  expect(await saved(two, 'order.pdf')).toEqual(document.buffer);
  expect(await saved(one, 'shade.png')).toEqual(picture.buffer);
});

test('K-6 what cannot be sent says why, and what only failed to arrive is sent again by hand', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ settings });
  const { one, two } = await inChat(page, story);
  const alert = one.panel.getByRole('alert').filter({ hasText: /\S/ });
  await expect(one.button('Attach a file')).toHaveAccessibleDescription(/up to 4 .* at most 2 in a message/);
  for (const [file, why] of [
    [{ ...picture, name: 'notes.txt', mimeType: 'text/plain' }, 'Only pictures and PDF can be sent.'],
    [{ ...picture, buffer: Buffer.alloc(4_097, PNG) }, 'This file is too large.'],
    [{ ...picture, buffer: Buffer.alloc(0) }, 'This file is empty.'],
    // Its name and its type are a picture's: only the server, which reads it, can tell.
    [{ ...picture, buffer: Buffer.from('<svg onload="alert(1)">') }, 'Only pictures and PDF can be sent.'],
  ] as const) {
    await attach(one, file);
    await expect(alert).toContainText(why);
    const remove = one.panel.getByRole('button', { name: /^Remove / });
    if (await remove.isVisible()) await remove.click();
  }
  await attach(one, picture, document, picture);
  await expect(alert).toContainText('No more files fit into this message.');
  for (const name of ['lamp.png', 'order.pdf']) await one.button(`Remove ${name}`).click();

  await story.cut();
  await attach(one, picture);
  await expect(alert).toContainText('Not sent.');
  await story.mend();
  await one.button('Try again').click();
  await expect(alert).toHaveCount(0);
  await one.say('At last');
  await inEach([one, two], async (tab) => {
    await expect(tab.own).toHaveText([/broken/, /lamp\.png/]);
    await expect.poll(() => drawnIn(tab, 'lamp.png')).not.toBeNull();
  });
});
