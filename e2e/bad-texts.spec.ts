import type { Page } from 'playwright/test';
import type { Command } from '../src/workspace/command.ts';
import { png } from '../tests/domain/file/file-bytes.ts';
import { BAD_TEXTS, storedOf, TAKEN_TEXTS } from '../tests/texts/bad-texts.ts';
import { faultsIn, seenOf, setCanary } from './bad-texts-judge.ts';
import { expect, test } from './fixtures.ts';
import type { Story } from './story-server.ts';
import { WIDGET } from './story-site.ts';
import { widgetPage } from './widget-page.ts';

/** As many of the last entries as a long chat shows at once. */
const AT_ONCE = 40;

const NASTY = '<img src=x onerror=window.__canary=1>\u202e**x** [bank.example](https://evil.example)';

const anna = { kind: 'agent', id: 'anna' } as const;

let commands = 0;
const newId = (): string => (++commands).toString(16).padStart(32, '0');

const texts = TAKEN_TEXTS.map((bad) => storedOf(bad) ?? '');

async function does(story: Story, command: Command): Promise<void> {
  const done = await story.server.handle(command);
  if (!done.ok) throw new Error(done.problem.message);
}

/** A visitor who has said hello to the bot, and what may be done to their chat from outside. */
async function begin(page: Page, story: Story) {
  let token = '';
  page.on('request', (request) => {
    token = /^Bearer (pl1_.+)/.exec(request.headers().authorization ?? '')?.[1] ?? token;
  });
  await page.goto(story.page('a'));
  const widget = widgetPage(page);
  const log = widget.panel.getByRole('log');
  const composer = widget.panel.getByRole('textbox', { name: 'Message' });
  await widget.open();
  await composer.fill('Hello');
  await composer.press('Enter');
  await expect.poll(async () => (await story.server.chats()).length).toBe(1);
  const chat = (await story.server.chats())[0]?.id ?? '';
  const visitor = { kind: 'visitor', widget: WIDGET, token, origin: new URL(page.url()).origin } as const;
  await expect(log.locator('.visitor .fate')).toContainText(/Sent|Delivered|Read/);
  return { ...widget, log, composer, chat, visitor };
}

const settings = {
  bot: { name: 'Bot \u202e<b>' },
  online: { tabText: NASTY.slice(0, 60), greeting: NASTY },
  tracking: true,
  offline: { form: { minFillMs: 0 } },
};
const limits = { messagesPerVisitor: { limit: 10_000, everyMs: 1 } };

/** One after another, so that what was found is counted in one place. */
test.describe.configure({ mode: 'default' });

const found = { script_run: 0, violations: 0, '5xx': 0, wrong: 0 };

test.beforeEach(async ({ page }) => {
  test.slow();
  // Where something stands is asked of what has come to rest.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  page.on('response', (response) => {
    if (response.status() >= 500) found['5xx'] += 1;
  });
});

test.afterEach(({ complaints }) => {
  found.violations += complaints.length;
});

test.afterAll(() => {
  const counts = Object.entries(found).map(([what, count]) => `${what}=${count}`);
  console.info(`bad-texts cases=${BAD_TEXTS.length} ${counts.join(' ')}`);
});

function judge(alarms: readonly string[], wrong: readonly string[]): void {
  found.script_run += alarms.length;
  found.wrong += wrong.length;
  expect([...new Set(wrong)]).toEqual([]);
  expect(alarms).toEqual([]);
  expect(found['5xx']).toBe(0);
}

for (const from of ['bot', 'agent', 'visitor'] as const) {
  test(`Z-1 each text that means harm is words in the bubble of the ${from}, and nothing else`, {
    tag: '@firefox',
  }, async ({ page, tell }) => {
    const alarms: string[] = [];
    await setCanary(page, alarms);
    const story = await tell({ settings, limits });
    await story.server.handle({ kind: 'save-agent', agent: 'anna', name: `Anna ${NASTY}` });
    const { host, log, chat, visitor } = await begin(page, story);
    const say = (text: string): Promise<void> => {
      const words = { chat, commandId: newId(), text };
      if (from === 'agent') return does(story, { kind: 'reply', actor: anna, ...words });
      return does(story, { kind: 'write', actor: from === 'bot' ? { kind: 'bot' } : visitor, ...words });
    };
    const wrong: string[] = [];
    for (let at = 0; at < texts.length; at += AT_ONCE) {
      const batch = texts.slice(at, at + AT_ONCE);
      for (const text of batch) await say(text);
      await say(`That was ${at}.`);
      await expect(log).toContainText(`That was ${at}.`);
      const seen = await log
        .locator(`.${from} .message > div`)
        .evaluateAll((bubbles) =>
          bubbles.map((bubble) => [...bubble.querySelectorAll('p, li')].map(({ textContent }) => textContent)),
        );
      const shown = seen.slice(-1 - batch.length, -1);
      for (const [index, text] of batch.slice(-shown.length).entries()) {
        if (JSON.stringify(shown[index]) !== JSON.stringify(seenOf(text)))
          wrong.push(`not as it was said: ${text.slice(0, 60)}`);
      }
      if (shown.length < batch.length - 1) wrong.push(`only ${shown.length} of ${batch.length} are seen`);
      wrong.push(...(await faultsIn(host)));
    }
    judge(alarms, wrong);
  });
}

test('Z-1 in every other place a text that means harm is words as well: choices, files, names, the title, the transcript', {
  tag: '@firefox',
}, async ({ page, tell }) => {
  const alarms: string[] = [];
  await setCanary(page, alarms);
  const story = await tell({ settings, limits });
  await story.server.handle({ kind: 'save-agent', agent: 'anna', name: `Anna ${NASTY}` });
  // What is saved goes where each browser likes; its bytes are the page's.
  await page.addInitScript(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      Reflect.set(window, 'saved', blob);
      return make(blob);
    };
  });
  const { host, log, chat, visitor, panel, launcher } = await begin(page, story);
  const wrong: string[] = [];

  const short = [...new Set(texts)].filter((text) => text.length <= 80 && !/[\n\u202a-\u202e\u2066-\u2069]/.test(text));
  for (let at = 0; at < short.length; at += 8) {
    const choices = short.slice(at, at + 8);
    await does(story, {
      kind: 'write',
      actor: { kind: 'bot' },
      chat,
      commandId: newId(),
      text: `Which? ${at}`,
      choices,
    });
    await expect(log).toContainText(`Which? ${at}`);
    const shown = await panel.locator('.choice').evaluateAll((all) => all.map(({ textContent }) => textContent));
    if (JSON.stringify(shown) !== JSON.stringify(choices)) wrong.push(`choices from ${at}: ${shown}`);
    wrong.push(...(await faultsIn(host)));
  }
  const last = panel.locator('.choice').last();
  const chosen = await last.textContent();
  await last.click();
  await expect(log.locator('.visitor .message').last()).toHaveText(seenOf(chosen ?? '').join(''));

  for (const name of [`${NASTY}.svg.png`, '\u202egnp.exe', '../../.htaccess\u0000.png', 'x'.repeat(300)]) {
    const sent = await story.server.uploadFile(visitor, chat, { name, bytes: png() });
    if (!sent.ok) throw new Error(sent.problem.message);
    await does(story, { kind: 'write', actor: visitor, chat, commandId: newId(), text: '', files: [sent.value.id] });
    await expect(log.locator('figcaption .name').last()).toHaveText(sent.value.name);
    wrong.push(...(await faultsIn(host)));
  }

  await does(story, { kind: 'reply', actor: anna, chat, commandId: newId(), text: NASTY });
  await expect(log.locator('.agent .who')).toHaveText(
    'Anna <img src=x onerror=window.__canary=1>**x** [bank.example](https://evil.example)',
  );
  wrong.push(...(await faultsIn(host)));
  await panel.getByRole('button', { name: 'More' }).click();
  await panel.getByRole('button', { name: 'Save transcript' }).click();
  const transcript = await page.evaluate(() => (Reflect.get(window, 'saved') as Blob).text());
  expect(transcript).toContain(
    `] \u2068Anna <img src=x onerror=window.__canary=1>**x** [bank.example](https://evil.example)\u2069:\n${NASTY}`,
  );
  expect(transcript).toContain('- \u2068gnp_exe.png\u2069');

  const title = '<b> \u202e$& title';
  await page.evaluate((text) => {
    document.title = text;
  }, title);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await does(story, { kind: 'reply', actor: anna, chat, commandId: newId(), text: NASTY });
  await expect(page).toHaveTitle(`(1) ${title}`);
  await launcher.click();
  await expect(page).toHaveTitle(title);
  wrong.push(...(await faultsIn(host)));
  judge(alarms, wrong);
});

test('Z-1 an invitation that means harm is words beside the tab', { tag: '@firefox' }, async ({ page, tell }) => {
  const alarms: string[] = [];
  await setCanary(page, alarms);
  const story = await tell({ settings });
  await story.server.handle({ kind: 'save-agent', agent: 'anna', role: 'admin' });
  await page.goto(story.page('a', { 'data-storage': 'granted' }));
  await expect.poll(async () => (await story.visitors()).length).toBe(1);
  const visitor = (await story.visitors())[0]?.id ?? '';
  const { host } = widgetPage(page);
  const card = host.locator('[part=invitation]');
  const wrong: string[] = [];
  for (const text of [NASTY, ...texts.filter((_text, index) => index % 20 === 0)]) {
    await does(story, { kind: 'invite', actor: anna, widget: WIDGET, visitor, commandId: newId(), text });
    await expect(card.locator('div[dir] > :first-child').first()).toHaveText(
      seenOf(text)[0]?.replace(/\s+/g, ' ').trim() ?? '',
    );
    wrong.push(...(await faultsIn(host)));
  }
  judge(alarms, wrong);
});
