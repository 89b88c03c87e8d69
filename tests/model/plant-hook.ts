import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type PlantedBreak, plant } from '../mutants/planted-break.ts';

/** Puts the fault of `PLANTED_BREAK` into its file as Node reads it; the file itself is never touched. */
const ROOT = new URL('../../', import.meta.url).href;
const fault = JSON.parse(process.env.PLANTED_BREAK ?? 'null') as PlantedBreak | null;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!fault || url !== ROOT + fault.file) return loaded;
    const planted = plant(String(loaded.source ?? ''), fault);
    if (planted === null) throw new Error(`not found exactly once in ${fileURLToPath(url)}: ${fault.find}`);
    return { ...loaded, source: planted };
  },
});
