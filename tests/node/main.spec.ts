import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { doctorServer, page } from './doctor-site.ts';
import { aSubmission } from './open-app.ts';

// Each case starts processes, which takes as long as the machine is busy.
vi.setConfig({ testTimeout: 30_000 });

const MAIN = new URL('../../src/node/main.ts', import.meta.url).pathname;
const TOKEN = 'a-token-only-tests-know';

let folder = '';
let settingsFile = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'porchlight-'));
  settingsFile = join(folder, 'widgets.json');
  await writeFile(settingsFile, '[{"id":"shop"},{"id":"help"}]');
});
afterAll(() => rm(folder, { recursive: true }));

function start(...args: string[]) {
  const { PORCHLIGHT_TOKEN: _token, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));

async function run(...args: string[]) {
  const child = start(...args);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)]);
  return { out, err, code };
}

/** Everything a stream says, and a way to wait until it has said something. */
function listen(stream: { on(event: 'data', hear: (chunk: Buffer) => void): unknown }) {
  let heard = '';
  let check = (): void => undefined;
  stream.on('data', (chunk) => {
    heard += chunk;
    check();
  });
  return {
    until: (pattern: RegExp): Promise<string> =>
      new Promise((resolve) => {
        check = () => {
          if (pattern.test(heard)) resolve(heard);
        };
        check();
      }),
  };
}

async function serving(...args: string[]) {
  const store = args.includes('--data') ? [] : ['--store', 'memory'];
  const child = start('serve', '--port', '0', '--settings', settingsFile, ...store, ...args);
  const last = args.includes('--token') ? /^Store: .*\n/m : /^Token .*\n/m;
  const said = await listen(child.stdout).until(last);
  return { child, said, url: /at (http:\S+)/.exec(said)?.[1] ?? '' };
}

/** Sends the head of a message; resolves when the server waits for its body. */
async function begin(url: string, body: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const heard = listen(socket);
  socket.write(
    [
      'POST /w/shop/offline-messages HTTP/1.1',
      'host: shop.example',
      'content-type: application/json',
      `content-length: ${body.length}`,
      'expect: 100-continue',
      '\r\n',
    ].join('\r\n'),
  );
  await heard.until(/100 Continue/);
  return { socket, answer: heard.until(/\}$/) };
}

/** Resolves once nobody takes the call any more. */
async function refusesConnections(url: string): Promise<void> {
  while (
    await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
  );
}

describe('porchlight', () => {
  it('--version prints the version of the package', async () => {
    expect(await run('--version')).toEqual({ out: `${packageJson.version}\n`, err: '', code: 0 });
  });

  it('a command there is not ends with 2 and a sentence', async () => {
    expect(await run('fly')).toEqual({
      out: '',
      err: 'porchlight: There is no command "fly". See porchlight --help.\n',
      code: 2,
    });
  });

  it('a settings file that cannot be used ends with 2, and nothing is started', async () => {
    expect(await run('serve', '--port', '0', '--settings', '/nowhere.json')).toEqual({
      out: '',
      err: 'porchlight: /nowhere.json cannot be read (ENOENT).\n',
      code: 2,
    });
  });

  it('T-11 doctor prints what is wrong with a page, and ends with 1; with 0 where nothing is', async () => {
    const { server } = await doctorServer({ stream: 'missing', now: Date.now() });
    const fine = await page(`<script src="${server}/w/shop.js"></script>`);
    const origin = fine.slice(0, -1);
    expect(await run('doctor', fine)).toEqual({
      out: `${fine}, widget "shop" of ${server}\nFine: ${origin} may use "shop", preflight, WebSocket, clock.\n`,
      err: '',
      code: 0,
    });
    const empty = await page('<p>Nothing here</p>');
    const { out, code } = await run('doctor', empty, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ url: empty, widgets: [], findings: [{ code: null }] });
  });

  it('T-11 doctor ends with 2 where there is no page', async () => {
    const { server } = await doctorServer();
    expect(await run('doctor', `${server}/nowhere`)).toEqual({
      out: '',
      err: `porchlight: ${server}/nowhere answers 404.\n`,
      code: 2,
    });
  });

  it('serve says where it is, that messages end with it, and the token it made', async () => {
    const { said, url } = await serving();
    expect(said).toContain(`Porchlight ${packageJson.version} at http://127.0.0.1:`);
    expect(said).toContain('Store: memory. Messages end with this process.\n');
    const token = /^Token for \/api\/v1, made for this run: (\S{32})$/m.exec(said)?.[1];
    const answer = await fetch(`${url}/api/v1/widgets`, { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.json()).toEqual({ data: ['help', 'shop'] });
    const { port } = new URL(url);
    const second = await run('serve', '--port', port, '--token', TOKEN, '--store', 'memory');
    expect(second).toEqual({
      out: '',
      err: `porchlight: Port ${port} on 127.0.0.1 is taken; choose another with --port.\n`,
      code: 1,
    });
  });

  it('Z-8 serve says where it keeps what it took, and has it after it was killed', async () => {
    const data = join(folder, 'kept');
    const authorization = `Bearer ${TOKEN}`;
    const messages = async (url: string): Promise<unknown> =>
      (await fetch(`${url}/api/v1/offline-messages`, { headers: { authorization } })).json();
    const first = await serving('--data', data, '--token', TOKEN);
    expect(first.said).toContain(`Store: sqlite, ${join(data, 'porchlight.db')}\n`);
    const answer = await fetch(`${first.url}/w/shop/offline-messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(aSubmission(1)),
    });
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    const ended = exitOf(first.child);
    first.child.kill('SIGKILL');
    await ended;
    const second = await serving('--data', data, '--token', TOKEN);
    expect(await messages(second.url)).toMatchObject({ data: [{ id }], next: null });
  });

  it('serve ends with 1 and a sentence where it cannot keep anything', async () => {
    expect(await run('serve', '--port', '0', '--data', settingsFile)).toEqual({
      out: '',
      err: `porchlight: ${settingsFile} cannot be used as a folder (EEXIST).\n`,
      code: 1,
    });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s what was begun is still answered, then it ends with 0',
    async (signal) => {
      const { child, said, url } = await serving('--token', TOKEN);
      expect(said).not.toContain(TOKEN);
      const body = '{"commandId":"nothing else"}';
      const { socket, answer } = await begin(url, body);
      const ended = exitOf(child);
      child.kill(signal);
      await refusesConnections(url);
      socket.write(body);
      expect(await answer).toMatch(/HTTP\/1\.1 422 /);
      expect(await ended).toBe(0);
    },
  );
});
