import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EmbedFile, EmbedManifest } from '../../build/embed-files.ts';
import { ROOT } from '../repo/source-files.ts';

const EMBED = `${ROOT}dist/embed/`;
const manifest = JSON.parse(readFileSync(`${EMBED}manifest.json`, 'utf8')) as EmbedManifest;
const scripts = readdirSync(EMBED).filter((file) => file.endsWith('.js'));
const list = scripts.find((file) => file.startsWith('list-')) ?? 'no list';
const read = (file: string): string => readFileSync(EMBED + file, 'utf8');
/** The hash of a file by the same algorithm as `integrity`. */
const hash = (file: string, integrity: string): string => {
  const algorithm = integrity.slice(0, 6);
  return `${algorithm}-${createHash(algorithm)
    .update(readFileSync(EMBED + file))
    .digest('base64')}`;
};

/** Ways from a string to markup or to code. */
const SINKS = [
  /\binnerHTML\b/i,
  /\bouterHTML\b/i,
  /dangerouslySetInnerHTML/,
  /insertAdjacentHTML/,
  /createContextualFragment/,
  /parseFromString/,
  /setHTMLUnsafe/,
  /document\.write/,
  /\beval\s*\(/,
  /\bFunction\s*\(/,
  /set(?:Timeout|Interval)\s*\(\s*["'`]/,
  /javascript:/i,
];

describe('the script files', () => {
  it('are the loader, its chunks and the list of them, and nothing else', () => {
    const files = Object.values(manifest.chunks).map(({ file }) => file);
    expect(scripts.toSorted()).toEqual([manifest.script, list, ...files].toSorted());
  });

  it('E-3 vouch for each other: a page knows the loader, the loader the tab and the list, the list the rest', async () => {
    const { script, scriptIntegrity, chunks } = manifest;
    expect(scriptIntegrity).toBe(hash(script, scriptIntegrity));
    const loader = read(script);
    const listed = ((await import(EMBED + list)) as { default: Record<string, EmbedFile> }).default;
    for (const [name, { file, integrity }] of Object.entries(chunks)) {
      expect(integrity).toMatch(/^sha(256|384)-/);
      expect(integrity).toBe(hash(file, integrity));
      if (name === 'tab') expect(loader).toContain(integrity);
      else expect(listed[name]).toEqual({ file, integrity });
    }
    expect(loader).toContain(list);
    expect(loader).toContain(hash(list, chunks.tab?.integrity ?? ''));
  });

  it('E-3 are named for their bytes or their version, and served as what never changes, to be read by any page', async () => {
    const door = (await import(`${ROOT}dist/node/index.js`)) as typeof import('../../src/node/index.ts');
    const { createApp, createReferenceServer } = door;
    const server = createReferenceServer({ settings: { id: 'shop' }, now: Date.now, newId: () => '0'.repeat(32) });
    const app = await createApp({ server, assets: EMBED, token: '' });
    for (const file of scripts) {
      if (file !== manifest.script) expect(file).toMatch(/-[\w-]{8}\.js$/);
      const { statusCode, headers, payload } = await app.inject({ url: `/embed/${file}` });
      expect([statusCode, headers['cache-control']], file).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['content-type']).toMatch(/^text\/javascript/);
      expect(payload).toBe(read(file));
    }
    await app.close();
    await server.close();
  });

  it('name the version they are of', () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string };
    expect(manifest).toMatchObject({ version, script: `porchlight.${version}.js` });
    expect(Object.keys(manifest.chunks)).toEqual(expect.arrayContaining(['panel', 'tab', 'words-de']));
  });

  it('hold one Preact: the tab is whole, and the others take what they share from it, or from the panel that loads them', () => {
    const [tab, panel] = ['tab', 'panel'].map((chunk) => manifest.chunks[chunk]?.file ?? '');
    const imports = (file: string): readonly string[] =>
      [...read(file).matchAll(/(?:^|[;}\s])(?:import|from)\s*["']\.\/([^"']+)["']/g)].map(([, to]) => to as string);
    expect(imports(tab ?? '')).toEqual([]);
    for (const [name, { file }] of Object.entries(manifest.chunks)) {
      const known = ['carry-session', 'chat'].includes(name) ? [tab, panel] : [tab];
      expect(imports(file).filter((from) => !known.includes(from))).toEqual([]);
    }
  });

  it('bring the licences of what is bundled into them', () => {
    const licences = read(`licenses.${manifest.version}.txt`);
    for (const name of ['preact', '@preact/signals-core']) expect(licences).toContain(`${name} `);
  });

  it.each(scripts)('Z-1 no way from a string to markup or code in %s', (file) => {
    expect(SINKS.filter((sink) => sink.test(read(file))).map(String)).toEqual([]);
  });

  it.each(scripts)('no zod, no Node and no address of the build in %s', (file) => {
    expect(read(file)).not.toMatch(/\bzod\b|"node:|fastify|node_modules|sourceMappingURL/i);
    expect(read(file)).not.toContain(ROOT);
  });
});
