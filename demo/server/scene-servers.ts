import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { ok, type Result, refused } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { HTTP_STATUS } from '../../src/protocol/http.ts';
import { readJson } from './read-json.ts';
import { openSceneServer, type SceneServer } from './scene-server.ts';

const MOST_SCENES = 64;

/** A Porchlight server of its own for each scene that somebody looks at, with a clock that can be set. */
export interface SceneServers {
  /** Takes a request whose address begins with `/scenes/`. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The same for one that asks for a WebSocket; one that is for no scene is cut off. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/**
 * Serves `/scenes/{key}/…`: the whole HTTP surface of a Porchlight server, and routes no real one has:
 *
 *     PUT    /scenes/{key}/demo/scene   { settings, now, rate } → a new, empty server under this key
 *     PUT    /scenes/{key}/demo/clock   { now, rate } → after deadlines that have come took effect
 *     POST   /scenes/{key}/demo/act     a command → what it answers
 *     POST   /scenes/{key}/demo/ask     { door, with } → what an agent sees there
 *     POST   /scenes/{key}/demo/restart {} → once it stopped as for a new version, and is there again
 *     DELETE /scenes/{key}/demo/scene
 *
 * The oldest scene makes room for the sixty-fifth.
 */
export function createSceneServers(token: string): SceneServers {
  const scenes = new Map<string, SceneServer>();

  const closeScene = async (key: string): Promise<void> => {
    const scene = scenes.get(key);
    scenes.delete(key);
    await scene?.close();
  };

  const openScene = async (key: string, start: unknown): Promise<Result<unknown, Problem>> => {
    const opened = await openSceneServer(start, token);
    if (!opened.ok) return opened;
    await closeScene(key);
    const oldest = scenes.keys().next();
    if (scenes.size >= MOST_SCENES && !oldest.done) await closeScene(oldest.value);
    scenes.set(key, opened.value);
    return ok(null);
  };

  const pullLever = async (key: string, what: string, request: IncomingMessage): Promise<Result<unknown, Problem>> => {
    if (request.headers.authorization !== `Bearer ${token}`) return refused(NO_TOKEN);
    const route = `${request.method} ${what}`;
    if (route === 'DELETE scene') return ok(await closeScene(key));
    if (!LEVERS.includes(route)) return refused(NO_LEVER);
    const scene = scenes.get(key);
    if (!scene && route !== 'PUT scene') return refused(NO_SCENE);
    const body = await readJson(request);
    if (body === undefined) return refused(NO_JSON);
    if (!scene || route === 'PUT scene') return openScene(key, body);
    if (route === 'PUT clock') return scene.setClock(body);
    if (route === 'POST restart') return scene.restart();
    return route === 'POST act' ? scene.act(body) : scene.ask(body);
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
      scene.app().server.emit('upgrade', request, socket, head);
    },
    async answer(request, response) {
      const [key, rest] = parts(request);
      const lever = /^\/demo\/(\w+)$/.exec(rest)?.[1];
      const scene = scenes.get(key);
      if (scene && !lever) {
        request.url = rest;
        scene.app().routing(request, response);
        return;
      }
      send(response, lever ? await pullLever(key, lever, request) : refused(NO_SCENE));
    },
    async close() {
      await Promise.all([...scenes.keys()].map(closeScene));
    },
  };
}

function send(response: ServerResponse, answer: Result<unknown, Problem>): void {
  const status = answer.ok ? 200 : (HTTP_STATUS[answer.problem.code as keyof typeof HTTP_STATUS] ?? 500);
  const type = answer.ok ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(JSON.stringify(answer.ok ? (answer.value ?? null) : answer.problem));
}

const LEVERS: readonly string[] = ['PUT scene', 'PUT clock', 'POST act', 'POST ask', 'POST restart'];

const NO_TOKEN: Problem = { code: 'unauthorized', message: 'The demo token is missing or wrong.' };
const NO_LEVER: Problem = { code: 'not-found', message: 'No such demo route.' };
const NO_SCENE: Problem = { code: 'not-found', message: 'No such scene; put one first.' };
const NO_JSON: Problem = { code: 'invalid', message: 'The body is no JSON.' };
