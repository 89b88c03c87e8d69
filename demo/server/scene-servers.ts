import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../../src/node/app.ts';
import { parseSettings } from '../../src/protocol/settings-schema.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import { keepTicking } from '../bench/keep-ticking.ts';
import { randomId } from '../bench/random-id.ts';
import type { ClockReading, SimClock } from '../bench/sim-clock.ts';
import { createSimClock } from '../bench/sim-clock.ts';
import { readJson } from './read-json.ts';

const MOST_SCENES = 64;

/** A Porchlight server of its own for each scene that somebody looks at, with a clock that can be set. */
export interface SceneServers {
  /** Takes a request whose address begins with `/scenes/`. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The same for one that asks for a WebSocket; one that is for no scene is cut off. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

interface SceneServer {
  readonly app: FastifyInstance;
  readonly clock: SimClock;
  readonly server: ReferenceServer;
  readonly stopTicking: () => void;
}

/**
 * Serves `/scenes/{key}/…`: the whole HTTP surface of a Porchlight server, and three routes no real one has:
 *
 *     PUT    /scenes/{key}/demo/scene   { settings, now, rate } → 204: a new, empty server under this key
 *     PUT    /scenes/{key}/demo/clock   { now, rate } → 204, after deadlines that have come took effect
 *     DELETE /scenes/{key}/demo/scene   → 204
 *
 * The oldest scene makes room for the sixty-fifth.
 */
export function createSceneServers(token: string): SceneServers {
  const scenes = new Map<string, SceneServer>();

  const closeScene = async (key: string): Promise<void> => {
    const scene = scenes.get(key);
    scenes.delete(key);
    scene?.stopTicking();
    await scene?.app.close();
    await scene?.server.close();
  };

  const openScene = async (key: string, start: unknown): Promise<string | null> => {
    const { settings: wished, ...reading } = Object(start) as { settings?: unknown };
    const settings = parseSettings(wished);
    if (!settings.ok) return settings.problem.message;
    if (!isReading(reading)) return NO_READING;
    await closeScene(key);
    const oldest = scenes.keys().next();
    if (scenes.size >= MOST_SCENES && !oldest.done) await closeScene(oldest.value);
    const clock = createSimClock(() => performance.now(), reading);
    const server = createReferenceServer({ settings: settings.value, now: clock.now, newId: randomId });
    const app = await createApp({ server, token });
    scenes.set(key, { app, clock, server, stopTicking: keepTicking(server) });
    return null;
  };

  const setClock = async ({ clock, server }: SceneServer, reading: unknown): Promise<string | null> => {
    if (!isReading(reading)) return NO_READING;
    clock.set(reading);
    const ticked = await server.handle({ kind: 'tick' });
    return ticked.ok ? null : ticked.problem.message;
  };

  const answerDemo = async (key: string, what: string, request: IncomingMessage): Promise<[number, string]> => {
    if (request.headers.authorization !== `Bearer ${token}`) return [401, 'The demo token is missing or wrong.'];
    const route = `${request.method} ${what}`;
    if (route === 'DELETE scene') {
      await closeScene(key);
      return [204, ''];
    }
    const scene = scenes.get(key);
    if (route !== 'PUT scene' && route !== 'PUT clock') return [404, 'No such demo route.'];
    const body = await readJson(request);
    if (body === undefined) return [400, 'The body is no JSON.'];
    if (route === 'PUT clock' && !scene) return [404, 'No such scene; put one first.'];
    const wrong = route === 'PUT scene' || !scene ? await openScene(key, body) : await setClock(scene, body);
    return wrong === null ? [204, ''] : [422, wrong];
  };

  /** The scene an address is of, and what is left of the address within it. */
  const parts = ({ url = '' }: IncomingMessage): readonly [key: string, rest: string] => {
    const [, key = '', rest = '/'] = /^\/scenes\/([\w-]{1,80})(\/.*)$/.exec(url) ?? [];
    return [key, rest];
  };

  return {
    upgrade(request, socket, head) {
      const [key, rest] = parts(request);
      const scene = scenes.get(key);
      if (!scene) return void socket.destroy();
      request.url = rest;
      scene.app.server.emit('upgrade', request, socket, head);
    },
    async answer(request, response) {
      const [key, rest] = parts(request);
      const demo = /^\/demo\/(\w+)$/.exec(rest);
      const scene = scenes.get(key);
      if (scene && !demo) {
        request.url = rest;
        scene.app.routing(request, response);
        return;
      }
      const [status, message] = demo?.[1]
        ? await answerDemo(key, demo[1], request)
        : ([404, 'No such scene; put one first.'] as const);
      const problem = { code: status === 401 ? 'unauthorized' : status === 404 ? 'not-found' : 'invalid', message };
      response.writeHead(status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
      response.end(status === 204 ? undefined : JSON.stringify(problem));
    },
    async close() {
      await Promise.all([...scenes.keys()].map(closeScene));
    },
  };
}

const NO_READING = 'now must be epoch milliseconds, and rate a number from 0 to 100000.';

function isReading(value: unknown): value is ClockReading {
  const { now, rate } = Object(value) as { now?: unknown; rate?: unknown };
  return Number.isSafeInteger(now) && typeof rate === 'number' && rate >= 0 && rate <= 100_000;
}
