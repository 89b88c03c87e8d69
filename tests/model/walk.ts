import fc from 'fast-check';
import { createRandom, type Random } from '../properties/random.ts';
import { STEPS } from './steps.ts';
import { someRules, someWidget } from './steps-of-owners.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

/** One thing that happens, and the chance by which it does. */
export interface Turn {
  readonly step: string;
  readonly chance: number;
}

/** A life of a workspace from its beginning. */
export interface Walk {
  readonly beginning: number;
  readonly turns: readonly Turn[];
}

const chance = fc.noShrink(fc.noBias(fc.nat()));

const someTurn: fc.Arbitrary<Turn> = fc.record({
  step: fc.oneof(
    ...Object.entries(STEPS).map(([name, [weight]]) => ({
      weight: Math.round(weight * 10),
      arbitrary: fc.constant(name),
    })),
  ),
  chance,
});

/** Walks of this many turns at most; fast-check cuts one that fails down to what it takes. */
export const someWalk = (turns: number): fc.Arbitrary<Walk> =>
  fc.record({
    beginning: chance,
    turns: fc.noBias(fc.array(someTurn, { minLength: 1, maxLength: turns, size: 'max' })),
  });

/** Monday, 23 November 2026, a while before the offices open or close. */
const MORNING = Date.UTC(2026, 10, 23, 8, 40);
const EVENING = Date.UTC(2026, 10, 23, 16, 40);

/** How a workspace begins, by the chance its walk was given. */
export function beginningOf({ beginning }: Walk): WorldOptions {
  const random = createRandom(beginning);
  const exact = random.chance(0.85);
  const startsAt = random.pick([MORNING, EVENING]);
  const settings = ['w', 'v'].map((id) => ({ ...someWidget(random, id), disabled: false }));
  return { random, exact, startsAt, settings };
}

const FIRST = ['hire', 'hire', 'hire', 'hire', 'beat', 'beat', 'arrive', 'arrive'];

/** Lives a walk to its end, without the steps named; a broken promise throws, and `watch` is handed the world first. */
export async function live(
  walk: Walk,
  watch: (world: World) => void = () => {},
  without: readonly string[] = [],
): Promise<World> {
  const options = beginningOf(walk);
  const { random, exact } = options;
  const world = await openWorld(options);
  watch(world);
  if (random.chance(0.8)) {
    for (const department of ['default', 'sales']) {
      await world.send({ kind: 'save-department', department, chats: someRules(random) });
    }
  }
  const take = async (step: string, chance: () => Random): Promise<void> => {
    if (!without.includes(step)) await STEPS[step]?.[1]({ ...world, random: chance() });
  };
  for (const step of FIRST) await take(step, () => random);
  for (const { step, chance } of walk.turns) {
    if (!exact && chance % 40 === 0) world.clock.now -= chance % 3_000;
    await take(step, () => createRandom(chance));
  }
  await world.server().close();
  return world;
}
