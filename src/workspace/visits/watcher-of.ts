import { mayDo } from '../../domain/agent/may-do.ts';
import type { Watcher } from '../../domain/visit/sees-visitor.ts';
import { servedBy } from '../chats/departments-of.ts';
import type { Agent } from '../state/state.ts';

/** Whose visitors this agent may see (V-2). */
export const watcherOf = (agent: Agent): Watcher => ({
  all: agent.allDepartments || mayDo(agent.role, 'visitors.see-all'),
  departments: servedBy(agent),
});
