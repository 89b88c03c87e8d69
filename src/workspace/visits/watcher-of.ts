import { mayDo } from '../../domain/agent/may-do.ts';
import type { Watcher } from '../../domain/visit/sees-visitor.ts';
import { type Agent, DEFAULT_DEPARTMENT } from '../state/state.ts';

/** Whose visitors this agent may see (V-2). */
export const watcherOf = ({ role, departments, allDepartments }: Agent): Watcher => ({
  all: allDepartments || mayDo(role, 'visitors.see-all'),
  departments: departments.length > 0 ? departments : [DEFAULT_DEPARTMENT],
});
