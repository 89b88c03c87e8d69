import { expect, test } from './fixtures.ts';
import { ADA, widgetPage } from './widget-page.ts';

test('F-1 the whole way by keyboard: open, fill in, send, close', { tag: '@firefox' }, async ({ page, tell }) => {
  const story = await tell({ staffed: false, settings: { offline: { form: { minFillMs: 0 } } } });
  await page.goto(story.page('a'));
  const { launcher, panel, field } = widgetPage(page);
  await expect(launcher).toBeVisible();
  await expect(launcher).toHaveAttribute('aria-expanded', 'false');

  await page.getByRole('link').focus();
  await page.keyboard.press('Tab');
  await expect(launcher).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await expect(launcher).toHaveAttribute('aria-expanded', 'true');

  await expect(field('Name')).toBeFocused();
  await page.keyboard.type(ADA.name);
  await page.keyboard.press('Tab');
  await expect(field('E-mail')).toBeFocused();
  await page.keyboard.type(ADA.email);
  await page.keyboard.press('Tab');
  await expect(field('Message')).toBeFocused();
  await page.keyboard.type('First line');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second line');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('Thank you');
  expect((await story.messages())[0]?.values.message).toBe('First line\nsecond line');

  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(launcher).toBeFocused();
  await expect(launcher).toHaveAttribute('aria-expanded', 'false');
});

test('F-1 a form with mistakes leads the keyboard to them', async ({ page, tell }) => {
  const story = await tell({ staffed: false });
  await page.goto(story.page('a'));
  const { launcher, panel, field } = widgetPage(page);
  await launcher.focus();
  await page.keyboard.press('Enter');
  await expect(field('Name')).toBeFocused();
  await page.keyboard.press('Enter');
  const focused = panel.locator(':focus');
  await expect(focused).toHaveCount(1);
  await expect(panel.locator('[aria-invalid=true]')).toHaveCount(3);
});

test('F-1 Escape closes from the launcher as from the panel, and the words typed are still there', async ({
  page,
  tell,
}) => {
  const story = await tell({ staffed: false });
  await page.goto(story.page('a'));
  const { panel, field, open } = widgetPage(page);
  await open();
  await field('Message').fill('Wait');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(field('Message')).toHaveValue('Wait');
});
