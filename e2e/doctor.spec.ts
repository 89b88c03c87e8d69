import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright/test';
import { type DoctorStory, type DoctorStoryOptions, startDoctorStory } from './doctor-story.ts';
import { test as base, expect } from './fixtures.ts';

interface DoctorFixtures {
  /** Starts a story whose page is shown and examined; gives back its servers, and what the console said of us so far. */
  readonly examine: (options?: DoctorStoryOptions) => Promise<{ story: DoctorStory; said: readonly string[] }>;
  /** Says which of the browser's own complaints belong to the story. */
  readonly forgive: (pattern: RegExp) => void;
}

const test = base.extend<DoctorFixtures>({
  examine: async ({ page }, use) => {
    const stories: DoctorStory[] = [];
    await use(async (options = {}) => {
      const story = await startDoctorStory(options);
      stories.push(story);
      const said: string[] = [];
      page.on('console', (message) => {
        if (message.text().startsWith('Porchlight ')) said.push(message.text());
      });
      await page.goto(story.page);
      await page.waitForFunction(() => 'porchlight' in globalThis);
      await diagnose(page);
      return { story, said };
    });
    await Promise.all(stories.map((story) => story.close()));
  },
  forgive: async ({ complaints }, use) => {
    let forgiven: RegExp | undefined;
    await use((pattern) => {
      forgiven = pattern;
    });
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !forgiven?.test(complaint)));
  },
});

const diagnose = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { porchlight(call: string): void }).porchlight('diagnose'));

const lineOf = (code: string, words: string): unknown =>
  expect.stringMatching(new RegExp(`^Porchlight ${code}: .*${words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}`));

/** Has the doctor look once more, which takes him a second; what he had to say of the first time is said by then. */
async function examinedTwice(page: Page, story: DoctorStory): Promise<void> {
  await expect.poll(() => story.probes()).toBe(1);
  await diagnose(page);
  await expect.poll(() => story.probes()).toBe(2);
}

test('T-11 where all is well the doctor asks everything and says nothing', async ({ page, examine }) => {
  const socket = page.waitForEvent('websocket');
  const { story, said } = await examine();
  await socket;
  await examinedTwice(page, story);
  expect(said).toEqual([]);
});

test('T-11 S04: an origin that is not listed is named', async ({ examine }) => {
  const { story, said } = await examine({ settings: { origins: ['https://www.shop.example'] } });
  await expect.poll(() => said).toEqual([lineOf('S04', `Add "${new URL(story.page).origin}" to its \`origins\`.`)]);
});

test('T-11 S06: storage that throws', async ({ page, examine }) => {
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('Access is denied.', 'SecurityError');
      },
    }),
  );
  const { said } = await examine();
  await expect.poll(() => said).toEqual([lineOf('S06', "The browser's local storage")]);
});

test('T-11 S12: a tag that is there twice', async ({ examine }) => {
  const { said } = await examine({ tags: 2 });
  await expect.poll(() => said).toEqual([lineOf('S12', 'loads the widget "story" twice')]);
});

test('T-11 S13: a clock that is three hours off', async ({ examine }) => {
  const { said } = await examine({ aheadMs: 3 * 3_600_000 });
  await expect.poll(() => said).toEqual([lineOf('S13', "3 hours behind the server's")]);
});

test('T-11 N01: a policy without our server', async ({ examine, forgive }) => {
  forgive(/policy violation|Content Security Policy/i);
  const { story, said } = await examine({ policy: (server) => `script-src ${server}; connect-src 'self'` });
  await expect.poll(() => said).toEqual([lineOf('N01', `\`connect-src\` must allow \`${story.server}\``)]);
});

test('T-11 N01: a policy that forgot the WebSocket', async ({ examine, forgive }) => {
  forgive(/policy violation|Content Security Policy/i);
  const { story, said } = await examine({ policy: (server) => `script-src ${server}; connect-src ${server}` });
  const socket = story.server.replace('http', 'ws');
  await expect.poll(() => said).toEqual([lineOf('N01', `\`connect-src\` must allow \`${socket}\``)]);
});

test('T-11 N03: a proxy that passes no upgrade on', async ({ examine, forgive }) => {
  forgive(/WebSocket connection to/);
  const { story, said } = await examine({ faults: ['socket'] });
  await expect.poll(() => said).toEqual([lineOf('N03', `No WebSocket can be opened to ${story.server}`)]);
});

test('T-11 N04: a proxy that holds answers back', async ({ examine }) => {
  const { story, said } = await examine({ faults: ['stream'] });
  await expect.poll(() => said).toEqual([lineOf('N04', `Something before ${story.server} holds answers back`)]);
});

test('T-11 N05: a proxy that refuses OPTIONS', async ({ examine, forgive }) => {
  forgive(/blocked by CORS policy/);
  const { story, said } = await examine({ faults: ['preflight'] });
  await expect
    .poll(() => said)
    .toEqual([lineOf('N05', `${story.server} answers plain requests, but not the preflight`)]);
});

test('T-11 each is said once, however often one looks', async ({ page, examine, forgive }) => {
  forgive(/WebSocket connection to/);
  const { story, said } = await examine({ faults: ['socket'] });
  await examinedTwice(page, story);
  expect(said).toHaveLength(1);
});

test('T-11 the command line says the same of the same page', async ({ examine, forgive }) => {
  forgive(/WebSocket connection to|blocked by CORS policy/);
  const { story, said } = await examine({ faults: ['socket', 'stream', 'preflight'] });
  await expect.poll(() => said).toHaveLength(3);
  const main = fileURLToPath(new URL('../src/node/main.ts', import.meta.url));
  const ended = await promisify(execFile)(process.execPath, [main, 'doctor', story.page, '--json']).catch(
    (error) => error,
  );
  expect(ended.code).toBe(1);
  const { findings } = JSON.parse(ended.stdout) as { findings: { code: string; message: string }[] };
  expect(findings.map(({ code, message }) => `Porchlight ${code}: ${message}`).sort()).toEqual([...said].sort());
});

test('T-11 the QA page lists what the widget on its stage noticed, and lets it look again', async ({ page, demo }) => {
  await page.goto(`${demo.qaUrl}?scene=cookie-domain&speed=0`);
  const doctor = page.getByRole('region', { name: 'Doctor' });
  await expect(page.locator('.qa[data-state=ready]')).toBeVisible();
  await expect(doctor).toContainText('Nothing is wrong that was noticed.');
  await doctor.getByRole('button', { name: 'Examine now' }).click();
  await expect(doctor.locator('[data-code=S02]')).toContainText('cookieDomain is "chat.example"');
  await page.goto(`${demo.qaUrl}?scene=wrong-clock&speed=0`);
  await expect(doctor.locator('[data-code=S13]')).toContainText("3 hours ahead of the server's");
});
