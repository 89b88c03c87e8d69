import { describe, expect, it, onTestFinished } from 'vitest';
import type { TypingFrame } from '../../../src/domain/chat/visitor-chat.ts';
import type { AgentFrame } from '../../../src/workspace/agents/agent-side.ts';
import type { AgentChatActor, VisitorActor } from '../../../src/workspace/chats/chat-command.ts';
import { createMemoryStore } from '../../../src/workspace/memory-store.ts';
import { answered, codeOf } from '../bench.ts';
import { openChatBench } from '../chat-bench.ts';
import { settle } from './settle.ts';

/** Ada talks with Anna of sales; Zoe of sales as well, Ben of support and Carl, who supervises, look on. */
async function openTypingBench(store = createMemoryStore()) {
  const bench = await openChatBench({
    store,
    settings: { id: 'w', departments: ['sales', 'support'] },
    rules: { assignment: 'manual' },
  });
  const { server, ada, staff, start, open } = bench;
  await staff('anna', { name: 'Anna', departments: ['sales'] });
  await staff('zoe', { departments: ['sales'] });
  await staff('ben', { departments: ['support'] });
  await staff('carl', { role: 'supervisor' });
  const { chat: id } = answered(await start(ada, { department: 'sales' }));
  answered(await open(id, 'anna'));
  return {
    ...bench,
    id,
    type: (actor: VisitorActor | AgentChatActor, chat = id) => server.handle({ kind: 'tell-typing', actor, chat }),
    /** What an agent’s page hears of typing: who. */
    async agentPage(agent: string): Promise<readonly string[]> {
      const heard: string[] = [];
      const hear = (frame: AgentFrame): void => {
        if (frame.kind === 'typing') heard.push(frame.by.kind === 'agent' ? frame.by.id : 'visitor');
      };
      onTestFinished(server.agentFeed(agent, hear));
      await settle();
      return heard;
    },
    async visitorPage(actor = ada): Promise<{ readonly kinds: string[]; readonly typing: TypingFrame[] }> {
      const [kinds, typing]: [string[], TypingFrame[]] = [[], []];
      const stop = server.followVisitor(
        actor,
        null,
        ({ kind }) => kinds.push(kind),
        (frame) => typing.push(frame),
      );
      onTestFinished(stop);
      await settle();
      return { kinds, typing };
    },
  };
}

describe('typing', () => {
  it('K-2 a visitor hears the agent by name and for five seconds, in no page and to no other visitor', async () => {
    const { clock, id, agent, visit, type, visitorPage } = await openTypingBench();
    const [hers, another] = [await visitorPage(), await visitorPage(await visit())];
    answered(await type(agent('anna')));
    await settle();
    expect(hers.typing).toEqual([{ kind: 'typing', chat: id, name: 'Anna', until: clock.now + 5_000 }]);
    expect([hers.kinds, another.typing]).toEqual([['page'], []]);
  });

  it('K-2 agents hear the visitor and each other where they may read, and nobody hears themselves', async () => {
    const { ada, agent, type, agentPage, visitorPage } = await openTypingBench();
    const pages = [await agentPage('anna'), await agentPage('zoe'), await agentPage('ben'), await agentPage('carl')];
    const hers = await visitorPage();
    answered(await type(ada));
    answered(await type(agent('anna')));
    expect(pages).toEqual([['visitor'], [], [], ['visitor', 'anna']]);
    expect(hers.typing).toHaveLength(1);
  });

  it('K-2 is told once in two seconds, for each who writes', async () => {
    const { ada, agent, type, agentPage, sleep } = await openTypingBench();
    const heard = await agentPage('carl');
    for (const seconds of [0, 1, 0.999, 0.001, 1]) {
      sleep(seconds);
      for (const actor of [ada, agent('anna')]) expect((await type(actor)).ok).toBe(true);
    }
    expect(heard).toEqual(['visitor', 'anna', 'visitor', 'anna']);
  });

  it('K-2 is never stored', async () => {
    const { server, ada, agent, type } = await openTypingBench();
    const before = await server.store.load('main');
    for (const actor of [ada, agent('anna')]) answered(await type(actor));
    expect(await server.store.load('main')).toEqual(before);
  });

  it('O-2 an invisible agent writes unheard, and hears the visitor', async () => {
    const { ada, agent, staff, type, agentPage, visitorPage } = await openTypingBench();
    await staff('anna', { visible: 'invisible' });
    const [annas, carls, hers] = [await agentPage('anna'), await agentPage('carl'), await visitorPage()];
    answered(await type(agent('anna')));
    answered(await type(ada));
    expect([annas, carls, hers.typing]).toEqual([['visitor'], ['visitor'], []]);
  });

  it('K-2 asks for the rights of words', async () => {
    const { server, id, ada, visit, agent, type, agentPage } = await openTypingBench();
    const heard = await agentPage('carl');
    const codes = [codeOf(await type(await visit())), codeOf(await type(agent('ben')))];
    await server.handle({ kind: 'close-chat', actor: agent('anna'), chat: id });
    codes.push(codeOf(await type(agent('anna'))));
    expect(codes).toEqual(['not-found', 'forbidden', 'chat-state']);
    expect([(await type(ada)).ok, heard]).toEqual([true, []]);
  });

  it('K-2 comes to no page that has not heard yet what there is', async () => {
    const store = createMemoryStore();
    let letGo = (): void => undefined;
    let held: Promise<void> | null = null;
    const { server, ada, type } = await openTypingBench({
      ...store,
      async find(...asked) {
        await held;
        return store.find(...asked);
      },
    });
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    const heard: string[] = [];
    onTestFinished(server.agentFeed('carl', ({ kind }) => heard.push(kind)));
    answered(await type(ada));
    letGo();
    await settle();
    expect(heard).toEqual(['snapshot']);
  });

  it('Z-3 a page whose session has ended hears nothing more', async () => {
    const { server, ada, agent, type, visitorPage } = await openTypingBench();
    const hers = await visitorPage();
    await server.handle({ kind: 'end-session', widget: 'w', tokens: [ada.token], hostToken: null, origin: null });
    await settle();
    answered(await type(agent('anna')));
    expect([hers.kinds, hers.typing]).toEqual([['page', 'ended'], []]);
  });
});
