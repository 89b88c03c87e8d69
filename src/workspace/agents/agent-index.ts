import { presenceDeadline } from '../../domain/presence/presence-deadline.ts';
import type { Indexing } from '../state/indexed-shelf.ts';
import { type Agent, DEFAULT_DEPARTMENT, EVERY_DEPARTMENT } from '../state/state.ts';

const DEFAULT: readonly string[] = [DEFAULT_DEPARTMENT];
const ALL: readonly string[] = [EVERY_DEPARTMENT];

/** Agents are found by each department they are listed in, and by `EVERY_DEPARTMENT` if they serve all there are. */
export const AGENT_INDEX: Indexing<Agent> = {
  wordsOf: ({ departments, allDepartments }) => {
    if (allDepartments) return ALL;
    return departments.length > 0 ? departments : DEFAULT;
  },
  timeOf: presenceDeadline,
};
