import { describe, expect, it, onTestFinished } from 'vitest';
import type { VisitorChat } from '../../../src/domain/chat/visitor-chat.ts';
import type { AgentChatActor, VisitorActor } from '../../../src/workspace/chats/chat-command.ts';
import { createMemoryStore } from '../../../src/workspace/memory-store.ts';
import { answered, codeOf, openBench } from '../bench.ts';
import { openChatBench } from '../chat-bench.ts';
import { settle } from './settle.ts';

/** A chat of Ada’s with three messages: entries 1 to 4, as she counts them. */
async function openMarksBench(...options: Parameters<typeof openChatBench>) {
  const bench = await openChatBench({ rules: { assignment: 'manual' }, ...options[0] });
  const { server, ada, staff, start, write } = bench;
  await staff('anna', { name: 'Anna', role: 'admin' });
  const { chat: id } = answered(await start());
  answered(await write(id));
  answered(await write(id));
  const shown = async (): Promise<VisitorChat | null> => answered(await server.visitorPage(ada, null)).chat;
  return {
    ...bench,
    id,
    shown,
    mark: (actor: VisitorActor | AgentChatActor, number: number, chat = id) =>
      server.handle({ kind: 'mark-read', actor, chat, number }),
    marks: async (): Promise<readonly number[]> => {
      const { readByVisitor, readByAgent } = await bench.chat(id);
      return [readByVisitor, readByAgent];
    },
    version: async (): Promise<number> => {
      const loaded = await server.store.load('main');
      return loaded.ok ? loaded.value.version : -1;
    },
  };
}

describe('how far each side has read', () => {
  it('K-1 goes forward only, for each side by itself', async () => {
    const { ada, agent, mark, marks, shown } = await openMarksBench();
    const seen = [];
    for (const [actor, number] of [
      [agent('anna'), 2],
      [agent('anna'), 1],
      [ada, 3],
      [agent('anna'), 4],
      [ada, 1],
    ] as const) {
      answered(await mark(actor, number));
      seen.push((await marks()).join('/'));
    }
    expect(seen).toEqual(['0/2', '0/2', '3/2', '3/4', '3/4']);
    expect(await shown()).toMatchObject({ read: 4, delivered: 4 });
  });

  it('K-1 nobody has read what is not written', async () => {
    const { ada, agent, mark, marks } = await openMarksBench();
    for (const actor of [ada, agent('anna')]) {
      expect(await mark(actor, 5)).toMatchObject({ problem: { code: 'invalid', issues: [{ path: 'number' }] } });
    }
    expect(await marks()).toEqual([0, 0]);
  });

  it('K-1 a reply has read all before it; words of the visitor have read nothing', async () => {
    const { id, reply, write, marks } = await openMarksBench();
    answered(await reply(id, 'anna'));
    expect(await marks()).toEqual([0, 6]);
    answered(await write(id));
    expect(await marks()).toEqual([0, 6]);
  });

  it('K-1 is no line and no event, and what is known already is no commit', async () => {
    const { id, agent, mark, log, version, server } = await openMarksBench();
    const before = [await version(), (await log(id)).length];
    answered(await mark(agent('anna'), 3));
    expect([await version(), (await log(id)).length]).toEqual([(before[0] ?? 0) + 1, before[1]]);
    answered(await mark(agent('anna'), 3));
    answered(await mark(agent('anna'), 2));
    expect(await version()).toBe((before[0] ?? 0) + 1);
    const events = answered(await server.store.eventsAfter('main', 0, 100));
    expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith('chat.'))).toEqual([
      'chat.queued',
      ...Array(3).fill('chat.written'),
    ]);
  });

  it('K-1 what was told holds after a restart', async () => {
    const store = createMemoryStore();
    const { ada, agent, mark, id } = await openMarksBench({ store });
    answered(await mark(agent('anna'), 3));
    answered(await mark(ada, 2));
    const later = openBench({ store });
    expect(answered(await later.server.visitorPage(ada, null)).chat).toMatchObject({ id, read: 3, delivered: 3 });
    expect(answered(await later.server.chatFor('anna', id)).chat).toMatchObject({ readByVisitor: 2, readByAgent: 3 });
  });

  it('K-1 the last words of a chat are read after its end', async () => {
    const { server, id, ada, agent, mark, marks, version } = await openMarksBench();
    answered(await server.handle({ kind: 'close-chat', actor: agent('anna'), chat: id }));
    answered(await mark(ada, 5));
    const before = await version();
    answered(await mark(ada, 5));
    expect([await marks(), await version()]).toEqual([[5, 0], before]);
  });

  it('O-2 an invisible agent leaves no mark, but for the reply that all can see', async () => {
    const { id, staff, agent, mark, marks, reply } = await openMarksBench();
    await staff('anna', { visible: 'invisible' });
    answered(await mark(agent('anna'), 4));
    expect(await marks()).toEqual([0, 0]);
    answered(await reply(id, 'anna'));
    expect(await marks()).toEqual([0, 5]);
  });

  it('Z-3 a chat of somebody else is none, and P-6 an agent who may not open it is refused', async () => {
    const { visit, agent, staff, mark, marks } = await openMarksBench({
      settings: { id: 'w', departments: ['sales', 'support'] },
    });
    await staff('ben', { departments: ['support'] });
    expect([codeOf(await mark(await visit(), 1)), codeOf(await mark(agent('ben'), 1))]).toEqual([
      'not-found',
      'forbidden',
    ]);
    expect(await marks()).toEqual([0, 0]);
  });

  it('C-12 a mark in a chat that is over takes no sign of life from the one that is going on', async () => {
    const { server, id, ada, start, mark, pass, chat } = await openMarksBench({
      rules: { assignment: 'manual', answerLimitMs: 0, visitorLimitMs: 120_000 },
    });
    await server.handle({ kind: 'close-chat', actor: ada, chat: id });
    const { chat: next } = answered(await start());
    await pass(70);
    const visit = { page: { url: 'https://shop.example/' }, language: 'en', timeZone: 'UTC', device: 'phone' } as const;
    answered(await server.handle({ kind: 'beat-visit', actor: ada, visit }));
    answered(await mark(ada, 1));
    await pass(50);
    expect(await chat(next)).toMatchObject({ state: 'missed', reason: 'visitor-idle' });
  });
});

describe('how far it was delivered', () => {
  const openFeed = async (bench: Awaited<ReturnType<typeof openMarksBench>>, agent = 'anna') => {
    onTestFinished(bench.server.agentFeed(agent, () => undefined));
    await settle();
  };

  it('K-1 is said once a page of an agent has it, and told to whoever follows, without a commit', async () => {
    const bench = await openMarksBench();
    const { server, ada, id, write, version } = bench;
    const heard: (number | undefined)[] = [];
    const hear = server.followVisitor(ada, null, (frame) => {
      if (frame.kind === 'page') heard.push(frame.chat?.delivered);
    });
    onTestFinished(hear);
    await settle();
    const before = await version();
    await openFeed(bench);
    expect([heard, await version()]).toEqual([[0, 4], before]);
    answered(await write(id));
    await settle();
    expect([heard.at(-1), (await bench.shown())?.read]).toEqual([5, 0]);
  });

  it('K-1 is said when an agent reads the chat itself', async () => {
    const { server, id, shown } = await openMarksBench();
    answered(await server.chatFor('anna', id));
    expect(await shown()).toMatchObject({ delivered: 4, read: 0 });
  });

  it.each([
    ['O-2 an invisible agent', { visible: 'invisible', role: 'admin', departments: ['sales'] }],
    ['P-6 one of another department', { departments: ['support'] }],
    ['P-6 one who may not read what a colleague answers', { departments: ['sales'] }],
  ] as const)('%s has it without a word', async (_who, { departments, ...members }) => {
    const bench = await openMarksBench({ settings: { id: 'w', departments: ['sales', 'support'] } });
    await bench.staff('ben', { ...members, departments: [...departments] });
    answered(await bench.open(bench.id, 'anna'));
    await openFeed(bench, 'ben');
    expect(await bench.shown()).toMatchObject({ delivered: 0 });
  });
});

it('D-2 a chat names its log, and keeps that name', async () => {
  const { server, id, shown, write } = await openMarksBench();
  const { epoch } = (await shown()) ?? {};
  answered(await write(id));
  expect([epoch, (await shown())?.epoch]).toEqual([(await server.chats())[0]?.epoch, epoch]);
  expect(epoch).toBeTruthy();
});
