import { remember } from '../schedule/remember.ts';
import type { AssigningAgent } from './assignment.ts';
import type { ChatRules } from './department-settings.ts';

/** The candidates of each department: reachable, a member, below capacity. */
export interface CandidateLines {
  /** Whoever is longest without a chat comes first. */
  of(department: string): ReadonlySet<AssigningAgent>;
  /** Counts a chat given to a candidate: they go to the end of their lines, and leave those in which they are full now. */
  give(agent: AssigningAgent): void;
}

/** Lines up the agents; `loadOf` says how many chats and offers each one has already. */
export function candidateLines(
  agents: readonly AssigningAgent[],
  loadOf: (agent: string) => number,
  rulesOf: (department: string) => ChatRules,
): CandidateLines {
  const lines = new Map<string, Set<AssigningAgent>>();
  const counts = new Map<string, number>();

  const joinLines = (agent: AssigningAgent): void => {
    const count = counts.get(agent.id) ?? loadOf(agent.id);
    for (const department of agent.departments) {
      const capacity = agent.capacity ?? rulesOf(department).capacity;
      if (capacity === 0 || count < capacity) remember(lines, department, () => new Set()).add(agent);
    }
  };
  for (const agent of agents.filter(({ reachable }) => reachable).sort(byLastAssignment)) joinLines(agent);

  return {
    of: (department) => lines.get(department) ?? NOBODY,
    give(agent) {
      counts.set(agent.id, (counts.get(agent.id) ?? loadOf(agent.id)) + 1);
      for (const department of agent.departments) lines.get(department)?.delete(agent);
      // A set is gone through in the order in which its members joined: whoever joins again stands at the end, at once.
      joinLines(agent);
    },
  };
}

const NOBODY: ReadonlySet<AssigningAgent> = new Set();

const byLastAssignment = (a: AssigningAgent, b: AssigningAgent): number =>
  (a.lastAssignedAt ?? -1) - (b.lastAssignedAt ?? -1) || (a.id < b.id ? -1 : 1);
