import { MINUTE_MS } from '../src/base/instant.ts';
import { expect, test } from './fixtures.ts';
import { ADA, widgetPage } from './widget-page.ts';

const settings = {
  statusIntervalMs: 1_000,
  offline: { tabText: 'Write to the workshop', form: { minFillMs: 0 } },
};

test('S-9 a server that does not answer hides the widget, and its coming back shows it', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  let down = true;
  await page.route('**/status', (route) => (down ? route.abort('connectionrefused') : route.continue()));
  await page.clock.install();
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/status'));
  await page.goto(story.page('b'));
  const { host, launcher } = widgetPage(page);
  await asked;
  await expect(host).toHaveCount(0);
  down = false;
  await page.clock.fastForward(MINUTE_MS);
  await expect(launcher).toHaveText('Write to the workshop');
});

test('S-9 a server that goes away later takes nothing from the page', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('a'));
  const { launcher } = widgetPage(page);
  await expect(launcher).toHaveText('Write to the workshop');
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/status'));
  await story.cut();
  await asked;
  await expect(launcher).toHaveText('Write to the workshop');
});

test('F-3 with data-when-unreachable=form a returning visitor gets the form from the cached settings, and it is sent later', async ({
  page,
  context,
  tell,
}) => {
  const story = await tell({ staffed: false, settings });
  const address = story.page('b', { 'data-when-unreachable': 'form' });
  await page.goto(address);
  const { launcher, panel, open, fill, send } = widgetPage(page);
  await open();
  await page.keyboard.press('Escape');
  await story.cut();
  await page.goto(address);
  await expect(launcher).toHaveText('Write to the workshop');
  await open();
  await fill();
  await send.click();
  await expect(panel).toContainText('Not sent yet');
  await story.mend();
  // The device gets its network back, too, so that nobody has to wait for the next try.
  await context.setOffline(true);
  await context.setOffline(false);
  await expect(panel).toContainText('Thank you');
  expect((await story.messages()).map(({ values }) => values)).toEqual([ADA]);
});

test('F-3 with data-when-unreachable=form a first visitor gets the plain form', async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings });
  await page.route('**/status', (route) => route.abort('connectionrefused'));
  await page.goto(story.page('b', { 'data-when-unreachable': 'form' }));
  const { launcher, open, panel } = widgetPage(page);
  await expect(launcher).toHaveText('Leave a message');
  await open();
  await expect(panel).toContainText("We're offline right now. Leave us a message.");
});
