import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PlantedBreak } from '../mutants/planted-break.ts';
import { PLANTED_FAULTS } from './planted-faults.ts';

/**
 * `npm run model:faults`: plants one fault after the other into the machine and lives random lives until a promise is seen
 * broken. Says which promise it was and after how many commands; ends badly if any fault goes unseen.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '40000' },
    seed: { type: 'string', default: '1' },
  },
});

interface Caught {
  readonly promise: string;
  readonly took: number;
}

/** What noticed the fault; null: nothing did. */
function judge(fault: PlantedBreak): Promise<Caught | null> {
  const flags = ['--import', './tests/model/plant-hook.ts', 'tests/model/run-planted.ts', values.commands, values.seed];
  const env = { ...process.env, PLANTED_BREAK: JSON.stringify(fault) };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, flags, { cwd: ROOT, env }, (error, told, complaint) => {
      if (error) reject(new Error(complaint.split('\n').find((line) => line.includes('Error')) ?? error.message));
      else resolve(JSON.parse(told) as Caught | null);
    });
  });
}

const queue = [...PLANTED_FAULTS];
let caught = 0;
let slowest = 0;

async function work(): Promise<void> {
  for (let fault = queue.shift(); fault; fault = queue.shift()) {
    const found = await judge(fault).catch((error: Error) => error.message);
    const place = `${fault.rule.padEnd(5)} ${fault.file}: ${fault.find.split('\n')[0]?.trim()}`;
    if (found === null || typeof found === 'string') {
      console.log(`ESCAPED ${place}${found === null ? '' : `\n        ${found}`}`);
      continue;
    }
    caught += 1;
    slowest = Math.max(slowest, found.took);
    console.log(`caught  ${place}\n        by “${found.promise}” after ${found.took} commands`);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`planted=${PLANTED_FAULTS.length} caught=${caught} slowest=${slowest}`);
process.exitCode = caught === PLANTED_FAULTS.length ? 0 : 1;
