import { parseArgs } from 'node:util';
import { runWalks } from './run-walks.ts';
import { seenByRule, unmetBy } from './tameness.ts';

/**
 * `npm run model -- --commands 200000 --seed 1`: random lives of a workspace, held to the rules after every command. One
 * line of figures; with a broken promise, the shortest walk that was found to break it. A run of the default length or
 * more that did not meet every step of the table C and every refusal is too tame and ends badly.
 */
const LONG = 200_000;

const { values } = parseArgs({
  options: { commands: { type: 'string', default: String(LONG) }, seed: { type: 'string', default: '1' } },
});
const commands = Number(values.commands);
const began = performance.now();
const report = await runWalks({ commands, seed: Number(values.seed), shrinkMs: 20_000 });
const list = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name}=${count}`).join(' ');

console.log(
  [
    `commands=${report.commands}`,
    `refused: ${list(report.refusals)}`,
    `transitions: ${list(seenByRule(report))}`,
    `invitations: ${list(report.news)}`,
    `deadlines=${report.deadlines}`,
    `faults=${report.faults}`,
    `violations=${report.failure ? 1 : 0}`,
    `seconds=${Math.round((performance.now() - began) / 1_000)}`,
  ].join(' · '),
);
const unmet = unmetBy(report);
if (unmet.length > 0) console.log(`not met: ${unmet.join(', ')}`);
if (report.failure) {
  const { message, walk } = report.failure;
  console.log(message);
  console.log(JSON.stringify(walk));
}
process.exitCode = report.failure || (commands >= LONG && unmet.length > 0) ? 1 : 0;
