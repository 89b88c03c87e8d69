import { writeFileSync } from 'node:fs';
import { type Case, type CaseClass, CLASSES, casesOf } from './cases.ts';
import { createRandom } from './random.ts';
import { referenceStatus } from './reference-status.ts';
import type { ScheduleVector, StatusVector, Vectors } from './vectors.ts';

/**
 * `node tests/properties/write-vectors.ts`: writes the published vectors anew, by the reference and never by the engine.
 *
 * The seed is fixed, so that a new file differs only where the rules or the zones' history do.
 */
const SEED = 20_261_121;
const EACH = 25;

const about = (classes: readonly CaseClass[]): string => classes.join(', ') || 'plain';

const scheduleVector = ({ schedule, now, hoursOf, classes }: Case): ScheduleVector => {
  const hours = hoursOf(schedule);
  return {
    about: about(classes),
    schedule,
    now,
    isOpen: hours.isOpen(now),
    nextEdge: hours.nextEdge(now),
    opensAt: hours.opensAt(now),
  };
};

const statusVector = ({ input, hoursOf, classes }: Case): StatusVector => ({
  about: about(classes),
  ...input,
  now: Number(input.now),
  status: referenceStatus(input, hoursOf),
});

const picked: Case[] = [];
for (const [index, each] of CLASSES.entries()) {
  let found = 0;
  for (let number = 0; found < EACH; number++) {
    const random = createRandom(SEED + index * 100_000 + number);
    // One case of a scenario: the next one is elsewhere in the world.
    const suitable = casesOf(random, number).filter(({ classes }) => classes.includes(each));
    if (suitable.length === 0) continue;
    picked.push(random.pick(suitable));
    found++;
  }
}

const vectors: Vectors = {
  about:
    'Answers of the rules H-0 to H-7 and S-1 to S-8, worked out on Temporal. Instants are epoch milliseconds; null: none within 400 days.',
  schedules: picked.map(scheduleVector),
  statuses: picked.map(statusVector),
};
const lines = (list: readonly unknown[]): string => list.map((each) => JSON.stringify(each)).join(',\n');
const text = `{"about":${JSON.stringify(vectors.about)},
"schedules":[
${lines(vectors.schedules)}
],
"statuses":[
${lines(vectors.statuses)}
]}
`;
writeFileSync(new URL('../../src/vectors/schedule-vectors.json', import.meta.url), text);
console.log(`${vectors.schedules.length} schedule and ${vectors.statuses.length} status vectors, ${text.length} bytes`);
