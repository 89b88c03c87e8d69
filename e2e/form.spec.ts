import { expect, test } from './fixtures.ts';
import { ADA, widgetPage } from './widget-page.ts';

/** A form that a test may send as fast as it can type. */
const settings = { offline: { form: { minFillMs: 0 } }, statusIntervalMs: 1_000 };
const SUBMIT = '**/offline-messages';

test('F-4 a message is stored once and acknowledged with an id and a reply time', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const story = await tell({ staffed: false, settings: { ...settings, replyWithin: 'PT4H' } });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.panel).toContainText('Thank you');
  const [message, ...others] = await story.messages();
  expect(others).toEqual([]);
  expect(message).toMatchObject({ state: 'new', spam: null, values: ADA, shownMode: 'form', language: 'en' });
  expect(message && message.replyBy - message.createdAt).toBe(4 * 3_600_000);
  expect(message?.page.url).toBe(page.url());
  await expect(widget.panel).toContainText(message?.id ?? 'no id');
});

test('F-3 a double click sends one message', { tag: '@firefox' }, async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('b'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await widget.send.dblclick();
  await expect(widget.panel).toContainText('Thank you');
  expect(await story.messages()).toHaveLength(1);
});

test('F-3 a message whose answer was lost is sent again and is one message', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  let lost = 0;
  await page.route(SUBMIT, async (route) => {
    if (route.request().method() === 'POST' && lost++ === 0) {
      await route.fetch();
      await route.abort('connectionreset');
    } else {
      await route.continue();
    }
  });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.panel).toContainText('Thank you', { timeout: 15_000 });
  expect(lost).toBeGreaterThan(1);
  expect(await story.messages()).toHaveLength(1);
});

test('F-3 a message written while the network is gone waits, says so, and is sent when it is back', async ({
  page,
  context,
  tell,
}) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await context.setOffline(true);
  await widget.send.click();
  await expect(widget.panel).toContainText('Not sent yet');
  await expect(widget.panel).toContainText('kept in this browser');
  expect(await story.messages()).toEqual([]);
  await context.setOffline(false);
  await expect(widget.panel).toContainText('Thank you', { timeout: 15_000 });
  expect(await story.messages()).toHaveLength(1);
});

test('F-3 a reload in the middle loses nothing: what waited is sent once, without opening the panel', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  let blocked = true;
  await page.route(SUBMIT, (route) => (blocked ? route.abort('connectionfailed') : route.continue()));
  await page.goto(story.page('b'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.panel).toContainText('Not sent yet');
  await page.reload();
  await widget.open();
  await expect(widget.panel).toContainText('Not sent yet');
  await page.reload();
  blocked = false;
  await expect
    .poll(async () => (await story.messages()).map(({ values }) => values), { timeout: 15_000 })
    .toEqual([ADA]);
});

test('F-3 a message that waits can be taken back, changed and sent, and is one message', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  let blocked = true;
  await page.route(SUBMIT, (route) => (blocked ? route.abort('connectionfailed') : route.continue()));
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill({ message: 'First thought' });
  await widget.send.click();
  await widget.panel.getByRole('button', { name: 'Edit message' }).click();
  await expect(widget.field('Message')).toHaveValue('First thought');
  await widget.field('Message').fill('Second thought');
  blocked = false;
  await widget.send.click();
  await expect(widget.panel).toContainText('Thank you');
  expect((await story.messages()).map(({ values }) => values.message)).toEqual(['Second thought']);
});

test('F-3 a draft survives a reload of the page', { tag: '@firefox' }, async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill({ message: 'Not finished' });
  await page.reload();
  await widget.open();
  await expect(widget.field('Message')).toHaveValue('Not finished');
  await expect(widget.field('Name')).toHaveValue(ADA.name);
});

test('F-3 with storage denied nothing is written, and the text says how long a waiting message lasts', async ({
  page,
  tell,
}) => {
  const story = await tell({ staffed: false, settings });
  await page.route(SUBMIT, (route) => route.abort('connectionfailed'));
  await page.goto(story.page('a', { 'data-storage': 'denied' }));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.panel).toContainText('kept in this page only');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('F-6 the limit of messages is told as a countdown, and the words stay', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await widget.open();
  for (let number = 1; number <= 3; number++) {
    await widget.fill({ message: `Message ${number}` });
    await widget.send.click();
    await expect(widget.panel).toContainText('Thank you');
    await widget.panel.getByRole('button', { name: 'Write another message' }).click();
  }
  await widget.fill({ message: 'One too many' });
  await widget.send.click();
  await expect(widget.panel).toContainText('Not sent yet');
  await expect(widget.panel).toContainText(/Next try in/);
  await widget.panel.getByRole('button', { name: 'Edit message' }).click();
  await expect(widget.field('Message')).toHaveValue('One too many');
  expect(await story.messages()).toHaveLength(3);
});

test('S-3 a widget switched off while a form is sent says so and gives the words back', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings: { ...settings, statusIntervalMs: 3_600_000 } });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await story.save({ ...settings, disabled: true });
  await widget.send.click();
  await expect(widget.panel).toContainText('switched off');
  await expect(widget.field('Message')).toHaveValue(ADA.message);
  expect(await story.messages()).toEqual([]);
});

test('S-11 the server decides by what is true on arrival', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings: { ...settings, statusIntervalMs: 3_600_000 } });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  await expect(widget.launcher).toHaveText('Leave a message');
  await widget.open();
  await widget.fill();
  await story.anna('online');
  await widget.send.click();
  await expect(widget.panel).toContainText('Thank you');
  expect(await story.messages()).toMatchObject([{ shownMode: 'form', mode: 'chat', reason: 'open' }]);
});
