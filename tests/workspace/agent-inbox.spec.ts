import { describe, expect, it } from 'vitest';
import type { InboxList } from '../../src/workspace/agents/agent-side.ts';
import { answered, codeOf } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

const DEPARTMENTS = { id: 'w', departments: ['sales', 'support'] };
const BY_HAND = { assignment: 'manual' } as const;

/** Two departments, an agent of each, and a supervisor. */
async function openInboxBench() {
  const bench = await openChatBench({ settings: DEPARTMENTS, rules: BY_HAND });
  await bench.staff('anna', { departments: ['sales'] });
  await bench.staff('ben', { departments: ['support'] });
  await bench.staff('carl', { departments: [], role: 'supervisor' });
  const begin = async (department: string, text = 'Hello?'): Promise<string> =>
    answered(await bench.start(await bench.visit(), { department, text })).chat;
  const list = async (agent: string, of: InboxList): Promise<readonly string[]> =>
    answered(await bench.server.inbox(agent, { list: of })).chats.map(({ id }) => id);
  const counts = async (agent: string) => answered(await bench.server.inbox(agent, { list: 'mine' })).counts;
  return { ...bench, begin, list, counts };
}

describe('an agent’s lists', () => {
  it('C-19 each chat is in the lists of those who serve its department, and of whoever may open all', async () => {
    const { begin, list } = await openInboxBench();
    const [sold, helped] = [await begin('sales'), await begin('support')];
    expect(await list('anna', 'queued')).toEqual([sold]);
    expect(await list('ben', 'queued')).toEqual([helped]);
    expect(await list('carl', 'queued')).toEqual([sold, helped]);
  });

  it('C-19 a chat that is handed to an agent of another department is in their list, and in no other agent’s', async () => {
    const { begin, list, open, server, agent, counts } = await openInboxBench();
    const id = await begin('sales');
    await open(id, 'anna');
    await server.handle({ kind: 'transfer-chat', actor: agent('anna'), chat: id, to: { agent: 'ben' } });
    expect(await list('ben', 'mine')).toEqual([id]);
    expect(await counts('ben')).toEqual({ queued: 0, open: 0, active: 1, mine: 1, bot: 0 });
    expect(await list('anna', 'mine')).toEqual([]);
  });

  it('A-2 what waits is listed as it is served: by its place in the line, not by when it began', async () => {
    const { begin, list, open, server, agent, sleep } = await openInboxBench();
    const first = await begin('sales');
    sleep(1);
    const second = await begin('sales');
    expect(await list('anna', 'queued')).toEqual([first, second]);
    await open(first, 'anna');
    sleep(1);
    await server.handle({ kind: 'transfer-chat', actor: agent('anna'), chat: first, to: { department: 'sales' } });
    expect(await list('anna', 'queued')).toEqual([second, first]);
  });

  it('C-19 an agent’s own are listed with the latest words first', async () => {
    const { begin, list, open, reply, sleep } = await openInboxBench();
    const [first, second] = [await begin('sales'), await begin('sales')];
    for (const id of [first, second]) await open(id, 'anna');
    sleep(1);
    await reply(first, 'anna');
    expect(await list('anna', 'mine')).toEqual([first, second]);
    sleep(1);
    await reply(second, 'anna');
    expect(await list('anna', 'mine')).toEqual([second, first]);
  });

  it('C-19 what was missed or closed is listed by department, in pages that give each chat once', async () => {
    const { begin, open, server, agent } = await openInboxBench();
    const closed: string[] = [];
    for (let n = 0; n < 10; n += 1) {
      const id = await begin(n % 3 === 1 ? 'support' : 'sales');
      await open(id, 'carl');
      await server.handle({ kind: 'close-chat', actor: agent('carl'), chat: id });
      if (n % 3 !== 1) closed.push(id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 20; pages += 1) {
      const page = answered(
        await server.inbox('anna', { list: 'closed', limit: 3, ...(cursor !== undefined && { cursor }) }),
      );
      expect(page.chats.length).toBeLessThanOrEqual(3);
      seen.push(...page.chats.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen.sort()).toEqual(closed.sort());
  });

  it('a live list is paged by place', async () => {
    const { begin, server } = await openInboxBench();
    const ids = [await begin('sales'), await begin('sales'), await begin('sales')].sort();
    const first = answered(await server.inbox('anna', { list: 'queued', limit: 2 }));
    const second = answered(await server.inbox('anna', { list: 'queued', limit: 2, cursor: first.next ?? '' }));
    expect([...first.chats, ...second.chats].map(({ id }) => id).sort()).toEqual(ids);
    expect([first.chats.length, second.next]).toEqual([2, null]);
    expect(answered(await server.inbox('anna', { list: 'queued', cursor: 'nonsense' })).chats).toEqual([]);
  });

  it('a chat is shown with who, since when, where in the line, and its latest words', async () => {
    const { begin, server, clock, sleep } = await openInboxBench();
    const at = clock.now;
    await begin('sales', 'Where is my lamp?');
    sleep(5);
    const [chat] = answered(await server.inbox('anna', { list: 'queued' })).chats;
    expect(chat).toMatchObject({
      visitorName: null,
      waitingSince: at,
      position: 1,
      lastMessage: { text: 'Where is my lamp?' },
      presence: null,
      readable: true,
    });
  });

  it('P-6 the words of another’s chat are shown only to whoever may open all', async () => {
    const { begin, server, staff, open } = await openInboxBench();
    await staff('dora', { departments: ['sales'] });
    const id = await begin('sales');
    await open(id, 'anna');
    const seenBy = async (who: string) => answered(await server.inbox(who, { list: 'active' })).chats[0];
    expect(await seenBy('dora')).toMatchObject({ id, lastMessage: null, readable: false });
    expect(await seenBy('carl')).toMatchObject({ id, lastMessage: { text: 'Hello?' }, readable: true });
  });

  it.each([
    ['an agent there is not', 'nobody', {}, 'not-found'],
    ['a limit of none', 'anna', { limit: 0 }, 'invalid'],
    ['a limit beyond the most', 'anna', { limit: 201 }, 'invalid'],
  ])('%s is refused', async (_what, who, query, code) => {
    const { server } = await openInboxBench();
    expect(codeOf(await server.inbox(who, { list: 'queued', ...query }))).toBe(code);
  });
});

describe('a chat before an agent', () => {
  it('D-2 its log is read in pages from the latest on, without a gap or a repeat', async () => {
    const { begin, reply, open, server } = await openInboxBench();
    const id = await begin('sales');
    await open(id, 'anna');
    for (let n = 0; n < 20; n += 1) await reply(id, 'anna');
    const numbers: number[] = [];
    for (let before: number | undefined; ; ) {
      const { log } = answered(await server.chatFor('anna', id, { limit: 5, ...(before !== undefined && { before }) }));
      expect(log.length).toBeLessThanOrEqual(5);
      numbers.unshift(...log.map(({ number }) => number));
      before = log[0]?.number;
      if (before === undefined || before === 1) break;
    }
    expect(numbers).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
  });

  it('V-1 it comes with its visitor, and what this agent may read of their earlier chats', async () => {
    const { ada, start, open, server, agent, sleep, pass } = await openInboxBench();
    const first = answered(await start(ada, { department: 'sales' })).chat;
    await open(first, 'anna');
    await server.handle({ kind: 'close-chat', actor: agent('anna'), chat: first });
    sleep(3_600);
    await pass(0);
    const second = answered(await start(ada, { department: 'support' })).chat;
    const earlier = async (who: string) =>
      answered(await server.chatFor(who, second)).visitor?.earlier.map(({ id }) => id);
    expect(await earlier('carl')).toEqual([first]);
    expect(await earlier('ben')).toEqual([]);
  });

  it.each([
    ['of another department', 'ben', 'chats.open-all'],
    ['that is another’s', 'dora', 'chats.open-all'],
  ])('P-6 one %s is refused with the permission', async (_what, who, permission) => {
    const { begin, open, server, staff } = await openInboxBench();
    await staff('dora', { departments: ['sales'] });
    const id = await begin('sales');
    await open(id, 'anna');
    expect(await server.chatFor(who, id)).toMatchObject({ ok: false, problem: { code: 'forbidden', permission } });
    expect(codeOf(await server.chatFor('carl', id))).toBe('ok');
    expect(codeOf(await server.chatFor('anna', id))).toBe('ok');
  });

  it('one there is not is not found', async () => {
    const { server } = await openInboxBench();
    expect(codeOf(await server.chatFor('anna', 'nope'))).toBe('not-found');
  });

  it('Z-7 an erased visitor’s chat is gone', async () => {
    const { begin, server } = await openInboxBench();
    const id = await begin('sales');
    const { visitor } = answered(await server.chatFor('anna', id));
    await server.eraseVisitor(visitor?.id ?? '');
    expect(codeOf(await server.chatFor('anna', id))).toBe('not-found');
  });
});
