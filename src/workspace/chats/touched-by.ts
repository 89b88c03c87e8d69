import type { Instant } from '../../base/instant.ts';
import { changesRules, type Draft } from '../state/draft.ts';
import { dueBy } from '../state/indexed-shelf.ts';
import { EVERY_DEPARTMENT } from '../state/state.ts';
import { agentStir } from './agent-stir.ts';
import { heldBy, OPEN, QUEUED, queuedIn } from './chat-words.ts';
import { servedBy } from './departments-of.ts';

/** Where something may follow from a change; elsewhere nothing does that would not have followed before. */
export interface Touched {
  /** Ids of chats for which that may have come or gone what they wait for. */
  readonly chats: ReadonlySet<string>;
  /** Departments of which somebody may have room, or a chat may wait anew; null: all of them. */
  readonly departments: ReadonlySet<string> | null;
}

/** What everything that a draft changed, and the clock up to now, may have moved. */
export function touchedBy(draft: Draft, now: Instant): Touched {
  const { base, chats, agents } = draft;
  const moved = new Set([...chats.changes.keys(), ...dueBy(base.chats, now)]);
  const departments = new Set<string>();
  const holders = new Set<string>();
  for (const id of moved) {
    for (const chat of [base.chats.get(id), chats.get(id)]) {
      if (!chat) continue;
      departments.add(chat.department);
      const holder = chat.owner ?? chat.offer?.agent;
      if (holder !== undefined) holders.add(holder);
    }
  }

  let all = changesRules(draft);
  if (all) addIds(moved, chats.under(OPEN));
  /** Every department an agent serves, or served before; `EVERY_DEPARTMENT` alone stands for a chat of none. */
  const departmentsOf = (id: string): readonly string[] =>
    [base.agents.get(id), agents.get(id)].flatMap((agent) => {
      if (agent?.allDepartments) all = true;
      return agent ? [...servedBy(agent), EVERY_DEPARTMENT] : [];
    });
  for (const id of holders) for (const department of departmentsOf(id)) departments.add(department);
  // Whose session ends now was there until now, and is out of reach for the rule before and after alike.
  const ended = new Set(dueBy(base.agents, now));
  for (const [id, agent] of agents.changes) {
    if (!ended.has(id) && agentStir(base.agents.get(id), agent, now) === 'nothing') continue;
    addIds(moved, chats.under(heldBy(id)));
    for (const department of departmentsOf(id)) {
      departments.add(department);
      addIds(moved, chats.under(queuedIn(department)));
    }
    if (all) addIds(moved, chats.under(QUEUED));
  }
  return { chats: moved, departments: all ? null : departments };
}

function addIds(ids: Set<string>, things: Iterable<readonly [string, unknown]>): void {
  for (const [id] of things) ids.add(id);
}
