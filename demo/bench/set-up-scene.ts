import { MINUTE_MS } from '../../src/base/instant.ts';
import { ok, type Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { SceneAgent, SceneDepartment } from '../scene.ts';
import type { Bench } from './bench.ts';
import type { ClockReading } from './sim-clock.ts';

/** Longer than a console over plain HTTP may be silent (P-2). */
const SILENCE_MS = 10 * MINUTE_MS;

/** Who is there and what the departments look like, at this instant. */
export interface Cast extends ClockReading {
  readonly agents: readonly SceneAgent[];
  readonly departments: readonly SceneDepartment[];
}

/**
 * Puts a bench into a situation as if it had come about by itself: a console that fell silent did beat ten minutes
 * ago, and its deadline has taken effect. Stops at the first refusal.
 */
export async function setUpScene(
  bench: Bench,
  { now, rate, agents, departments }: Cast,
): Promise<Result<void, Problem>> {
  const silent = agents.filter((agent) => agent.session === 'silent');
  const steps: (() => Promise<Result<void, Problem>>)[] = [
    ...departments.map((department) => () => bench.saveDepartment(department)),
    () => bench.setClock({ now: silent.length > 0 ? now - SILENCE_MS : now, rate: 0 }),
    ...agents.map((agent) => () => bench.saveAgent(agent)),
    ...silent.map((agent) => () => bench.beat(agent.id)),
    () => bench.setClock({ now, rate }),
    ...agents.filter(({ session = 'live' }) => session === 'live').map((agent) => () => bench.beat(agent.id)),
  ];
  for (const step of steps) {
    const answer = await step();
    if (!answer.ok) return answer;
  }
  return ok(undefined);
}
