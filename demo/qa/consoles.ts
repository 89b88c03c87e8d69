import type { ReadonlySignal } from '@preact/signals-core';
import { MINUTE_MS } from '../../src/base/instant.ts';
import type { Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Bench } from '../bench/bench.ts';
import type { Cast } from '../bench/set-up-scene.ts';
import type { ClockReading } from '../bench/sim-clock.ts';
import type { SceneAgent } from '../scene.ts';
import type { Situation } from './situation.ts';

const BEAT_EVERY_MS = MINUTE_MS;

/** The agents' consoles: those that are open beat, once in a simulated minute. */
export interface Consoles {
  reset(now: number): void;
  beatThoseDue(bench: Bench, now: number): void;
  /** Moves the server's clock to another instant as if the open consoles had beaten all the time. */
  carryTo(bench: Bench, cast: ClockReading & Pick<Cast, 'agents'>): Promise<Result<void, Problem>>;
}

export function createConsoles(situation: ReadonlySignal<Situation>): Consoles {
  let beatAt = 0;

  return {
    reset: (now) => {
      beatAt = now;
    },
    beatThoseDue(bench, now) {
      if (now - beatAt < BEAT_EVERY_MS) return;
      beatAt = now;
      for (const { id } of openConsoles(situation.value.agents)) void bench.beat(id);
    },
    async carryTo(bench, { agents, now, rate }) {
      const open = openConsoles(agents);
      // Available for the moment of the jump, so that no session's end counts: nobody left, the clock moved.
      const steps = [
        ...open.map((agent) => () => bench.saveAgent({ ...agent, presence: 'always' })),
        () => bench.setClock({ now, rate }),
        ...open.map(
          ({ id }) =>
            () =>
              bench.beat(id),
        ),
        ...open.map((agent) => () => bench.saveAgent(agent)),
      ];
      beatAt = now;
      for (const step of steps) {
        const answer = await step();
        if (!answer.ok) return answer;
      }
      return { ok: true, value: undefined };
    },
  };
}

const openConsoles = (agents: readonly SceneAgent[]): readonly SceneAgent[] =>
  agents.filter(({ session = 'live' }) => session === 'live');
