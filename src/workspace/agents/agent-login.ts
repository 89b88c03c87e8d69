import { ok, type Result, refused } from '../../base/result.ts';
import { isAgentTokenShaped } from '../../domain/agent/agent-token.ts';
import { ROLE_PERMISSIONS } from '../../domain/agent/role-permissions.ts';
import { keepSessions } from '../../domain/presence/keep-sessions.ts';
import type { Problem } from '../../domain/problem.ts';
import { notSignedIn } from '../problems.ts';
import type { SignedIn } from '../reply.ts';
import type { Agent, State } from '../state/state.ts';
import { secretHash } from '../visitors/secret-hash.ts';
import type { AgentLogin } from './agent-account.ts';
import { agentView } from './agent-view.ts';

/** What is kept of an agent's token. It is of no widget. */
export const loginHash = (token: string): string => secretHash('agent', token);

/** Who a token is of, and what the commands of its bearer name: the session, and the login by its hash. */
export interface FoundLogin extends SignedIn {
  readonly session: string;
  readonly login: string;
}

/** Who is signed in with this token now. */
export function findLogin({ agents, logins }: State, token: string, now: number): Result<FoundLogin, Problem> {
  const hash = isAgentTokenShaped(token) ? loginHash(token) : '';
  const login = logins.get(hash);
  const agent = login && now < login.expiresAt ? agents.get(login.agent) : undefined;
  if (!login || !agent) return refused(notSignedIn());
  return ok({ ...signedIn(login, agent, now), session: login.session, login: hash });
}

export const signedIn = ({ agent: id, expiresAt }: AgentLogin, agent: Agent, now: number): SignedIn => ({
  agent: agentView(id, agent, now),
  permissions: ROLE_PERMISSIONS[agent.role],
  expiresAt,
});

/** Ends the logins of an agent that pass, with their sessions, and gives the agent as they are then (P-4, Z-5). */
export function endLogins({ logins }: State, id: string, agent: Agent, passes: (login: AgentLogin) => boolean): Agent {
  const ended = new Set<string>();
  for (const [hash, login] of [...logins.entries()]) {
    if (login.agent !== id || !passes(login)) continue;
    logins.delete(hash);
    ended.add(login.session);
  }
  return { ...agent, ...keepSessions(agent, ({ id: session }) => !ended.has(session)) };
}
