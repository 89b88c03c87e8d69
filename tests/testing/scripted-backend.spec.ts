import { expect, it } from 'vitest';
import { anAnswer, aReceipt, aSubmission } from '../../src/testing/builders.ts';
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
