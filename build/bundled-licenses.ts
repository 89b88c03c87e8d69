import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Writes `licenses.<version>.txt` beside bundled scripts: the licence of every package whose code is in them. */
export function bundledLicenses(version: string): Plugin {
  return {
    name: 'bundled-licenses',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const folder = /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0];
          if (folder) folders.add(folder);
        }
      }
      const source = [...folders].sort().map(licenceOf).join('\n\n');
      if (source) this.emitFile({ type: 'asset', fileName: `licenses.${version}.txt`, source: `${source}\n` });
    },
  };
}

function licenceOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} brings no licence text`);
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}`;
}
