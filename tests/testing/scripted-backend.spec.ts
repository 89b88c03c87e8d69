import { expect, it } from 'vitest';
import { refused } from '../../src/base/result.ts';
import { anAnswer, aReceipt, aSessionAnswer, aSubmission } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { scriptedBackend } from '../../src/testing/scripted-backend.ts';

it('holds each call until the test answers it, and lists what was asked', async () => {
  const backend = scriptedBackend();
  const said: string[] = [];
  void backend.readStatus().then(({ ok }) => said.push(`status ${ok}`));
  void backend.submit(aSubmission()).then(({ ok }) => said.push(`submit ${ok}`));
  await settle();
  expect(said).toEqual([]);
  expect(backend.submits[0]?.submission).toEqual(aSubmission());
  backend.submits[0]?.refuse('unavailable');
  backend.reads[0]?.answer(anAnswer());
  await settle();
  expect(said).toEqual(['submit false', 'status true']);
  expect([backend.reads[0]?.isAnswered, backend.submits[0]?.isAnswered]).toEqual([true, true]);
});

it('the first word counts', async () => {
  const backend = scriptedBackend();
  const asked = backend.submit(aSubmission());
  backend.submits[0]?.answer(aReceipt());
  backend.submits[0]?.refuse('unavailable');
  expect(await asked).toEqual({ ok: true, value: aReceipt() });
});

it('breaks its promise never to throw only when it is told to', async () => {
  const backend = scriptedBackend();
  const asked = backend.readStatus();
  backend.reads[0]?.fail(new Error('broken'));
  await expect(asked).rejects.toThrow('broken');
});

it('answers at once where an answer is laid down, and still lists the call', async () => {
  const backend = scriptedBackend({ submit: () => ({ ok: true, value: aReceipt() }) });
  expect(await backend.submit(aSubmission())).toEqual({ ok: true, value: aReceipt() });
  expect(backend.submits[0]?.isAnswered).toBe(true);
});

it('pushes to those who watch, refuses what it does not declare, and after close everything', async () => {
  const backend = scriptedBackend();
  const heard: unknown[] = [];
  const watching = backend.watchStatus((answer) => heard.push(answer));
  const answer = anAnswer();
  backend.push(answer);
  if (watching.ok) watching.value();
  backend.push(anAnswer());
  expect([heard, backend.watchers]).toEqual([[answer], 0]);
  expect(scriptedBackend({ abilities: [] }).watchStatus(() => undefined)).toMatchObject({
    ok: false,
    problem: { code: 'unsupported', ability: 'status-push' },
  });
  backend.close();
  expect(backend.isClosed).toBe(true);
  for (const result of [
    await backend.readStatus(),
    await backend.submit(aSubmission()),
    backend.watchStatus(() => undefined),
  ]) {
    expect(result).toMatchObject({ ok: false, problem: { code: 'closed' } });
  }
});

it('holds what is asked about sessions, with what was asked, and refuses it by name where it has none', async () => {
  const backend = scriptedBackend({ abilities: ['sessions'], endSession: () => ({ ok: true, value: undefined }) });
  const request = {
    boot: 'a0'.repeat(16),
    tokens: [],
    page: { url: 'https://shop.example/' },
    language: 'en',
    timeZone: 'UTC',
  };
  const [resolved, handed] = [backend.resolveSession(request), backend.handOver('pl1_a', 'https://pay.example')];
  const answer = aSessionAnswer();
  backend.resolutions[0]?.answer(answer);
  backend.handovers[0]?.refuse('forbidden');
  expect([await resolved, await handed]).toMatchObject([
    { ok: true, value: answer },
    { problem: { code: 'forbidden' } },
  ]);
  expect([backend.resolutions[0]?.request, backend.handovers[0]?.target]).toEqual([request, 'https://pay.example']);
  expect([await backend.endSession(['pl1_a']), backend.ends[0]?.tokens]).toEqual([
    { ok: true, value: undefined },
    ['pl1_a'],
  ]);
  const none = scriptedBackend();
  for (const call of [none.resolveSession(request), none.handOver('', ''), none.endSession([])]) {
    expect(await call).toMatchObject({ problem: { code: 'unsupported', ability: 'sessions' } });
  }
  expect([none.resolutions, none.handovers, none.ends]).toEqual([[], [], []]);
});

it('holds what is asked about chats and visits, tells each follower what the test says, and refuses it by name', async () => {
  const backend = scriptedBackend({ abilities: ['chats', 'visits'], write: () => refused(CHAT_STATE) });
  const start = { commandId: 'a0'.repeat(16), text: 'Hello?' };
  const started = backend.startChat('pl1_a', start);
  backend.starts[0]?.refuse('too-many-requests');
  expect([await started, backend.starts[0]?.start]).toMatchObject([{ problem: { code: 'too-many-requests' } }, start]);
  const words = { ...start, chat: 'c1' };
  expect([await backend.write('pl1_a', words), backend.writes[0]?.words]).toMatchObject([
    { problem: CHAT_STATE },
    words,
  ]);
  const told = backend.tellInvitation('pl1_a', 'i1', 'shown');
  backend.news[0]?.answer(undefined);
  expect([await told, backend.news[0]?.news]).toEqual([{ ok: true, value: undefined }, 'shown']);

  const heard: string[] = [];
  const [one, other] = ['one', 'other'].map((name) =>
    backend.followChat('pl1_a', { chat: 'c1', after: 2 }, ({ kind }) => heard.push(`${name} ${kind}`)),
  );
  if (one?.ok) one.value();
  const page = { kind: 'page', chat: null, entries: [], invitation: null } as const;
  for (const follower of backend.followers) follower.hear(page);
  expect([other?.ok, heard, backend.followers.map(({ isStopped }) => isStopped)]).toEqual([
    true,
    ['other page'],
    [true, false],
  ]);
  expect(backend.followers[0]?.position).toEqual({ chat: 'c1', after: 2 });

  const none = scriptedBackend();
  expect(await none.readChat('pl1_a', null)).toMatchObject({ problem: { code: 'unsupported', ability: 'chats' } });
  expect(none.followChat('pl1_a', null, () => undefined)).toMatchObject({ problem: { ability: 'chats' } });
  expect(none.followers).toEqual([]);
});

const CHAT_STATE = { code: 'chat-state', message: 'It was missed.' } as const;
