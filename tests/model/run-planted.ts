import { runWalks } from './run-walks.ts';

/** Lives until something is noticed; started by `run-faults.ts` with a fault in place, and tells what it saw as JSON. */
const [commands, seed] = process.argv.slice(2);
const { failure } = await runWalks({ commands: Number(commands), seed: Number(seed) });
console.log(JSON.stringify(failure && { promise: failure.promise, took: failure.took }));
