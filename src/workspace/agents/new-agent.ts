import type { Agent } from '../state/state.ts';

/** What holds for an agent of whom nothing else was said: the least rights, and offline until they choose (P-1, P-6). */
export const NEW_AGENT: Omit<Agent, 'name'> = {
  role: 'agent',
  departments: [],
  allDepartments: false,
  capacity: null,
  autoAccept: false,
  online: 'offline',
  visible: 'visible',
  presence: 'activity',
  sessions: [],
};
