import { bringAxe, findingsOfAxe } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { widgetPage } from './widget-page.ts';

for (const [path, tab] of [
  ['/', 'Chat with us'],
  ['/porch-lamp.html', 'Chat with us'],
  ['/visit.html', 'Chatten Sie mit uns'],
] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`S-2 the shop’s page ${path} shows its tab, ${viewport.width} wide`, async ({ page, demo }, info) => {
      await page.setViewportSize(viewport);
      await bringAxe(page);
      await page.goto(`${demo.siteUrl}${path}`);
      const { launcher } = widgetPage(page);
      await expect(launcher).toHaveText(tab);
      await page.screenshot({ path: info.outputPath('shop.png'), fullPage: true });
      expect(await findingsOfAxe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  }
}

test('F-4 a message left in the shop is read over the API with the token', async ({ page, demo, request }) => {
  const anna = (online: 'online' | 'offline') =>
    request.put(`${demo.serverUrl}/api/v1/agents/anna`, {
      headers: { authorization: `Bearer ${demo.token}` },
      data: { online },
    });
  await anna('offline');
  await page.goto(`${demo.siteUrl}/porch-lamp.html`);
  const widget = widgetPage(page);
  await widget.open();
  await widget.fill({ message: `From the shop ${demo.siteUrl}` });
  await widget.send.click();
  await expect(widget.panel).toContainText('Thank you');
  await anna('online');
  const read = async (spam: boolean): Promise<string[]> => {
    const response = await request.get(`${demo.serverUrl}/api/v1/offline-messages?spam=${spam}`, {
      headers: { authorization: `Bearer ${demo.token}` },
    });
    const { data } = (await response.json()) as { data: { values: { message: string } }[] };
    return data.map(({ values }) => values.message);
  };
  // A test types faster than a person, which the shop takes for a robot: kept apart, and acknowledged all the same (F-6).
  expect([...(await read(false)), ...(await read(true))]).toContain(`From the shop ${demo.siteUrl}`);
  expect((await request.get(`${demo.serverUrl}/api/v1/offline-messages`)).status()).toBe(401);
});
