import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type EmbedAssets, loadEmbedAssets } from '../../src/node/embed-assets.ts';
import { MONDAY, openApp } from './open-app.ts';

const SCRIPT = 'ran.push(document.currentScript?.porchlightBoot);';

const files: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({ version: '1.2.3', script: 'porchlight.1.2.3.js', chunks: {} }),
  'porchlight.1.2.3.js': SCRIPT,
  'tab-AbC123.js': `export const tab = "${'word '.repeat(400)}";`,
  'tab-AbC123.js.map': '{"version":3}',
  'notes.md': 'not for serving',
};

async function aBuild(content = files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'embed-'));
  for (const [name, text] of Object.entries(content)) await writeFile(join(folder, name), text);
  return folder;
}

let assets: EmbedAssets | null = null;

beforeAll(async () => {
  const folder = await aBuild();
  assets = await loadEmbedAssets(folder);
  return () => rm(folder, { recursive: true });
});

/** Runs a script as a page would, and says what it found hung on its own element. */
function run(text: string, currentScript: object | null = {}) {
  const ran: unknown[] = [];
  const page = { document: { currentScript }, ran };
  runInNewContext(text, page);
  return { ran, names: Object.keys(page) };
}

describe('GET /w/{widget}.js', () => {
  it('S-9 the script carries the settings, the people, the server’s time and where its files are', async () => {
    const { ask } = await openApp({ id: 'shop', online: { tabText: 'Ask us' } }, { assets });
    const [script, status] = [await ask('GET', '/w/shop.js'), await ask('GET', '/w/shop/status')];
    expect(script.statusCode).toBe(200);
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toBe('public, max-age=30');
    const { ran, names } = run(script.body);
    expect(ran).toEqual([{ document: status.json(), now: MONDAY, base: '../embed/' }]);
    expect(names).toEqual(['document', 'ran']);
  });

  it('a script without an element of its own runs and throws nothing', async () => {
    const { ask } = await openApp(undefined, { assets });
    expect(run((await ask('GET', '/w/shop.js')).body, null).ran).toEqual([undefined]);
  });

  it('Z-1 words that look like markup or line ends stay words', async () => {
    const greeting = '</script><script>alert(1)</script><!-- \u2028 \u2029 " \\ ` \u0000';
    const { ask } = await openApp({ id: 'shop', online: { greeting } }, { assets });
    const { body } = await ask('GET', '/w/shop.js');
    expect(body).not.toMatch(/[<\u2028\u2029]/);
    expect(run(body).ran).toMatchObject([{ document: { settings: { online: { greeting } } } }]);
  });

  it('S-9 a script whose status changed is another one; an unchanged one is a 304', async () => {
    const { ask, server, clock } = await openApp(undefined, { assets });
    const first = await ask('GET', '/w/shop.js');
    const again = (etag: unknown) => ask('GET', '/w/shop.js', { headers: { 'if-none-match': String(etag) } });
    clock.now += 29_999;
    expect((await again(first.headers.etag)).statusCode).toBe(304);
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online', presence: 'always' });
    const changed = await again(first.headers.etag);
    expect(changed.statusCode).toBe(200);
    expect(run(changed.body).ran).toMatchObject([{ now: MONDAY + 29_999, document: { people: { staffed: true } } }]);
  });

  it('H-6 the time inside is never older than thirty seconds when it leaves the server', async () => {
    const { ask, clock } = await openApp(undefined, { assets });
    const first = await ask('GET', '/w/shop.js');
    clock.now += 30_000;
    const later = await ask('GET', '/w/shop.js', { headers: { 'if-none-match': String(first.headers.etag) } });
    expect(run(later.body).ran).toMatchObject([{ now: MONDAY + 30_000 }]);
    clock.now -= 3_600_000;
    expect(run((await ask('GET', '/w/shop.js')).body).ran).toMatchObject([{ now: MONDAY - 3_570_000 }]);
  });

  it('an unknown widget is a problem, not a script', async () => {
    const { ask } = await openApp(undefined, { assets });
    const answer = await ask('GET', '/w/nope.js');
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'widget-unknown']);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('encodings', () => {
  const decode = {
    br: brotliDecompressSync,
    gzip: gunzipSync,
    identity: (body: Buffer): Buffer => body,
  };

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['br;q=0.0,gzip; q=0', 'identity'],
    ['deflate', 'identity'],
    ['*', 'identity'],
    ['', 'identity'],
  ] as const)('Accept-Encoding %j is answered in %s', async (accepted, encoding) => {
    const { ask } = await openApp(undefined, { assets });
    for (const url of ['/w/shop.js', '/embed/tab-AbC123.js']) {
      const answer = await ask('GET', url, { headers: { 'accept-encoding': accepted } });
      expect(answer.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
      expect(answer.headers.vary).toBe('Accept-Encoding');
      const plain = await ask('GET', url);
      expect(decode[encoding](answer.rawPayload).toString()).toBe(plain.body);
    }
  });
});

describe('GET /embed/{file}', () => {
  it.each([
    ['porchlight.1.2.3.js', 'text/javascript; charset=utf-8'],
    ['tab-AbC123.js', 'text/javascript; charset=utf-8'],
    ['tab-AbC123.js.map', 'application/json; charset=utf-8'],
  ])('%s is for any page, for good, as %s', async (file, type) => {
    const { ask } = await openApp(undefined, { assets });
    const { statusCode, headers, body } = await ask('GET', `/embed/${file}`);
    expect([statusCode, body]).toEqual([200, files[file]]);
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    'notes.md',
    'manifest.json',
    'tab.js',
    '..%2Fmanifest.json',
    '..%2f..%2fpackage.json',
    '%2e%2e%2fpackage.json',
    'constructor',
    '__proto__',
    'tab-AbC123.js%00',
  ])('%s is not there', async (file) => {
    const { ask } = await openApp(undefined, { assets });
    const answer = await ask('GET', `/embed/${file}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });
});

describe('without a build', () => {
  it.each(['/w/shop.js', '/embed/porchlight.1.2.3.js'])('%s says what to do', async (url) => {
    const { ask } = await openApp();
    const answer = await ask('GET', url);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().message).toContain('npm run build');
  });

  it('a folder may be named instead of what is in it', async () => {
    const folder = await aBuild();
    onTestFinished(() => rm(folder, { recursive: true }));
    const { ask } = await openApp(undefined, { assets: folder });
    expect((await ask('GET', '/embed/porchlight.1.2.3.js')).body).toBe(SCRIPT);
  });

  it.each([
    ['no folder', null],
    ['no manifest', { 'porchlight.1.2.3.js': SCRIPT }],
    ['a manifest that is no JSON', { 'manifest.json': '{' }],
    ['a script that is missing', { 'manifest.json': files['manifest.json'] ?? '' }],
  ])('%s is no build', async (_what, content) => {
    const folder = content ? await aBuild(content) : '/nowhere/at/all';
    if (content) onTestFinished(() => rm(folder, { recursive: true }));
    expect(await loadEmbedAssets(folder)).toBeNull();
  });
});
