import { presenceDeadline } from '../../domain/presence/presence-deadline.ts';
import { servedBy } from '../chats/departments-of.ts';
import type { Indexing } from '../state/indexed-shelf.ts';
import { type Agent, EVERY_DEPARTMENT } from '../state/state.ts';

const ALL: readonly string[] = [EVERY_DEPARTMENT];

/** Agents are found by each department they are listed in, and by `EVERY_DEPARTMENT` if they serve all there are. */
export const AGENT_INDEX: Indexing<Agent> = {
  wordsOf: (agent) => (agent.allDepartments ? ALL : servedBy(agent)),
  timeOf: presenceDeadline,
};
