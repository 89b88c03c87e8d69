import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Demo } from '../demo/start-demo.ts';
import { serveConsumer } from './consumer-page.ts';
import { expect, test } from './fixtures.ts';
import type { Story } from './story-server.ts';
import { widgetPage } from './widget-page.ts';

type Directives = Readonly<Record<string, string>>;

const directivesOf = (header: string): Directives =>
  Object.fromEntries(
    header.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );

/** What the README asks a site for, and nothing more; a page's own style sheets and pictures are the page's. */
const asked = (server: string): Directives => ({
  'default-src': "'none'",
  'script-src': server,
  'connect-src': `${server} ${server.replace(/^http/, 'ws')}`,
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'porchlight',
});

const SHOP = fileURLToPath(new URL('../demo/site/', import.meta.url));
const shopPages = globSync('**/*.html', { cwd: SHOP }).map((path) => `/${path}`);

const pages: readonly (readonly [what: string, addresses: (story: Story, demo: Demo) => readonly string[]])[] = [
  ['every story', (story) => [story.page('a'), story.page('b')]],
  ['the demo shop', (_story, { siteUrl }) => ['/', ...shopPages].map((path) => siteUrl + path)],
];

for (const [what, addresses] of pages) {
  test(`E-3 the policy of ${what} lets nothing through but what the README asks for`, async ({
    request,
    tell,
    demo,
  }) => {
    const story = await tell();
    const server = what === 'every story' ? story.serverUrl : demo.serverUrl;
    for (const address of addresses(story, demo)) {
      const policy = (await request.get(address)).headers()['content-security-policy'] ?? '';
      expect(directivesOf(policy), address).toEqual(asked(server));
    }
  });
}

test('E-3 the QA page and an application with the widget in its bundle name not even a Trusted Types policy', async ({
  request,
  tell,
  demo,
}) => {
  const story = await tell();
  const consumer = await serveConsumer('', story.serverUrl);
  for (const address of [demo.qaUrl, consumer.url]) {
    const policy = directivesOf((await request.get(address)).headers()['content-security-policy'] ?? '');
    expect(policy, address).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
  }
  await consumer.close();
});

const NONCE = 'c2VlZA';

const STRICT: readonly (readonly [what: string, scriptSrc: string])[] = [
  ['a nonce and no host', `'nonce-${NONCE}'`],
  ['a nonce that scripts hand on', `'nonce-${NONCE}' 'strict-dynamic'`],
];

for (const [what, scriptSrc] of STRICT) {
  for (const tag of ['a', 'b'] as const) {
    test(`Z-2 under ${what}, no style and no other script, tag (${tag}) shows, speaks, and sends`, {
      tag: '@firefox',
    }, async ({ page, tell }) => {
      const policy = (server: string): string =>
        [
          "default-src 'none'",
          `script-src ${scriptSrc}`,
          `connect-src ${server}`,
          // Some browsers ask every site for an icon.
          "img-src 'self'",
          "require-trusted-types-for 'script'",
          'trusted-types porchlight',
        ].join('; ');
      const story = await tell({ staffed: false, settings: { offline: { form: { minFillMs: 0 } } }, policy });
      await page.goto(story.page(tag, { nonce: NONCE }));
      const { open, fill, send, panel, launcher } = widgetPage(page);
      await open();
      await fill();
      await send.click();
      await expect(panel).toContainText('Thank you');
      await page.evaluate(() => Reflect.get(window, 'porchlight')('setLocale', 'de'));
      await expect(panel).not.toContainText('Thank you');
      await expect(launcher).toBeVisible();
      expect(await story.messages()).toHaveLength(1);
    });
  }
}

test('E-3 a breach of the policy would be seen', async ({ page, tell, complaints }) => {
  const story = await tell();
  await page.goto(story.page('a'));
  await expect(widgetPage(page).launcher).toBeVisible();
  expect(complaints).toEqual([]);
  const refused = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>bold</b>');
      return 'nothing';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(refused).toBe('TypeError');
  await expect.poll(() => complaints.join()).toContain('require-trusted-types-for');
  complaints.splice(0);
});
