import { ok, type Result, refused } from '../../base/result.ts';
import type { SeeingAgent } from '../../domain/agent/may-see-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { departmentsOf } from '../chats/departments-of.ts';
import { notFound } from '../problems.ts';
import type { State } from '../state/state.ts';

/** An agent with all that decides which chats they see, as it is now. */
export function seeingAgent(
  state: Pick<State, 'agents' | 'departments' | 'widgets' | 'chats'>,
  id: string,
): Result<SeeingAgent, Problem> {
  const agent = state.agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  return ok({ id, role: agent.role, departments: departmentsOf(state)(agent) });
}
