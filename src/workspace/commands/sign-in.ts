import { toInstant } from '../../base/instant.ts';
import { ok, refused } from '../../base/result.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import { LOGIN_LIFE_MS, newAgentToken } from '../../domain/agent/agent-token.ts';
import { hearSession } from '../../domain/presence/hear-session.ts';
import { giveBack } from '../admit.ts';
import type { AgentLogin } from '../agents/agent-account.ts';
import { endLogins, loginHash, signedIn } from '../agents/agent-login.ts';
import { signInsCounted } from '../agents/sign-ins-counted.ts';
import type { CarryOut } from '../carry-out.ts';
import { wrongSignIn } from '../problems.ts';

/** Signs in whom the door has verified: a token for the browser, and a session that makes the agent live (Z-5, P-2). */
export const signIn: CarryOut<'sign-in'> = (state, { verified = null, ...command }, context) => {
  const { now, newId, limits = LIMITS } = context;
  const { agents, accounts, logins, events } = state;
  const known = verified && agents.get(verified.agent);
  // The password was compared outside; meanwhile it may have become another.
  if (!known || accounts.get(verified.agent)?.passwordHash !== verified.passwordHash) return refused(wrongSignIn());
  giveBack(state, signInsCounted(command, limits));
  const { agent: id } = verified;
  const agent = endLogins(state, id, known, ({ expiresAt }) => expiresAt <= now);
  const login: AgentLogin = {
    agent: id,
    session: newId(),
    startedAt: now,
    expiresAt: toInstant(now + LOGIN_LIFE_MS),
  };
  const token = newAgentToken(newId);
  logins.set(loginHash(token), login);
  const heard = { ...agent, ...hearSession(agent, { session: login.session, transport: 'http', active: true }, now) };
  agents.set(id, heard);
  events.push({ kind: 'agent.signed-in', at: now, visitor: null, body: { id } });
  return ok({ token, ...signedIn(login, heard, now) });
};
