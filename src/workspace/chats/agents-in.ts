import { isReachable } from '../../domain/presence/is-reachable.ts';
import { type Agent, EVERY_DEPARTMENT, type State } from '../state/state.ts';

/** Whoever serves a department, in no order that counts. */
export function* agentsIn({ agents }: Pick<State, 'agents'>, department: string): Generator<[string, Agent]> {
  if (department === EVERY_DEPARTMENT) {
    yield* agents.entries();
    return;
  }
  yield* agents.under(department);
  yield* agents.under(EVERY_DEPARTMENT);
}

/** Whether somebody in a department is reachable now (P-3). */
export function isStaffed(state: Pick<State, 'agents'>, department: string, now: number): boolean {
  for (const [, agent] of agentsIn(state, department)) if (isReachable(agent, now)) return true;
  return false;
}
