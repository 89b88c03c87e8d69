import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { addAgent } from '../../../src/node/agents/add-agent.ts';
import { serve } from '../../../src/node/serve.ts';
import { openSqliteStore } from '../../../src/node/sqlite/open-sqlite-store.ts';
import { createReferenceServer } from '../../../src/workspace/create-reference-server.ts';
import { EMAIL, PASSWORD } from './agent-page.ts';

// Passwords are hashed at their real cost, which takes as long as the machine is busy.
vi.setConfig({ testTimeout: 30_000 });

const TOKEN = 'a-token-only-tests-know';
const ADD = { command: 'agent-add', agent: 'anna', email: EMAIL, change: { role: 'admin' } } as const;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'porchlight-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

async function started(data: string) {
  const opened = await openSqliteStore({ folder: data });
  if (!opened.ok) throw new Error(opened.problem.message);
  const serving = await serve({ settings: [], token: TOKEN, port: 0, store: opened.value });
  onTestFinished(async () => {
    await serving.close();
    await opened.value.close();
  });
  return {
    url: serving.url,
    signIn: async (password: string) => {
      const answer = await fetch(`${serving.url}/agent/session`, {
        method: 'POST',
        headers: { origin: serving.url, 'content-type': 'application/json' },
        body: JSON.stringify({ email: EMAIL, password }),
      });
      return answer.ok ? ((await answer.json()) as { agent: { role: string } }).agent.role : answer.status;
    },
  };
}

it('Z-5 who was added to a folder signs in to the server that starts on it', async () => {
  const data = await folder();
  expect(await addAgent({ ...ADD, place: { data } }, PASSWORD)).toEqual({ ok: true, value: null });
  const { signIn } = await started(data);
  expect([await signIn('wrong'), await signIn(PASSWORD)]).toEqual([401, 'admin']);
});

it('Z-5 who is added to a running server signs in at once, and by the newest password alone', async () => {
  const { url, signIn } = await started(await folder());
  const place = { server: url, token: TOKEN };
  expect(await addAgent({ ...ADD, place }, PASSWORD)).toEqual({ ok: true, value: null });
  expect(await signIn(PASSWORD)).toBe('admin');
  expect(await addAgent({ ...ADD, change: {}, place }, 'another long password')).toEqual({ ok: true, value: null });
  expect([await signIn(PASSWORD), await signIn('another long password')]).toEqual([401, 'admin']);
});

it('V-2 who is new and told of no department serves them all; one who is there keeps theirs', async () => {
  const { url } = await started(await folder());
  const place = { server: url, token: TOKEN };
  const all = async (): Promise<unknown> => {
    const answer = await fetch(`${url}/api/v1/agents`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const { data } = (await answer.json()) as { data: { departments: string[]; allDepartments: boolean }[] };
    return data.map(({ departments, allDepartments }) => ({ departments, allDepartments }));
  };
  await addAgent({ ...ADD, place }, PASSWORD);
  expect(await all()).toEqual([{ departments: [], allDepartments: true }]);
  await addAgent({ ...ADD, change: { allDepartments: false, departments: ['sales'] }, place }, PASSWORD);
  await addAgent({ ...ADD, change: {}, place }, PASSWORD);
  expect(await all()).toEqual([{ departments: ['sales'], allDepartments: false }]);
});

it('V-2 the same in a folder', async () => {
  const data = await folder();
  const change = { allDepartments: false, departments: ['sales'] };
  for (const each of [change, {}]) await addAgent({ ...ADD, change: each, place: { data } }, PASSWORD);
  await addAgent({ ...ADD, agent: 'ben', email: 'ben@shop.example', place: { data } }, PASSWORD);
  const opened = await openSqliteStore({ folder: data });
  if (!opened.ok) throw new Error(opened.problem.message);
  const server = createReferenceServer({ settings: [], now: Date.now, newId: String, store: opened.value });
  onTestFinished(async () => {
    await server.close();
    await opened.value.close();
  });
  expect((await server.agents()).map(({ id, allDepartments }) => [id, allDepartments])).toEqual([
    ['anna', false],
    ['ben', true],
  ]);
});

it('Z-5 what cannot be done is said in a sentence', async () => {
  const { url } = await started(await folder());
  const sentence = async (place: Parameters<typeof addAgent>[0]['place'], password = PASSWORD): Promise<string> => {
    const added = await addAgent({ ...ADD, place }, password);
    return added.ok ? 'added' : added.problem;
  };
  expect(await sentence({ server: url, token: 'another' })).toBe('This token is not known here.');
  expect(await sentence({ server: url, token: TOKEN }, 'short')).toBe('password: must have at least 12 characters.');
  expect(await sentence({ server: 'http://127.0.0.1:1', token: TOKEN })).toMatch(/does not answer\. .*--data\.$/);
  const data = await folder();
  expect(await sentence({ data }, 'short')).toBe('password: must have at least 12 characters.');
  await writeFile(join(data, 'file'), '');
  expect(await sentence({ data: join(data, 'file') })).toMatch(/cannot be used as a folder/);
});
