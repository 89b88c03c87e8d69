import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../src/node/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/workspace/store.ts';
import { openDesk } from './conformance-desk.ts';
import { serveConsumer } from './consumer-page.ts';
import { expect, test } from './fixtures.ts';

/** The server in the page brings zod, which would else try whether it may make code. */
const PAGE = `
  import { config } from 'zod';
  config({ jitless: true });
  const { prove } = await import('./e2e/conformance-page.ts');
  window.prove = prove;
`;

/** Every promise on a bench of its own, some of which wait out a lost connection. */
test.setTimeout(240_000);

for (const { name, backend, isOnDisk, skipped } of [
  { name: 'memory', backend: 'memory', isOnDisk: false, skipped: ['the bench cuts no connections'] },
  { name: 'http', backend: 'http', isOnDisk: false, skipped: ['the bench opens no page of another origin'] },
  { name: 'http-sqlite', backend: 'http', isOnDisk: true, skipped: ['the bench opens no page of another origin'] },
] as const) {
  test(`every promise of ChatBackend is kept in a page: ${name}`, { tag: '@firefox' }, async ({
    page,
    browserName,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'porchlight-'));
    const stores: { close(): void }[] = [];
    const openStore = async (): Promise<Store> => {
      const opened = await openSqliteStore({ folder: await mkdtemp(join(folder, 'store-')) });
      if (!opened.ok) throw new Error(opened.problem.message);
      stores.push(opened.value);
      return opened.value;
    };
    const desk = await openDesk(isOnDisk ? openStore : undefined);
    const site = await serveConsumer(PAGE, desk.url);
    await page.exposeFunction('askDesk', desk.ask);
    await page.goto(site.url);
    await expect.poll(() => page.evaluate(() => 'prove' in window)).toBe(true);
    const report = await page.evaluate(([which, server]) => window.prove(which, server), [backend, desk.url] as const);
    await site.close();
    await desk.close();
    for (const store of stores) store.close();
    await rm(folder, { recursive: true });

    const { kept, broken, cases } = report;
    console.log(
      `conformance browser=${browserName} backend=${name} kept=${kept} skipped=${report.skipped} broken=${broken}`,
    );
    expect(cases.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
    const reasons = cases.flatMap((one) => (one.outcome === 'skipped' ? [one.reason] : []));
    expect([...new Set(reasons)]).toEqual(skipped);
  });
}
