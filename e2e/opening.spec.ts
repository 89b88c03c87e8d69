import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { widgetPage } from './widget-page.ts';

/** Holds the panel's file back, and counts what else is asked for meanwhile. */
async function holdPanel(page: Page) {
  const asked: string[] = [];
  let letGo = (_body?: string): void => {};
  const held = new Promise<string | undefined>((resolve) => (letGo = resolve));
  page.on('request', (request) => {
    const [, chunk] = /\/embed\/(panel|chat)-/.exec(request.url()) ?? [];
    if (chunk) asked.push(chunk);
  });
  await page.route(/\/embed\/panel-/, async (route) => {
    const body = await held;
    if (body === undefined) return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + body });
  });
  return { asked, letGo: (body?: string) => letGo(body) };
}

test('a page where somebody may talk asks for the chat beside the panel, not after it @firefox', async ({
  page,
  tell,
}) => {
  const story = await tell();
  const { asked, letGo } = await holdPanel(page);
  await page.goto(story.page('a'));
  const { launcher, panel } = widgetPage(page);
  await launcher.click();
  await expect.poll(() => asked.toSorted()).toEqual(['chat', 'panel']);
  await expect(panel).toHaveCount(0);
  letGo();
  await expect(panel.getByRole('textbox', { name: 'Message' })).toBeVisible();
});

test('a page where a message can be left asks for no chat', async ({ page, tell }) => {
  const story = await tell({ staffed: false });
  const { asked, letGo } = await holdPanel(page);
  await page.goto(story.page('a'));
  letGo();
  const { open } = widgetPage(page);
  await open();
  expect(new Set(asked)).toEqual(new Set(['panel']));
});

test('E-3 a panel that is not what was built runs neither by itself nor by way of the chat', async ({ page, tell }) => {
  const story = await tell();
  const { asked, letGo } = await holdPanel(page);
  await page.goto(story.page('a'));
  const { launcher, host, panel } = widgetPage(page);
  await launcher.click();
  await expect.poll(() => asked.toSorted()).toEqual(['chat', 'panel']);
  letGo('globalThis.planted = true;');
  await expect(host.locator('[part=failure]')).toBeVisible();
  await expect(panel).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'planted'))).toBeUndefined();
});
