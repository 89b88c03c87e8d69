import { expect, it } from 'vitest';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, MINUTE, MONDAY_10, OFFICE_HOURS, openBench } from './bench.ts';
import { openChatBench } from './chat-bench.ts';
import { faultyStore } from './faulty-store.ts';

const manual = { assignment: 'manual' } as const;

it('C-11 a limit made shorter takes effect when it is saved, and not before', async () => {
  const { server, clock, staff, start, pass, chat } = await openChatBench({ rules: manual });
  await staff('anna');
  const { chat: id } = answered(await start());
  await pass(120);
  await server.handle({ kind: 'save-department', department: 'default', chats: { ...manual, answerLimitMs: 60_000 } });
  expect(await chat(id)).toMatchObject({ state: 'missed', reason: 'no-answer', since: clock.now });
});

it('A-5 new hours count from when they are saved, however often they would have turned before', async () => {
  const { server, clock, staff, start, sleep, chat } = await openChatBench();
  const { chat: id } = answered(await start());
  await server.handle({ kind: 'save-department', department: 'default', chats: manual });
  sleep(2 * 24 * 3_600);
  await staff('anna', { presence: 'always', absent: true });
  await server.handle({ kind: 'save-widget', settings: { id: 'w', schedule: OFFICE_HOURS } });
  expect(server.nextDeadline()).toBe(clock.now + 7 * 60 * MINUTE);
  await server.handle({ kind: 'save-department', department: 'default', chats: {} });
  expect(await chat(id)).toMatchObject({ state: 'active', reason: 'assigned', since: clock.now });
});

it('C-10 the grace time begins when the last session ends, and the answer limit stops', async () => {
  const { staff, start, pass, chat, server } = await openChatBench({ rules: manual });
  await staff('anna', { absent: true });
  await server.handle({ kind: 'beat', agent: 'anna', session: 'anna-1', transport: 'socket', active: true });
  const { chat: id } = answered(await start());
  await pass(300);
  expect(await chat(id)).toMatchObject({ state: 'queued', answerableMs: 60_000, reach: { some: false } });
});

it('C-14 a chat is reopened in the commit in which it is missed', async () => {
  const { server, staff, agent, start, sleep, chat } = await openChatBench({ rules: manual });
  await staff('anna', { presence: 'always' });
  const { chat: id } = answered(await start());
  sleep(200);
  const reopened = answered(await server.handle({ kind: 'reopen-chat', actor: agent('anna'), chat: id }));
  expect(await chat(id)).toMatchObject({ state: 'missed', since: MONDAY_10 + 180_000 });
  expect(reopened).toMatchObject({ follows: id, state: 'queued' });
});

it('Z-8 a commit whose answer was lost is known to the next command, whether or not that one stores anything', async () => {
  const store = faultyStore(createMemoryStore());
  const { server } = openBench({ store });
  await server.widgets();
  store.faults.commit = ['lose'];
  expect(await server.handle({ kind: 'save-agent', agent: 'anna' })).toMatchObject({ ok: false });
  await server.handle({ kind: 'tick' });
  expect(await server.agents()).toMatchObject([{ id: 'anna' }]);
});
