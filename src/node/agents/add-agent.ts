import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { ok, type Result, refused } from '../../base/result.ts';
import { createReferenceServer } from '../../workspace/create-reference-server.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import type { AgentInvocation } from './read-agent-command.ts';
import { scryptPasswords } from './scrypt-passwords.ts';

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
    const saved = await server.handle({ kind: 'save-agent', agent, ...change });
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
  const put = async (path: string, body: object): Promise<Result<null, string>> => {
    try {
      const answer = await fetch(`${server}/api/v1/agents/${agent}${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        // Neither the token nor the password is for whoever an answer names.
        redirect: 'error',
      });
      if (answer.ok) return ok(null);
      const problem = (await answer.json().catch(() => ({}))) as { readonly message?: unknown };
      return refused(typeof problem.message === 'string' ? problem.message : `${server} answers ${answer.status}.`);
    } catch {
      return refused(`${server} does not answer. If no server runs there, name its folder with --data.`);
    }
  };
  const saved = await put('', change);
  return saved.ok ? put('/account', { email, password }) : saved;
}
