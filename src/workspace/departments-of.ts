import { type Agent, DEFAULT_DEPARTMENT, EVERY_DEPARTMENT } from './state.ts';

/** The departments an agent serves. */
export const departmentsOf = ({ departments }: Pick<Agent, 'departments'>): readonly string[] => [
  ...(departments.length > 0 ? departments : [DEFAULT_DEPARTMENT]),
  EVERY_DEPARTMENT,
];
