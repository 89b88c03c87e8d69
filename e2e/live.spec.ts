import type { Page } from 'playwright/test';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../src/base/instant.ts';
import type { Schedule } from '../src/domain/schedule/schedule.ts';
import { expect, test } from './fixtures.ts';
import { widgetPage } from './widget-page.ts';

/** The server's clock runs ahead so that a whole minute, where hours can end, is near. */
const NEAR_MS = 5 * SECOND_MS;
/** More than the five minutes from which a page does not believe the time baked into tag (a). */
const LEAST_AHEAD_MS = 10 * MINUTE_MS;

const wall = (instant: number): string => new Date(instant).toISOString().slice(11, 16);

/** Hours in UTC that end at the given whole minute, every day, or begin at it. */
const hoursWith = (edge: number, edgeIs: 'closing' | 'opening'): Schedule => {
  const interval: [string, string] =
    edgeIs === 'closing' ? [wall(edge - 2 * HOUR_MS), wall(edge)] : [wall(edge), wall(edge + 2 * HOUR_MS)];
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return { timeZone: 'UTC', weekly: Object.fromEntries(days.map((day) => [day, [interval]])) };
};

function edgeAhead(): { edge: number; aheadMs: number } {
  const now = Date.now();
  const edge = Math.ceil((now + LEAST_AHEAD_MS) / MINUTE_MS + 1) * MINUTE_MS;
  return { edge, aheadMs: edge - NEAR_MS - now };
}

/** Resolves with the moment, on this machine's clock, at which the widget's light DOM says what is waited for. */
const momentOf = (page: Page, launcherText: string | null): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const root = document.querySelector('porchlight-chat')?.shadowRoot;
          const text = root?.querySelector('button[part=launcher]')?.textContent?.trim() ?? null;
          if (text === wanted) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    launcherText,
  );

/** Something a reload would wipe off the page. */
const mark = (page: Page): Promise<void> => page.evaluate(() => void Reflect.set(window, 'marked', true));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => Reflect.get(window, 'marked') === true);

for (const [edgeIs, experience, before, after] of [
  ['closing', 'form', 'Chat with us', 'Leave a message'],
  ['closing', 'hide', 'Chat with us', null],
  ['opening', 'form', 'Leave a message', 'Chat with us'],
  ['opening', 'hide', null, 'Chat with us'],
] as const) {
  test(`S-9 ${edgeIs} time flips the widget within a second, with ${experience}, no reload and no request`, {
    tag: '@firefox',
  }, async ({ page, tell }) => {
    const { edge, aheadMs } = edgeAhead();
    const story = await tell({
      aheadMs,
      settings: { schedule: hoursWith(edge, edgeIs), offline: { experience }, statusIntervalMs: HOUR_MS },
    });
    const statusAsked: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/status')) statusAsked.push(response.url());
    });
    await page.goto(story.page('a'));
    await mark(page);
    await momentOf(page, before);
    // The page's clock is minutes off, so it has asked once for the server's.
    await expect.poll(() => statusAsked.length).toBe(1);
    const flipped = await momentOf(page, after);
    expect(Math.abs(flipped + aheadMs - edge)).toBeLessThan(SECOND_MS);
    expect(statusAsked).toHaveLength(1);
    expect(await isMarked(page)).toBe(true);
  });
}

test('S-9 an agent who goes is seen within one status interval, and so is one who comes', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const story = await tell({ settings: { statusIntervalMs: SECOND_MS } });
  await page.goto(story.page('b'));
  await mark(page);
  const { launcher } = widgetPage(page);
  await expect(launcher).toHaveText('Chat with us');
  for (const [choice, text] of [
    ['offline', 'Leave a message'],
    ['online', 'Chat with us'],
  ] as const) {
    await story.anna(choice);
    const told = Date.now();
    expect((await momentOf(page, text)) - told).toBeLessThan(2 * SECOND_MS);
  }
  expect(await isMarked(page)).toBe(true);
});

test('S-9 changed settings are seen within one status interval: words, hidden, disabled, and back', async ({
  page,
  tell,
}) => {
  const statusIntervalMs = SECOND_MS;
  const story = await tell({ staffed: false, settings: { statusIntervalMs } });
  await page.goto(story.page('a'));
  const { launcher, host } = widgetPage(page);
  await expect(launcher).toHaveText('Leave a message');

  await story.save({ statusIntervalMs, offline: { tabText: 'Write to the workshop' } });
  await expect(launcher).toHaveText('Write to the workshop');
  await story.save({ statusIntervalMs, offline: { experience: 'hide' } });
  await expect(host).toHaveCount(0);
  await story.save({ statusIntervalMs });
  await expect(launcher).toHaveText('Leave a message');
  await story.save({ statusIntervalMs, disabled: true });
  await expect(host).toHaveCount(0);
  await story.save({ statusIntervalMs, disabled: true, whenDisabled: 'offline' });
  await expect(launcher).toHaveText('Leave a message');
});

test('S-10 a form keeps its words through every flip of the status', async ({ page, tell }) => {
  const settings = { statusIntervalMs: SECOND_MS };
  const hiding = { ...settings, offline: { experience: 'hide' as const } };
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('b'));
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill({ message: 'Half a thought, and then' });

  await story.save(hiding);
  await expect(widget.launcher).toHaveCount(0);
  await expect(widget.field('Message')).toHaveValue('Half a thought, and then');
  // Online there is a chat, which needs no name; its composer holds the same words.
  await story.anna('online');
  await expect(widget.launcher).toBeVisible();
  await expect(widget.field('Name')).toHaveCount(0);
  await expect(widget.field('Message')).toHaveValue('Half a thought, and then');
  await story.save(settings);
  await story.anna('offline');
  await expect(widget.field('Name')).toHaveValue('Ada Lovelace');
  await expect(widget.field('Message')).toHaveValue('Half a thought, and then');

  await story.save({ ...settings, disabled: true });
  await expect(widget.panel).toContainText('switched off');
  await expect(widget.field('Message')).toHaveValue('Half a thought, and then');
  await page.keyboard.press('Escape');
  await expect(widget.host).toHaveCount(0);
});

test('H-6 a page whose clock is a day off shows what the server’s time says', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const { edge, aheadMs } = edgeAhead();
  const schedule = hoursWith(edge + HOUR_MS, 'closing');
  const story = await tell({ aheadMs, settings: { schedule } });
  await page.clock.setSystemTime(new Date(Date.now() + DAY_MS + 12 * HOUR_MS));
  await page.goto(story.page('b'));
  await expect(widgetPage(page).launcher).toHaveText('Chat with us');
});
