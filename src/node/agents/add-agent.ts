import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { ok, type Result, refused } from '../../base/result.ts';
import type { AgentChange } from '../../domain/agent/agent-change.ts';
import { createReferenceServer } from '../../workspace/create-reference-server.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import type { AgentInvocation } from './read-agent-command.ts';
import { scryptPasswords } from './scrypt-passwords.ts';

/** Whoever is told of no department serves them all: an agent of none would see no visitor (V-2). */
const NEWCOMER: AgentChange = { allDepartments: true };

/** Does what `porchlight agent add` asks: adds the agent, or changes one, who then signs in with this password. */
export function addAgent(invocation: AgentInvocation, password: string): Promise<Result<null, string>> {
  const { place } = invocation;
  return 'data' in place ? inFolder(invocation, place.data, password) : onServer(invocation, place, password);
}

/**
 * Writes into the store of a server that is not running. Beside a running one nothing would be lost, since one of two
 * writers starts over; but it would hear of the agent with its own next change only.
 */
async function inFolder(
  { agent, email, change }: AgentInvocation,
  folder: string,
  password: string,
): Promise<Result<null, string>> {
  const opened = await openSqliteStore({ folder: resolve(folder) });
  if (!opened.ok) return refused(opened.problem.message);
  const store = opened.value;
  const server = createReferenceServer({
    settings: [],
    now: Date.now,
    newId: () => randomBytes(16).toString('hex'),
    store,
    passwords: scryptPasswords(),
  });
  try {
    const known = (await server.agents()).some(({ id }) => id === agent);
    const saved = await server.handle({ kind: 'save-agent', agent, ...(!known && NEWCOMER), ...change });
    if (!saved.ok) return refused(saved.problem.message);
    const account = await server.handle({ kind: 'save-account', agent, email, password });
    return account.ok ? ok(null) : refused(account.problem.message);
  } finally {
    await server.close();
    await store.close();
  }
}

async function onServer(
  { agent, email, change }: AgentInvocation,
  { server, token }: { readonly server: string; readonly token: string },
  password: string,
): Promise<Result<null, string>> {
  const ask = async (method: 'GET' | 'PUT', path: string, body?: object): Promise<Result<unknown, string>> => {
    try {
      const answer = await fetch(`${server}/api/v1/agents${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        // Neither the token nor the password is for whoever an answer names.
        redirect: 'error',
      });
      const said: unknown = await answer.json().catch(() => null);
      if (answer.ok) return ok(said);
      const { message } = (said ?? {}) as { readonly message?: unknown };
      return refused(typeof message === 'string' ? message : `${server} answers ${answer.status}.`);
    } catch {
      return refused(`${server} does not answer. If no server runs there, name its folder with --data.`);
    }
  };
  const agents = await ask('GET', '');
  if (!agents.ok) return agents;
  const { data = [] } = (agents.value ?? {}) as { readonly data?: readonly { readonly id: string }[] };
  const known = data.some(({ id }) => id === agent);
  const saved = await ask('PUT', `/${agent}`, { ...(!known && NEWCOMER), ...change });
  if (!saved.ok) return saved;
  const account = await ask('PUT', `/${agent}/account`, { email, password });
  return account.ok ? ok(null) : account;
}
