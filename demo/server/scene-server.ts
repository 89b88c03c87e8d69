import type { FastifyInstance } from 'fastify';
import { ok, type Result, refused } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { createApp } from '../../src/node/app.ts';
import { parseSettings } from '../../src/protocol/settings-schema.ts';
import type { Command } from '../../src/workspace/command.ts';
import { answerQuestion, isAgentQuestion } from '../bench/agent-doors.ts';
import { openSceneWorkspace } from '../bench/scene-workspace.ts';
import type { ClockReading } from '../bench/sim-clock.ts';

/** A Porchlight server for one scene, and the levers on it that no real server has. */
export interface SceneServer {
  /** The one that answers now. */
  app(): FastifyInstance;
  setClock(reading: unknown): Promise<Result<unknown, Problem>>;
  /** Carries out a command as whoever it names. */
  act(command: unknown): Promise<Result<unknown, Problem>>;
  /** Looks through one of an agent's doors. */
  ask(question: unknown): Promise<Result<unknown, Problem>>;
  /** Stops as for a new version, which takes leave of every page that holds a connection, and starts again (D-6). */
  restart(): Promise<Result<null, Problem>>;
  close(): Promise<void>;
}

/** Opens one for `{ settings, now, rate }`; refuses what is wrong with them. */
export async function openSceneServer(start: unknown, token: string): Promise<Result<SceneServer, Problem>> {
  const { settings: wished, ...reading } = Object(start) as { settings?: unknown };
  const settings = parseSettings(wished);
  if (!settings.ok) return settings;
  if (!isReading(reading)) return refused(NO_READING);
  const workspace = openSceneWorkspace({ ...reading, settings: settings.value });
  const { server, clock, doors } = workspace;
  let app = await createApp({ server, token });

  return ok({
    app: () => app,
    async setClock(next) {
      if (!isReading(next)) return refused(NO_READING);
      clock.set(next);
      return server.handle({ kind: 'tick' });
    },
    async act(command) {
      return isCommand(command) ? server.handle(command) : refused(NO_COMMAND);
    },
    async ask(question) {
      return isAgentQuestion(question) ? answerQuestion(doors, question) : refused(NO_QUESTION);
    },
    async restart() {
      await app.close();
      app = await createApp({ server, token });
      return ok(null);
    },
    async close() {
      await app.close();
      await workspace.close();
    },
  });
}

const NO_READING: Problem = {
  code: 'invalid',
  message: 'now must be epoch milliseconds, and rate a number from 0 to 100000.',
};
const NO_QUESTION: Problem = { code: 'invalid', message: 'A question names a door and what it is asked with.' };
const NO_COMMAND: Problem = { code: 'invalid', message: 'A command is an object with a kind.' };

function isReading(value: unknown): value is ClockReading {
  const { now, rate } = Object(value) as { now?: unknown; rate?: unknown };
  return Number.isSafeInteger(now) && typeof rate === 'number' && rate >= 0 && rate <= 100_000;
}

/** The rest of its shape is the server's to judge. */
const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string';
