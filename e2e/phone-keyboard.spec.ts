import type { Locator, Page } from 'playwright/test';
import { agentIn } from './agent-in.ts';
import { type ChatTab, chatTab } from './chat-tab.ts';
import { test as base, expect } from './fixtures.ts';

const settings = { offline: { form: { minFillMs: 0 } }, statusIntervalMs: 1_000 };

const test = base.extend<{ press: (target: Locator) => Promise<void> }>({
  hasTouch: true,
  // A driven Firefox makes no click of a tap.
  press: ({ browserName }, use) => use((target) => (browserName === 'firefox' ? target.click() : target.tap())),
});

/** How much of the window an on-screen keyboard covers. */
const KEYBOARD = 0.42;

/**
 * Gives the page a visual viewport of its own, which a keyboard makes smaller as a phone's does: the window stays what it
 * is, and no browser without a screen has such a keyboard.
 */
const bringKeyboard = async (page: Page): Promise<void> =>
  void (await page.addInitScript(() => {
    class Viewport extends EventTarget {
      covered = 0;
      scale = 1;
      offsetTop = 0;
      offsetLeft = 0;
      get width(): number {
        return innerWidth;
      }
      get height(): number {
        return innerHeight - this.covered;
      }
    }
    const viewport = new Viewport();
    Object.defineProperty(window, 'visualViewport', { value: viewport });
    addEventListener('resize', () => viewport.dispatchEvent(new Event('resize')));
  }));

const raiseKeyboard = (page: Page, share: number): Promise<void> =>
  page.evaluate((covered) => {
    const viewport = window.visualViewport as VisualViewport & { covered: number };
    viewport.covered = Math.round(innerHeight * covered);
    viewport.dispatchEvent(new Event('resize'));
  }, share);

/** What somebody at the phone sees above its keyboard: the composer whole, what is newest whole above it, nothing zoomed. */
async function expectInSight({ page, composer, panel }: ChatTab, newest: Locator): Promise<void> {
  const viewport = await page.evaluate(() => ({ height: visualViewport?.height ?? 0, width: innerWidth }));
  await expect(async () => {
    const [head, field, last] = await Promise.all(
      [panel.locator('header'), composer, newest].map((each) => each.boundingBox()),
    );
    if (!head || !field || !last) throw new Error('Not on screen.');
    expect(field.y + field.height).toBeLessThanOrEqual(viewport.height);
    expect(last.y).toBeGreaterThanOrEqual(head.y + head.height);
    expect(last.y + last.height).toBeLessThanOrEqual(field.y);
    expect(field.x + field.width).toBeLessThanOrEqual(viewport.width);
  }).toPass();
  // Phones zoom in on a field whose letters are smaller, and stay there.
  const letters = await composer.evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize));
  expect(letters).toBeGreaterThanOrEqual(16);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

for (const viewport of [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
]) {
  test.describe(`on a phone of ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test('E-7 the composer and the last message stay above the keyboard, turned and without a network too', {
      tag: '@firefox',
    }, async ({ page, press, tell }) => {
      const story = await tell({ settings });
      await bringKeyboard(page);
      await page.goto(story.page('a'));
      const tab = chatTab(page);
      await press(tab.launcher);
      await press(tab.composer);
      await raiseKeyboard(page, KEYBOARD);
      await tab.say('Is the brass lamp in stock?');
      await expect(tab.log).toContainText('number 1');
      const anna = agentIn(story);
      for (const text of ['Yes', 'There are two of them, one with a green shade and one with a white one', 'Which?'])
        await anna.reply('brass', text);
      await expect(tab.messages).toHaveCount(4);
      await expectInSight(tab, tab.messages.last());

      await tab.composer.pressSequentially('The green ');
      await story.cut();
      await tab.composer.pressSequentially('one, please');
      await expect(tab.composer).toHaveValue('The green one, please');
      await press(tab.button('Send'));
      await expect(tab.composer).toBeFocused();
      await expect(tab.waiting).toBeVisible();
      await expectInSight(tab, tab.waiting);

      await page.setViewportSize({ width: viewport.height, height: viewport.width });
      await raiseKeyboard(page, KEYBOARD);
      await tab.composer.pressSequentially('And when?');
      await expect(tab.composer).toBeInViewport({ ratio: 1 });
      await page.setViewportSize(viewport);
      await raiseKeyboard(page, KEYBOARD);
      await expect(tab.composer).toHaveValue('And when?');
      await expectInSight(tab, tab.waiting);

      await press(tab.button('Send now'));
      await story.mend();
      await expect(tab.fate).toHaveText(/^(Sent|Delivered)$/);
      await anna.reply('brass', 'It is yours');
      await expect(tab.messages).toHaveText([/brass/, /Yes/, /two/, /Which/, /green one, please/, /yours/]);
      await raiseKeyboard(page, 0);
      await expectInSight(tab, tab.messages.last());
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('E-7 a wish to go back closes the panel and leaves the page, its history and the half-written words', async ({
    page,
    press,
    tell,
  }) => {
    const story = await tell({ settings });
    await page.goto('about:blank');
    await page.goto(story.page('a'));
    const tab = chatTab(page);
    await press(tab.launcher);
    await tab.composer.fill('Not finished');
    const entries = await page.evaluate(() => history.length);
    await page.evaluate(() =>
      (document.querySelector('porchlight-chat')?.shadowRoot?.activeElement as HTMLElement)?.blur(),
    );
    // The browser's own sign for Back where there is a keyboard; a phone's gesture takes the same way.
    await page.keyboard.press('Escape');
    await expect(tab.panel).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'An ordinary page' })).toBeVisible();
    expect(await page.evaluate(() => history.length)).toBe(entries);
    await press(tab.launcher);
    await expect(tab.composer).toHaveValue('Not finished');
  });
});
