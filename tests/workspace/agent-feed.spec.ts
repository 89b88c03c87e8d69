import { describe, expect, it, onTestFinished } from 'vitest';
import type { AgentFrame } from '../../src/workspace/agents/agent-side.ts';
import { answered } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

/** Anna of sales, Ben of support and Carl, who supervises; each frame an agent hears is kept. */
async function openFeedBench() {
  const bench = await openChatBench({
    settings: { id: 'w', departments: ['sales', 'support'] },
    rules: { assignment: 'manual' },
  });
  await bench.staff('anna', { departments: ['sales'] });
  await bench.staff('ben', { departments: ['support'] });
  await bench.staff('carl', { role: 'supervisor' });
  /** Lets what follows a commit be told: no more than reads of a store in memory. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const follow = async (agent: string, login?: string) => {
    const heard: AgentFrame[] = [];
    const stop = bench.server.agentFeed(agent, (frame) => heard.push(frame), login);
    onTestFinished(stop);
    await settle();
    return {
      stop,
      heard,
      /** What was heard since the last look, in short. */
      async news(): Promise<readonly string[]> {
        await settle();
        return heard.splice(0).map(inShort);
      },
    };
  };
  const begin = async (department: string, by = bench.ada) => answered(await bench.start(by, { department })).chat;
  return { ...bench, settle, follow, begin };
}

function inShort(frame: AgentFrame): string {
  switch (frame.kind) {
    case 'chat':
      return `chat ${frame.chat.state} +${frame.entries.map(({ number }) => number).join()}`;
    case 'counts': {
      const { queued, open, active, mine, bot } = frame.counts;
      return `counts ${[queued, open, active, mine, bot].join('/')}`;
    }
    case 'agent':
      return `agent ${frame.agent.id} ${frame.agent.online}`;
    case 'agent-gone':
      return `agent-gone ${frame.agent}`;
    case 'ended':
      return `ended ${frame.problem.code}`;
    default:
      return frame.kind;
  }
}

describe('an agent’s feed', () => {
  it('begins with all the agent sees, and with nothing of other departments', async () => {
    const { begin, visit, follow } = await openFeedBench();
    const sold = await begin('sales');
    await begin('support', await visit());
    const { heard } = await follow('anna');
    expect(heard).toMatchObject([
      {
        kind: 'snapshot',
        self: { id: 'anna' },
        counts: { queued: 1, mine: 0 },
        chats: [{ id: sold, lastMessage: { text: 'Hello?' } }],
        agents: [{ id: 'anna' }, { id: 'ben' }, { id: 'carl' }],
      },
    ]);
    const [snapshot] = heard;
    const others = snapshot?.kind === 'snapshot' ? snapshot.agents : [];
    expect(others.some((agent) => 'sessions' in agent)).toBe(false);
  });

  it('D-2 each change comes once, with the new lines of the log in their order', async () => {
    const { begin, follow, write, open, reply } = await openFeedBench();
    const { news } = await follow('anna');
    await news();
    const id = await begin('sales');
    expect(await news()).toEqual(['chat queued +1,2', 'counts 1/0/0/0/0']);
    await write(id);
    expect(await news()).toEqual(['chat queued +3']);
    await open(id, 'anna');
    await reply(id, 'anna');
    const both = await news();
    expect(both.filter((short) => short.startsWith('chat')).join()).toMatch(/\+4,5$|\+4,chat active \+5$/);
    expect(both.at(-1)).toMatch(/^counts 0\/0\/1\/1\/0$|^chat active/);
  });

  it('C-17 a chat that is over is told with its end, and counted no more', async () => {
    const { begin, follow, open, server, agent } = await openFeedBench();
    const id = await begin('sales');
    await open(id, 'anna');
    const { news } = await follow('anna');
    await news();
    await server.handle({ kind: 'close-chat', actor: agent('anna'), chat: id });
    expect(await news()).toEqual(['chat closed +4', 'counts 0/0/0/0/0']);
    await server.handle({ kind: 'save-agent', agent: 'anna', departments: ['sales', 'support'] });
    expect((await news()).filter((short) => short.startsWith('chat'))).toEqual([]);
  });

  it('O-4 notes in a chat that is over are told as they come', async () => {
    const { begin, follow, open, server, agent, commandId } = await openFeedBench();
    const id = await begin('sales');
    await open(id, 'anna');
    const { news } = await follow('anna');
    await server.handle({ kind: 'close-chat', actor: agent('anna'), chat: id });
    await news();
    for (const number of [5, 6]) {
      const note = { commandId: commandId(), text: 'He will call.' };
      await server.handle({ kind: 'note', actor: agent('anna'), chat: id, ...note });
      expect(await news()).toEqual([`chat closed +${number}`]);
    }
  });

  it('C-15 a chat that goes to another department is gone for one agent and there for the other', async () => {
    const { begin, follow, open, server, agent } = await openFeedBench();
    const id = await begin('sales');
    await open(id, 'anna');
    const [anna, ben] = [await follow('anna'), await follow('ben')];
    await Promise.all([anna.news(), ben.news()]);
    await server.handle({ kind: 'transfer-chat', actor: agent('anna'), chat: id, to: { department: 'support' } });
    expect(await anna.news()).toEqual(['chat-gone', 'counts 0/0/0/0/0']);
    expect(await ben.news()).toEqual(['chat queued +1,2,3,4', 'counts 1/0/0/0/0']);
  });

  it('P-6 another role or other departments count at once', async () => {
    const { begin, visit, follow, server } = await openFeedBench();
    await begin('sales');
    await begin('support', await visit());
    const { news } = await follow('anna');
    await news();
    await server.handle({ kind: 'save-agent', agent: 'anna', departments: ['support'] });
    expect((await news()).filter((short) => !short.startsWith('agent'))).toEqual([
      'self',
      'chat-gone',
      'chat queued +1,2',
    ]);
    await server.handle({ kind: 'save-agent', agent: 'anna', role: 'supervisor' });
    expect(await news()).toContain('counts 2/0/0/0/0');
  });

  it('P-6 the words of a chat that is another’s are told only to whoever may open all', async () => {
    const { begin, follow, open, reply, staff, settle } = await openFeedBench();
    await staff('dora', { departments: ['sales'] });
    const id = await begin('sales');
    await open(id, 'anna');
    const [dora, carl] = [await follow('dora'), await follow('carl')];
    await Promise.all([dora.news(), carl.news()]);
    await reply(id, 'anna');
    await settle();
    expect(JSON.stringify(dora.heard)).not.toContain('Good morning.');
    expect(JSON.stringify(carl.heard)).toContain('Good morning.');
  });

  it('P-1 agents are told when they differ, and not at each heartbeat', async () => {
    const { follow, server } = await openFeedBench();
    const { news } = await follow('anna');
    await news();
    await server.handle({ kind: 'beat', agent: 'ben', session: 'ben-1', transport: 'http', active: true });
    expect(await news()).toEqual([]);
    await server.handle({ kind: 'save-agent', agent: 'ben', online: 'away' });
    expect(await news()).toEqual(['agent ben away']);
    await server.handle({ kind: 'remove-agent', agent: 'ben' });
    expect(await news()).toEqual(['agent-gone ben']);
  });

  it('V-3 a chat is told anew when its visitor comes to a page, and when they leave it', async () => {
    const { begin, follow, server, ada, settle } = await openFeedBench();
    await server.handle({ kind: 'save-widget', settings: { id: 'w', departments: ['sales'], tracking: true } });
    await begin('sales');
    const { heard, news } = await follow('anna');
    await news();
    const page = { url: 'https://shop.example/' };
    const visit = { page, language: 'en', timeZone: 'UTC', device: 'desktop' } as const;
    for (const [leaves, presence] of [
      [false, 'here'],
      [true, 'left'],
    ] as const) {
      await server.handle({ kind: 'beat-visit', actor: ada, visit: { ...visit, ...(leaves && { leaves }) } });
      await settle();
      expect(heard.findLast(({ kind }) => kind === 'chat')).toMatchObject({ chat: { presence } });
    }
  });

  it('settings that were saved are told', async () => {
    const { follow, server } = await openFeedBench();
    const { news } = await follow('anna');
    await news();
    await server.handle({ kind: 'save-workspace', offlineHandling: false });
    expect(await news()).toContain('settings-changed');
  });

  it('Z-5 it ends with the agent, with the login it was opened under, and with the server', async () => {
    const { follow, server } = await openFeedBench();
    const [anna, stranger, carl] = [await follow('anna'), await follow('carl', 'no-such-login'), await follow('carl')];
    expect(stranger.heard.map(inShort)).toEqual(['ended unauthorized']);
    await anna.news();
    await carl.news();
    await server.handle({ kind: 'remove-agent', agent: 'anna' });
    expect(await anna.news()).toEqual(['ended unauthorized']);
    await server.close();
    expect((await carl.news()).at(-1)).toBe('ended unavailable');
    expect(await anna.news()).toEqual([]);
  });

  it('nothing is told after it was stopped', async () => {
    const { begin, follow, server, settle } = await openFeedBench();
    const { stop, news } = await follow('anna');
    await news();
    stop();
    stop();
    await begin('sales');
    expect(await news()).toEqual([]);
    const heard: AgentFrame[] = [];
    server.agentFeed('anna', (frame) => heard.push(frame))();
    await settle();
    expect(heard).toEqual([]);
  });

  it('Z-7 a chat whose visitor was erased is gone', async () => {
    const { begin, follow, server, chat } = await openFeedBench();
    const id = await begin('sales');
    const { visitor } = await chat(id);
    const { news } = await follow('anna');
    await news();
    await server.eraseVisitor(visitor);
    expect(await news()).toContain('chat-gone');
  });
});
