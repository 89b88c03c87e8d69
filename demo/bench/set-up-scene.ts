import { MINUTE_MS, SECOND_MS } from '../../src/base/instant.ts';
import { ok, type Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Scene, SceneAgent, SceneChat, SceneDepartment } from '../scene.ts';
import { beginChat } from './begin-chat.ts';
import type { Bench } from './bench.ts';
import type { ClockReading } from './sim-clock.ts';

/** Longer than a console over plain HTTP may be silent (P-2). */
const SILENCE_MS = 10 * MINUTE_MS;

/** Who is there, what the departments look like and what was begun, at this instant. */
export interface Cast extends ClockReading {
  readonly agents: readonly SceneAgent[];
  readonly departments: readonly SceneDepartment[];
  readonly chats: readonly SceneChat[];
  readonly offlineHandling: boolean;
}

/** What a scene says of all that, and what it leaves out. */
export const castOf = ({
  agents,
  departments,
  chats,
  offlineHandling,
}: Partial<Scene>): Omit<Cast, keyof ClockReading> => ({
  agents: agents ?? [],
  departments: departments ?? [],
  chats: chats ?? [],
  offlineHandling: offlineHandling ?? true,
});

/**
 * Puts a bench into a situation as if it had come about by itself: a console that fell silent did beat ten minutes
 * ago, and its deadline has taken effect. Stops at the first refusal.
 */
export async function setUpScene(
  bench: Bench,
  { now, rate, agents, departments, chats, offlineHandling }: Cast,
): Promise<Result<void, Problem>> {
  // A second after one another, the last one now: lines are served first in, first out.
  const begunAt = (index: number): number => now - Math.max(0, chats.length - 1 - index) * SECOND_MS;
  const silent = agents.filter((agent) => agent.session === 'silent');
  const steps: (() => Promise<Result<void, Problem>>)[] = [
    () => saveOfflineHandling(bench, offlineHandling),
    ...departments.map((department) => () => bench.saveDepartment(department)),
    () => bench.setClock({ now: silent.length > 0 ? now - SILENCE_MS : now, rate: 0 }),
    ...agents.map((agent) => () => bench.saveAgent(agent)),
    ...silent.map((agent) => () => bench.beat(agent.id)),
    () => bench.setClock({ now: begunAt(0), rate: 0 }),
    ...agents.filter(({ session = 'live' }) => session === 'live').map((agent) => () => bench.beat(agent.id)),
    ...chats.flatMap((chat, index) => [
      () => bench.setClock({ now: begunAt(index), rate: 0 }),
      () => beginChat(bench, chat),
    ]),
    () => bench.setClock({ now, rate }),
  ];
  for (const step of steps) {
    const answer = await step();
    if (!answer.ok) return answer;
  }
  return ok(undefined);
}

/** The workspace's one switch for all departments. */
export async function saveOfflineHandling(bench: Bench, offlineHandling: boolean): Promise<Result<void, Problem>> {
  const saved = await bench.act({ kind: 'save-workspace', offlineHandling });
  return saved.ok ? ok(undefined) : saved;
}
