import type { Page, TestInfo } from 'playwright/test';
import { bringAxe, findingsOfAxe } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { widgetPage } from './widget-page.ts';

interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active';
  readonly attributes?: Readonly<Record<string, string>>;
}

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const looks: readonly Look[] = [
  { name: 'desktop-light', viewport: DESKTOP },
  { name: 'desktop-dark', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'desktop-forced-colours', viewport: DESKTOP, forcedColors: 'active' },
  { name: 'desktop-german', viewport: DESKTOP, attributes: { 'data-locale': 'de' } },
  { name: 'desktop-arabic', viewport: DESKTOP, attributes: { 'data-locale': 'ar' } },
  { name: 'phone-light', viewport: PHONE },
  { name: 'phone-dark-german', viewport: PHONE, colorScheme: 'dark', attributes: { 'data-locale': 'de' } },
  { name: 'phone-arabic', viewport: PHONE, attributes: { 'data-locale': 'ar' } },
  { name: 'narrowest', viewport: { width: 320, height: 568 }, attributes: { 'data-locale': 'de' } },
];

for (const look of looks) {
  test(`F-2 looks right: ${look.name}`, async ({ page, tell }, info) => {
    const { viewport, colorScheme = 'light', forcedColors = 'none', attributes = {} } = look;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, forcedColors });
    await bringAxe(page);
    await page.addInitScript(addUpShifts);
    const story = await tell({ staffed: false });
    await page.goto(story.page('a', attributes));

    const { launcher, panel, open } = widgetPage(page);
    await expect(launcher).toBeVisible();
    await keep(page, info, `${look.name}-closed`);
    expect(await findingsOfAxe(page)).toEqual([]);

    await open();
    await settle(page);
    await keep(page, info, `${look.name}-open`);
    expect(await findingsOfAxe(page)).toEqual([]);

    await panel.locator('button[type=submit]').click();
    await expect(panel.locator('[aria-invalid=true]')).toHaveCount(3);
    await settle(page);
    await keep(page, info, `${look.name}-mistakes`);
    expect(await findingsOfAxe(page)).toEqual([]);

    expect(await overflow(page)).toBe(0);
    expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBe(0);
  });
}

/** All that moved on the page by itself, as browsers measure it; what follows a click or a key does not count. */
function addUpShifts(): void {
  Reflect.set(window, 'shifted', 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
      if (!entry.hadRecentInput) Reflect.set(window, 'shifted', Reflect.get(window, 'shifted') + entry.value);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Until the panel has come to rest. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const root = document.querySelector('porchlight-chat')?.shadowRoot;
    await Promise.all((root?.getAnimations() ?? []).map((animation) => animation.finished));
  });

const keep = async (page: Page, info: TestInfo, name: string): Promise<void> =>
  void (await page.screenshot({ path: info.outputPath(`${name}.png`) }));

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
