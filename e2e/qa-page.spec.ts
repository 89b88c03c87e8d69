import { bringAxe, findingsOfAxe } from './axe.ts';
import { consolePane } from './console-pane.ts';
import { expect, test } from './fixtures.ts';
import { visitorPane } from './visitor-pane.ts';
import { widgetPage } from './widget-page.ts';

const READY = '.qa[data-state=ready]';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, viewport] of [
    ['desk', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test(`the QA page is usable on a ${name}, ${colorScheme}`, async ({ page, demo }, info) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await bringAxe(page);
      await page.goto(`${demo.qaUrl}?scene=transfer&visitors=2&speed=0`);
      await expect(page.locator(READY)).toBeVisible();
      for (const number of [1, 2] as const) await expect(visitorPane(page, number).launcher).toBeVisible();
      const anna = consolePane(page, 'Anna');
      await anna.choose('mine', 'Walt');
      await anna.say('Note', 'It flickered last year as well.');
      await consolePane(page, 'Ben').show('visitors');
      await page.screenshot({ path: info.outputPath('qa.png'), fullPage: true });
      expect(await findingsOfAxe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  }
}

test('S-9 time travel turns the tab at once, forwards and backwards', async ({ page, demo }) => {
  await page.goto(`${demo.qaUrl}?scene=hide&speed=0`);
  await expect(page.locator(READY)).toBeVisible();
  const { host, launcher } = widgetPage(page);
  await expect(page.getByText('renders nothing now')).toBeVisible();
  await page.getByRole('button', { name: 'The next opening' }).click();
  await expect(launcher).toHaveText('Chat with us');
  await page.getByRole('button', { name: '−1 hour' }).click();
  await expect(host).toHaveCount(0);
});

test('S-9 a running clock closes the shop by itself', async ({ page, demo }) => {
  await page.goto(`${demo.qaUrl}?scene=closing-now`);
  const { launcher } = widgetPage(page);
  await expect(launcher).toHaveText('Chat with us');
  await expect(launcher).toHaveText('Leave a message', { timeout: 15_000 });
});

test('S-9 a device that slept through closing time is right again within a status interval, though nobody told it', async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.qaUrl}?scene=online&speed=60`);
  const { launcher } = widgetPage(page);
  await expect(launcher).toHaveText('Chat with us');
  await page.getByRole('button', { name: 'Sleep 8 h, nobody tells' }).click();
  await expect(launcher).toHaveText('Leave a message');
});

for (const bench of ['memory', 'http'] as const) {
  test(`P-3 the agents’ switches move the widget on ${bench}`, async ({ page, demo }) => {
    await page.goto(`${demo.qaUrl}?scene=online&bench=${bench}&speed=60`);
    const { launcher } = widgetPage(page);
    await expect(launcher).toHaveText('Chat with us');
    await page.getByLabel('Chose').selectOption('away');
    await expect(launcher).toHaveText('Leave a message');
    await page.getByLabel('Chose').selectOption('online');
    await expect(launcher).toHaveText('Chat with us');
    await page.getByRole('button', { name: 'Remove anna' }).click();
    await expect(launcher).toHaveText('Leave a message');
  });

  test(`H-4 wrong settings are refused with their path on ${bench}, and nothing of them is applied`, async ({
    page,
    demo,
  }) => {
    await page.goto(`${demo.qaUrl}?scene=online&bench=${bench}&speed=0`);
    const { launcher } = widgetPage(page);
    await expect(launcher).toHaveText('Chat with us');
    const editor = page.getByLabel('Schedule', { exact: true });
    const save = page.locator('.editor', { has: editor }).getByRole('button', { name: 'Save' });
    await editor.fill('{ "timeZone": "Europe/Vilnius", "weekly": { "mon": [["09:00", "25:00"]] } }');
    await expect(page.locator('.said')).toContainText(['Saved.', 'schedule.weekly.mon[0]']);
    await expect(save).toBeDisabled();
    await expect(launcher).toHaveText('Chat with us');
    await editor.fill('{ "timeZone": "Europe/Vilnius", "weekly": { "mon": [["09:00", "17:00"]] } }');
    await save.click();
    await expect(page.locator('.verdict')).toContainText('outside-hours');
  });
}

test('a situation is handed on by its address', async ({ page, demo, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.siteUrl });
  await page.goto(`${demo.qaUrl}?scene=online&speed=0`);
  await expect(page.locator(READY)).toBeVisible();
  await page.getByLabel('Widget disabled').check();
  await page.getByLabel('messages welcome while disabled').check();
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByRole('button', { name: '+1 day' }).click();
  await expect(page.locator('.clocks')).toContainText('Wed, 25 Nov 2026');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const said = await page.locator('.verdict').innerText();

  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator(READY)).toBeVisible();
  await expect(page.locator('.verdict')).toHaveText(said, { useInnerText: true });
  await expect(page.getByLabel('Theme')).toHaveValue('dark');
  await expect(page.locator('.clocks')).toContainText('Wed, 25 Nov 2026');
  await expect(widgetPage(page).launcher).toHaveText('Leave a message');
});

test('F-3 an answer that gets lost leaves one message in the list', async ({ page, demo }) => {
  await page.goto(`${demo.qaUrl}?scene=lost-answer&speed=60`);
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.panel).toContainText('Thank you', { timeout: 15_000 });
  await expect(page.locator('.messages li')).toHaveCount(1);
});

test('F-6 the countdown of a server that asks to wait runs down and the message is sent', async ({ page, demo }) => {
  await page.goto(`${demo.qaUrl}?scene=rate-limited&speed=1`);
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.panel).toContainText(/Next try in/);
  await page.getByRole('radio', { name: '1 min/s' }).check();
  await expect(widget.panel).toContainText('Thank you', { timeout: 15_000 });
  await expect(page.locator('.messages li')).toHaveCount(1);
});
