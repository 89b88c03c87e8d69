import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BREAKS } from './breaks.ts';
import { type PlantedBreak, plant } from './planted-break.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const chosen = JSON.parse(process.env.PLANTED_BREAK ?? 'null') as PlantedBreak | null;

/** Puts the chosen break into the source as vitest reads it; the file itself is never touched. */
function plantedBreak(): Plugin {
  return {
    name: 'planted-break',
    enforce: 'pre',
    transform(code, id) {
      if (!chosen || id !== ROOT + chosen.file) return undefined;
      return { code: plant(code, chosen) ?? this.error(`not found exactly once: ${chosen.find}`), map: null };
    },
  };
}

/** The rules' own tests stand where the rules do, but for those a break names; with nothing planted, all of them. */
const breaks = chosen ? [chosen] : BREAKS;
const folderOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? '';
const include = [...new Set(breaks.map(({ file, tests }) => tests ?? `tests/${folderOf(file)}/**/*.spec.ts`))];

export default defineConfig({
  root: ROOT,
  cacheDir: `${ROOT}node_modules/.vite-mutants`,
  plugins: [plantedBreak()],
  // The cache on disk does not know which break is planted.
  test: { include, fsModuleCache: false },
});
