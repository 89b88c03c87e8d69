import { memoryBackend } from '../../src/adapters/memory.ts';
import { ok, type Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { agentChange } from './agent-change.ts';
import { type Bench, type BenchStart, CONSOLE_SESSION } from './bench.ts';
import { departmentCommands } from './department-commands.ts';
import { openSceneWorkspace } from './scene-workspace.ts';

/** A bench on the reference server in this very page: nothing leaves it. */
export function createMemoryBench(start: BenchStart): Bench {
  const workspace = openSceneWorkspace(start);
  const { server, clock, doors } = workspace;
  const widget = start.settings.id;

  return {
    kind: 'memory',
    openBackend: () => memoryBackend(server, { widget }),
    async setClock(reading) {
      clock.set(reading);
      return done(await server.handle({ kind: 'tick' }));
    },
    saveSettings: async (settings) => done(await server.handle({ kind: 'save-widget', settings })),
    async saveDepartment(department) {
      for (const command of departmentCommands(department)) {
        const answer = await server.handle(command);
        if (!answer.ok) return answer;
      }
      return ok(undefined);
    },
    saveAgent: async (agent) =>
      done(await server.handle({ kind: 'save-agent', agent: agent.id, ...agentChange(agent) })),
    removeAgent: async (agent) => done(await server.handle({ kind: 'remove-agent', agent })),
    beat: async (agent) =>
      done(await server.handle({ kind: 'beat', agent, session: CONSOLE_SESSION, transport: 'http', active: true })),
    signOut: async (agent) => done(await server.handle({ kind: 'sign-out', agent, session: CONSOLE_SESSION })),
    agents: async () => ok(await server.agents()),
    async messages() {
      const people = await server.offlineMessages({ widget, limit: 200 });
      if (!people.ok) return people;
      const spam = await server.offlineMessages({ widget, limit: 200, spam: true });
      if (!spam.ok) return spam;
      return ok([...people.value.messages, ...spam.value.messages].sort((a, b) => b.createdAt - a.createdAt));
    },
    ...doors,
    act: (command) => server.handle(command),
    onChange: workspace.onChange,
    restart: null,
    close: () => workspace.close(),
  };
}

const done = (answer: Result<unknown, Problem>): Result<void, Problem> => (answer.ok ? ok(undefined) : answer);
