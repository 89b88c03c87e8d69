import { expect, it } from 'vitest';
import { answered, codeOf, hexId, openBench } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

/** Two browsers of one person, each with a chat, at the moment one page presents both their sessions. */
async function twoChats() {
  const bench = await openChatBench();
  const { ada, visit, start, resolve, sleep } = bench;
  const other = await visit();
  const first = answered(await start(ada)).chat;
  sleep(60);
  const second = answered(await start(other)).chat;
  const merge = (boot: string) =>
    resolve({ boot, tokens: [ada, other].map(({ token }) => ({ token, place: 'own' as const })) });
  return { ...bench, other, first, second, merge };
}

it('T-7 the visitor who wrote last in an open chat wins, and the other’s is closed', async () => {
  const { first, second, merge, chat, server, write, ada, resolve } = await twoChats();
  // Who was merely seen later does not.
  await resolve({ boot: hexId(7), tokens: [{ token: ada.token, place: 'own' }] });
  const winner = (await chat(second)).visitor;
  const { visitor, secure } = answered(await merge(hexId(8)));
  expect(visitor).toBe(winner);
  expect((await server.chats()).map(({ id }) => id)).toEqual([second]);
  expect(await chat(first)).toMatchObject({ state: 'closed', reason: 'visitor-merged', visitor });
  const one = { kind: 'visitor', widget: 'w', token: secure?.token ?? '', origin: null } as const;
  expect(answered(await write(first, one))).toMatchObject({ chat: second });
});

it('C-19 a chat goes with whoever becomes another, and a repeat over the merge is one message', async () => {
  const { visit, start, write, resolve, ada, server, commandId, log, sleep } = await openChatBench();
  const other = await visit();
  const { chat } = answered(await start(other));
  const id = commandId();
  const first = answered(await write(chat, other, { commandId: id }));
  sleep(60);
  const tokens = [ada, other].map(({ token }) => ({ token, place: 'own' as const }));
  const { visitor, secure } = answered(await resolve({ boot: hexId(8), tokens }));
  expect((await server.chats()).map((each) => each.visitor)).toEqual([visitor]);
  const one = { kind: 'visitor', widget: 'w', token: secure?.token ?? '', origin: null } as const;
  expect(answered(await write(chat, one, { commandId: id }))).toEqual(first);
  expect(await log(chat)).toHaveLength(3);
});

it('Z-7 all that was said is in a visitor’s export, and gone with them, also where it goes on', async () => {
  const { first, second, merge, server } = await twoChats();
  const { visitor } = answered(await merge(hexId(8)));
  const { chats } = answered(await server.exportVisitor(visitor));
  expect(chats.map(({ chat, log }) => [chat.id, log.length])).toEqual([
    [first, 3],
    [second, 2],
  ]);
  await server.eraseVisitor(visitor);
  expect(await server.chats()).toEqual([]);
  for (const id of [first, second]) expect(codeOf(await server.chat(id))).toBe('not-found');
  expect(JSON.stringify(answered(await server.store.eventsAfter('main', 0, 100)))).not.toContain(first);
});

it('chats, their logs and what is offered to whom outlive the process', async () => {
  const { start, staff, server, clock } = await openChatBench();
  await staff('anna', { presence: 'always' });
  const { chat } = answered(await start());
  const later = openBench({ store: server.store, at: clock.now });
  await later.server.widgets();
  expect(await later.server.chats()).toEqual(await server.chats());
  expect(await later.server.chat(chat)).toEqual(await server.chat(chat));
  expect(later.server.nextDeadline()).toBe(clock.now + 30_000);
});
