import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '../../demo/bench/base64.ts';
import type { Bench, BenchStart } from '../../demo/bench/bench.ts';
import { openHttpBench } from '../../demo/bench/http-bench.ts';
import { createMemoryBench } from '../../demo/bench/memory-bench.ts';
import { castOf, saveOfflineHandling, setUpScene } from '../../demo/bench/set-up-scene.ts';
import { scenes } from '../../demo/scenes.ts';
import { createSceneServers } from '../../demo/server/scene-servers.ts';
import { MINUTE_MS } from '../../src/base/instant.ts';
import { evaluateStatus } from '../../src/domain/status/evaluate-status.ts';
import { aSubmission } from '../../src/testing/builders.ts';
import { png } from '../domain/file/file-bytes.ts';

const TOKEN = 'token-for-these-tests';
const NOW = Date.parse('2026-11-24T08:00:00Z');
const START: BenchStart = { settings: { id: 'lantern', offline: { form: { minFillMs: 0 } } }, now: NOW, rate: 0 };

const sceneServers = createSceneServers(TOKEN);
const http = createServer((request, response) => void sceneServers.answer(request, response));
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await sceneServers.close();
  http.closeAllConnections();
  http.close();
});

const open: Record<Bench['kind'], (key: string, start: BenchStart) => Promise<Bench>> = {
  memory: async (_key, start) => createMemoryBench(start),
  http: async (key, start) => {
    const bench = await openHttpBench({ url: `${origin}/scenes/${key}`, token: TOKEN }, start);
    if (!bench.ok) throw new Error(bench.problem.message);
    return bench.value;
  },
};

async function statusOn(bench: Bench, now: number): Promise<ReturnType<typeof evaluateStatus>> {
  const answer = await bench.openBackend().readStatus();
  if (!answer.ok) throw new Error(answer.problem.message);
  return evaluateStatus({ ...answer.value.document, now });
}

const submission = aSubmission();

/** A visitor’s chat that Anna has. */
async function openAnsweredChat(kind: Bench['kind'], key: string) {
  const bench = await open[kind](key, START);
  const agents = [{ id: 'anna', autoAccept: true }];
  await setUpScene(bench, { ...castOf({ agents }), now: NOW, rate: 0 });
  const backend = bench.openBackend();
  const page = { url: 'https://lantern.example/', title: 'Lantern' };
  const boot = 'c'.repeat(32);
  const session = await backend.resolveSession({ boot, tokens: [], page, language: 'en', timeZone: 'UTC' });
  const visitor = session.ok ? (session.value.secure?.token ?? '') : '';
  const begun = await backend.startChat(visitor, { commandId: boot, text: 'Hello?' });
  if (!begun.ok) throw new Error(begun.problem.message);
  return { bench, backend, visitor, chat: begun.value.chat };
}

describe.each(['memory', 'http'] as const)('the %s bench', (kind) => {
  it('P-4 an open console that falls silent is no ghost: the agent is set to offline', async () => {
    const bench = await open[kind]('ghost', START);
    const cast = { agents: [{ id: 'anna' }], departments: [], chats: [], offlineHandling: true };
    await setUpScene(bench, { ...cast, now: NOW, rate: 0 });
    expect(await statusOn(bench, NOW)).toMatchObject({ availability: 'online' });
    const later = NOW + 10 * MINUTE_MS;
    expect(await bench.setClock({ now: later, rate: 0 })).toMatchObject({ ok: true });
    expect(await statusOn(bench, later)).toMatchObject({ reason: 'no-agents' });
    expect(await bench.agents()).toMatchObject({ ok: true, value: [{ id: 'anna', online: 'offline', live: false }] });
    await bench.close();
  });

  it('F-3 takes a message once, with the clock of the scene on it', async () => {
    const bench = await open[kind]('message', START);
    const backend = bench.openBackend();
    const [one, two] = [await backend.submit(submission), await backend.submit(submission)];
    expect(one).toMatchObject({ ok: true, value: { storedAt: NOW } });
    expect(two).toEqual(one);
    expect(await bench.messages()).toMatchObject({ ok: true, value: [{ values: submission.values, createdAt: NOW }] });
    await bench.close();
  });

  it('O-1 P-6 lets two agents act and look at once, each with their own rights', async () => {
    const bench = await open[kind]('agents', START);
    const cast = castOf({
      agents: [{ id: 'anna' }, { id: 'ben' }],
      departments: [{ id: 'default', chats: { assignment: 'manual' } }],
      chats: [{ name: 'Vera', text: 'Is the porch lamp in stock?' }],
    });
    expect(await setUpScene(bench, { ...cast, now: NOW, rate: 0 })).toEqual({ ok: true, value: undefined });
    const queued = await bench.inbox('ben', { list: 'queued' });
    expect(queued).toMatchObject({ value: { counts: { queued: 1 }, chats: [{ visitorName: 'Vera' }] } });
    const chat = queued.ok ? (queued.value.chats[0]?.id ?? '') : '';
    const opening = (agent: string) => bench.act({ kind: 'open-chat', actor: { kind: 'agent', id: agent }, chat });
    expect(await opening('anna')).toMatchObject({ ok: true, value: { state: 'active', owner: 'anna' } });
    expect(await opening('ben')).toMatchObject({ ok: false, problem: { permission: 'chats.open-all' } });
    expect(await bench.chatFor('anna', chat, {})).toMatchObject({ ok: true, value: { chat: { owner: 'anna' } } });
    expect(await bench.chatFor('ben', chat, {})).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
    expect(await bench.invitations('ben')).toEqual({ ok: true, value: [] });
    expect(await bench.onlineVisitors('ben')).toMatchObject({ ok: true, value: { reason: 'no-department' } });
    await bench.close();
  });

  it('A-1 sets the workspace’s switch and a department’s rules', async () => {
    const bench = await open[kind]('handling', {
      ...START,
      settings: { id: 'lantern', offline: { experience: 'wait' } },
    });
    const cast = castOf({ departments: [{ id: 'default', chats: { capacity: 1 } }] });
    await setUpScene(bench, { ...cast, now: NOW, rate: 0 });
    expect(await statusOn(bench, NOW)).toMatchObject({ mode: 'wait' });
    await saveOfflineHandling(bench, false);
    expect(await statusOn(bench, NOW)).toMatchObject({ mode: 'form' });
    await bench.close();
  });

  it('K-2 shows agents who writes, until they have said it', async () => {
    const { bench, chat, visitor, backend } = await openAnsweredChat(kind, 'typing');
    expect(await backend.tellTyping(visitor, chat)).toMatchObject({ ok: true });
    expect(await bench.typingIn(chat)).toMatchObject({ ok: true, value: { by: { kind: 'visitor' } } });
    await backend.write(visitor, { chat, commandId: 'a'.repeat(32), text: 'Well?' });
    expect(await bench.typingIn(chat)).toEqual({ ok: true, value: null });
    await bench.close();
  });

  it('K-6 carries files both ways', async () => {
    const { bench, chat, visitor, backend } = await openAnsweredChat(kind, 'files');
    const bytes = png();
    const sent = await bench.sendFile('anna', chat, { name: 'lamp.png', base64: toBase64(bytes) });
    if (!sent.ok) throw new Error(sent.problem.message);
    const words = { chat, commandId: 'b'.repeat(32), text: '', files: [sent.value.id] };
    expect(await bench.act({ kind: 'reply', actor: { kind: 'agent', id: 'anna' }, ...words })).toMatchObject({
      ok: true,
    });
    expect(await bench.readFile('anna', sent.value.id)).toEqual({ ok: true, value: toBase64(bytes) });
    const read = await backend.readFile(visitor, sent.value.id);
    expect(read.ok && new Uint8Array(await read.value.arrayBuffer())).toEqual(new Uint8Array(bytes));
    await bench.close();
  });

  it('tells whoever listens that something changed, until they stop', async () => {
    const bench = await open[kind]('listening', START);
    let heard = 0;
    const stop = bench.onChange(() => {
      heard += 1;
    });
    await bench.saveAgent({ id: 'anna' });
    await expect.poll(() => heard, { timeout: 5_000 }).toBeGreaterThan(0);
    stop();
    await bench.close();
  });

  it('refuses settings that are wrong with their path, and keeps the old ones', async () => {
    const bench = await open[kind]('refusal', START);
    const wrong = { id: 'lantern', schedule: { timeZone: 'Europe/Vilnius', weekly: { mon: [['09:00', '25:00']] } } };
    expect(await bench.saveSettings(wrong as unknown as BenchStart['settings'])).toMatchObject({
      ok: false,
      problem: { code: 'invalid', issues: [{ path: 'schedule.weekly.mon[0]' }] },
    });
    expect(await statusOn(bench, NOW)).toMatchObject({ reason: 'no-agents', opensAt: null });
    await bench.close();
  });
});

describe('the http bench', () => {
  it('D-6 restarts its server, which forgets nothing', async () => {
    const { bench, chat } = await openAnsweredChat('http', 'restart');
    expect(await bench.restart?.()).toMatchObject({ ok: true });
    expect(await bench.chatFor('anna', chat, {})).toMatchObject({ ok: true, value: { chat: { owner: 'anna' } } });
    await bench.close();
  });
});

describe('the two benches', () => {
  it.each(scenes.map((scene) => [scene.id, scene] as const))('give scene %s the same status', async (id, scene) => {
    const now = Date.parse(scene.now);
    const cast = { ...castOf(scene), now, rate: 0 };
    const statuses = [];
    for (const kind of ['memory', 'http'] as const) {
      const bench = await open[kind](id, { settings: scene.settings, now, rate: 0 });
      expect(await setUpScene(bench, cast)).toEqual({ ok: true, value: undefined });
      statuses.push(await statusOn(bench, now));
      await bench.close();
    }
    expect(statuses[0]).toEqual(statuses[1]);
  });
});

describe('the scene servers', () => {
  const put = (path: string, body: string, token = TOKEN): Promise<Response> =>
    fetch(`${origin}/scenes/${path}`, { method: 'PUT', headers: { authorization: `Bearer ${token}` }, body });

  it.each([
    ['no token', 'x/demo/scene', JSON.stringify(START), 'wrong', 401, 'unauthorized'],
    ['no JSON', 'x/demo/scene', '{', TOKEN, 422, 'invalid'],
    ['no settings', 'x/demo/scene', '{"now":0,"rate":0}', TOKEN, 422, 'invalid'],
    ['no clock', 'x/demo/scene', JSON.stringify({ settings: START.settings }), TOKEN, 422, 'invalid'],
    ['a clock of an unknown scene', 'unknown/demo/clock', '{"now":0,"rate":0}', TOKEN, 404, 'not-found'],
    ['a route that is none', 'x/demo/wish', '{}', TOKEN, 404, 'not-found'],
    ['a command of an unknown scene', 'unknown/demo/act', '{}', TOKEN, 404, 'not-found'],
  ])('refuse %s', async (_what, path, body, token, status, code) => {
    const response = await put(path, body, token);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it.each([
    ['a command without a kind', 'act', '{}'],
    ['a command that is a list', 'act', '[]'],
    ['a command that is nothing', 'act', 'null'],
    ['a command of an unknown kind', 'act', '{"kind":"wish"}'],
    ['a command that is wrong', 'act', '{"kind":"open-chat","actor":{"kind":"agent","id":"anna"}}'],
    ['a question at no door', 'ask', '{"door":"close","with":[]}'],
    ['a question about nothing', 'ask', '{"door":"inbox"}'],
  ])('refuse %s', async (_what, lever, body) => {
    await put('rough/demo/scene', JSON.stringify(START));
    const headers = { authorization: `Bearer ${TOKEN}` };
    const response = await fetch(`${origin}/scenes/rough/demo/${lever}`, { method: 'POST', headers, body });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'invalid' });
  });

  // Sixty-five servers take a busy machine a while.
  it('forget the oldest when too many are open', async () => {
    for (let number = 0; number < 65; number++) await put(`crowd-${number}/demo/scene`, JSON.stringify(START));
    const statusOf = async (key: string): Promise<number> =>
      (await fetch(`${origin}/scenes/${key}/w/lantern/status`)).status;
    expect([await statusOf('crowd-0'), await statusOf('crowd-64')]).toEqual([404, 200]);
  }, 20_000);
});
