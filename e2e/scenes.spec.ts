import type { Page } from 'playwright/test';
import type { BenchKind } from '../demo/bench/bench.ts';
import type { Scene } from '../demo/scene.ts';
import { scenes } from '../demo/scenes.ts';
import { bringAxe, findingsOfAxe } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { widgetPage } from './widget-page.ts';

/** What a visitor gets of a scene: roles, names and texts, closed and open; null: nothing at all. */
interface Face {
  readonly closed: string | null;
  readonly open: string | null;
}

const NOTHING = { closed: null, open: null };

/** axe looks at one of the two: what it would see of the other is compared to be the same. */
async function faceOf(page: Page, qaUrl: string, scene: Scene, bench: BenchKind): Promise<Face> {
  await page.goto(`${qaUrl}?scene=${scene.id}&speed=0&bench=${bench}`);
  await expect(page.locator(`.qa[data-state=ready][data-scene=${scene.id}][data-bench=${bench}]`)).toBeVisible();
  const { host, launcher, panel, open } = widgetPage(page.getByRole('region', { name: 'Visitor 1' }));
  if (scene.expect.tab === null) {
    await expect(page.locator('.nothing')).toContainText(scene.expect.mode === null ? 'No answer' : 'nothing now');
    await expect(host).toHaveCount(0);
    return NOTHING;
  }
  await expect(launcher).toBeVisible({ timeout: 10_000 });
  if (scene.expect.tab !== undefined) await expect(launcher).toHaveText(scene.expect.tab);
  const closed = await host.ariaSnapshot();
  if (bench === 'memory') expect(await findingsOfAxe(page, 'porchlight-chat')).toEqual([]);
  await open();
  for (const text of scene.expect.panel ?? []) await expect(panel).toContainText(text);
  if (bench === 'memory') expect(await findingsOfAxe(page, 'porchlight-chat')).toEqual([]);
  return { closed, open: await host.ariaSnapshot() };
}

for (const scene of scenes) {
  test(`${scene.rules[0]} scene ${scene.id} renders the same on memory and over HTTP`, async ({ page, demo }) => {
    await bringAxe(page);
    const onMemory = await faceOf(page, demo.qaUrl, scene, 'memory');
    const overHttp = await faceOf(page, demo.qaUrl, scene, 'http');
    expect(overHttp).toEqual(onMemory);
  });
}
