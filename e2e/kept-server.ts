import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomId } from '../demo/bench/random-id.ts';
import type { WidgetSettings } from '../src/domain/settings.ts';
import type { AgentChatPage, InboxPage } from '../src/workspace/agents/agent-side.ts';
import { textsOf } from './agent-in.ts';
import { type StorySite, startSite, WIDGET } from './story-site.ts';

const MAIN = fileURLToPath(new URL('../src/node/main.ts', import.meta.url));
const TOKEN = 'kept-server-token';
const ANNA = { email: 'anna@example.com', password: 'a long enough password' };

/** A server as its owner runs it: a process of its own, with all it keeps in a folder. Anna signs in by its API. */
export interface KeptServer {
  readonly page: StorySite['page'];
  /** `SIGTERM`: as for an update, `SIGKILL`: as a power cut. Resolves once the process is gone. */
  end(how: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** At the same address as before. */
  begin(): Promise<void>;
  /** Anna answers in the one chat there is. */
  reply(text: string): Promise<void>;
  /** All that was said in that chat, in order. */
  said(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startKeptServer(settings: Omit<WidgetSettings, 'id'>): Promise<KeptServer> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-'));
  const widgets = join(folder, 'widgets.json');
  await writeFile(widgets, JSON.stringify({ id: WIDGET, ...settings }));
  let address = '';
  let cookie = '';
  let child: ChildProcess | null = null;

  async function begin(): Promise<void> {
    const port = new URL(address || 'http://localhost:0').port || '0';
    const options = { settings: widgets, data: join(folder, 'data'), token: TOKEN, port };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const running = spawn(process.execPath, [MAIN, 'serve', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    child = running;
    let said = '';
    while (!/ at http:\S+\n/.test(said)) {
      const [data] = await Promise.race([once(running.stdout, 'data'), once(running, 'exit')]);
      if (running.exitCode !== null) throw new Error(`The server ended with ${running.exitCode}: ${said}`);
      said += data;
    }
    address = `http://localhost:${/ at http:\S+:(\d+)\n/.exec(said)?.[1]}`;
  }

  async function end(how: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const isGone = once(child, 'exit');
    child.kill(how);
    await isGone;
  }

  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const isConsole = path.startsWith('/agent/');
    const answer = await fetch(address + path, {
      method,
      headers: {
        ...(isConsole ? { cookie, origin: address } : { authorization: `Bearer ${TOKEN}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  const read = async <Answer>(path: string): Promise<Answer> => (await ask('GET', path)).json() as Promise<Answer>;

  async function chat(): Promise<string> {
    for (const list of ['mine', 'queued']) {
      const [found] = (await read<InboxPage>(`/agent/inbox?list=${list}`)).chats;
      if (found) return found.id;
    }
    throw new Error('There is no chat yet.');
  }

  await begin();
  const site = await startSite(address);
  await ask('PUT', '/api/v1/agents/anna', { online: 'online', presence: 'always' });
  await ask('PUT', '/api/v1/agents/anna/account', ANNA);
  const signedIn = await ask('POST', '/agent/session', ANNA);
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';

  return {
    page: site.page,
    end,
    begin,
    reply: async (text) =>
      void (await ask('POST', `/agent/chats/${await chat()}/replies`, { commandId: randomId(), text })),
    said: async () => textsOf(await read<AgentChatPage>(`/agent/chats/${await chat()}`)),
    async close() {
      await end('SIGKILL');
      await site.close();
      await rm(folder, { recursive: true });
    },
  };
}
