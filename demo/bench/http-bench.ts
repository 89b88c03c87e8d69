import { httpBackend } from '../../src/adapters/http.ts';
import { ok, type Result, refused } from '../../src/base/result.ts';
import { readProblem } from '../../src/contract/guards/problem.ts';
import type { OfflineMessage } from '../../src/domain/form/offline-message.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { CommandKind, CommandOf } from '../../src/workspace/command.ts';
import type { AgentView, ReplyOf } from '../../src/workspace/reply.ts';
import { agentChange } from './agent-change.ts';
import { doorsOver } from './agent-doors.ts';
import { type Bench, type BenchStart, CONSOLE_SESSION } from './bench.ts';

/** No push reaches the levers: what somebody else did is looked for. */
const LOOK_EVERY_MS = 1_000;

/** Where a scene server stands and what opens its management API. */
export interface HttpBenchPlace {
  /** Address of the scene server, without a slash at the end: `http://localhost:4173/scenes/holiday`. */
  readonly url: string;
  readonly token: string;
}

/**
 * A bench on a scene server over HTTP: the widget speaks the pages' routes, the levers speak `/api/v1` with a token,
 * as any program would. The clock, and whatever is done as an agent, have routes of their own, which no real server has.
 */
export async function openHttpBench(place: HttpBenchPlace, start: BenchStart): Promise<Result<Bench, Problem>> {
  const ask = askWith(place);
  const opened = await ask('PUT', '/demo/scene', start);
  return opened.ok ? ok(benchOn(place, start.settings.id, ask)) : opened;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Result<unknown, Problem>>;

function benchOn(place: HttpBenchPlace, widget: string, ask: Ask): Bench {
  const tell = async (method: string, path: string, body?: unknown): Promise<Result<void, Problem>> => {
    const answer = await ask(method, path, body);
    return answer.ok ? ok(undefined) : answer;
  };
  const listOf = async <Item>(path: string): Promise<Result<readonly Item[], Problem>> => {
    const answer = await ask('GET', path);
    return answer.ok ? ok((answer.value as { data: readonly Item[] }).data) : answer;
  };
  const agentPath = (agent: string): string => `/api/v1/agents/${encodeURIComponent(agent)}`;
  const sessionPath = (agent: string): string => `${agentPath(agent)}/sessions/${CONSOLE_SESSION}`;

  return {
    kind: 'http',
    openBackend: () => httpBackend({ server: place.url, widget }),
    setClock: (reading) => tell('PUT', '/demo/clock', reading),
    saveSettings: (settings) => tell('PUT', `/api/v1/widgets/${encodeURIComponent(widget)}`, settings),
    saveDepartment: ({ id, schedule, chats, queueFull, openFull }) =>
      tell('PUT', `/api/v1/departments/${encodeURIComponent(id)}`, {
        schedule: schedule ?? null,
        chats: chats ?? {},
        load: { queueFull: queueFull ?? false, openFull: openFull ?? false },
      }),
    saveAgent: (agent) => tell('PUT', agentPath(agent.id), agentChange(agent)),
    removeAgent: (agent) => tell('DELETE', agentPath(agent)),
    beat: (agent) => tell('PUT', sessionPath(agent), { transport: 'http', active: true }),
    signOut: (agent) => tell('DELETE', sessionPath(agent)),
    agents: () => listOf<AgentView>('/api/v1/agents'),
    async messages() {
      const query = `/api/v1/offline-messages?widget=${encodeURIComponent(widget)}&limit=200`;
      const people = await listOf<OfflineMessage>(query);
      if (!people.ok) return people;
      const spam = await listOf<OfflineMessage>(`${query}&spam=true`);
      if (!spam.ok) return spam;
      return ok([...people.value, ...spam.value].sort((a, b) => b.createdAt - a.createdAt));
    },
    ...doorsOver((question) => ask('POST', '/demo/ask', question)),
    act: <Kind extends CommandKind>(command: CommandOf<Kind>) =>
      ask('POST', '/demo/act', command) as Promise<Result<ReplyOf<Kind>, Problem>>,
    onChange(listener) {
      const timer = setInterval(listener, LOOK_EVERY_MS);
      return () => clearInterval(timer);
    },
    restart: () => tell('POST', '/demo/restart', {}),
    close: async () => void (await ask('DELETE', '/demo/scene')),
  };
}

function askWith({ url, token }: HttpBenchPlace): Ask {
  return async (method, path, body) => {
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const value: unknown = text === '' ? null : JSON.parse(text);
      if (response.ok) return ok(value);
      return refused(readProblem(value) ?? unreadable(`HTTP ${response.status}`));
    } catch (error) {
      return refused({ code: 'unreachable', message: `The scene server did not answer: ${String(error)}` });
    }
  };
}

const unreadable = (what: string): Problem => ({
  code: 'unreadable',
  message: `The scene server answered ${what} without a reason.`,
});
