import { describe, expect, it } from 'vitest';
import { answered, codeOf, MONDAY_10, OFFICE_HOURS } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

describe('offers', () => {
  it('A-3 C-9 go round, each until its deadline, and then wait until something changes', async () => {
    const { start, staff, pass, steps, chat: read } = await openChatBench({ rules: { answerLimitMs: 0 } });
    await staff('anna', { presence: 'always' });
    await staff('ben', { presence: 'always' });
    const { chat } = answered(await start());
    await pass(30);
    await pass(30);
    await pass(600);
    expect(await steps(chat)).toEqual([
      '>queued started',
      'queued>queued offered anna',
      'queued>queued offer-expired anna',
      'queued>queued offered ben',
      'queued>queued offer-expired ben',
    ]);
    expect(await read(chat)).toMatchObject({ offer: null, passedBy: ['anna', 'ben'] });
    await staff('cleo');
    expect(await read(chat)).toMatchObject({ offer: { agent: 'cleo' } });
  });

  it('C-9 an agent passes one on, and is not asked again at once', async () => {
    const { start, staff, server, agent, steps } = await openChatBench();
    await staff('anna');
    const { chat } = answered(await start());
    const pass = (by: string) => server.handle({ kind: 'pass-offer', actor: agent(by), chat });
    expect(answered(await pass('anna'))).toMatchObject({ state: 'queued', offer: null });
    expect(codeOf(await pass('anna'))).toBe('chat-state');
    expect((await steps(chat)).at(-1)).toBe('queued>queued offer-passed anna');
  });

  it('C-9 an agent who goes away loses it to the next at once', async () => {
    const { start, staff, server, chat: read } = await openChatBench();
    await staff('anna');
    await staff('ben');
    const { chat } = answered(await start());
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'away' });
    expect(await read(chat)).toMatchObject({ offer: { agent: 'ben' } });
  });

  it('C-8 O-6 auto-accept makes it theirs at once, and the answer says so', async () => {
    const { start, staff, steps } = await openChatBench();
    await staff('anna', { autoAccept: true });
    const begun = answered(await start());
    expect(begun).toMatchObject({ state: 'active', reason: 'auto-accepted', position: null });
    expect(await steps(begun.chat)).toEqual(['>queued started', 'queued>active auto-accepted anna']);
  });

  it('O-5 go to invisible agents as well, whose opening accepts nothing', async () => {
    const { start, staff, open, chat: read, pass } = await openChatBench();
    await staff('anna', { visible: 'invisible' });
    const { chat } = answered(await start());
    await open(chat, 'anna');
    expect(await read(chat)).toMatchObject({ state: 'queued', offer: { agent: 'anna' } });
    await pass(30);
    expect(await read(chat)).toMatchObject({ state: 'queued', offer: null });
  });

  it('A-4 a place that frees is used at once', async () => {
    const { start, staff, visit, open, server, agent, chat: read } = await openChatBench({ rules: { capacity: 1 } });
    await staff('anna');
    const first = answered(await start()).chat;
    const second = answered(await start(await visit())).chat;
    await open(first, 'anna');
    expect(await read(second)).toMatchObject({ state: 'queued', offer: null });
    await server.handle({ kind: 'close-chat', actor: agent('anna'), chat: first });
    expect(await read(second)).toMatchObject({ offer: { agent: 'anna' } });
  });
});

describe('waiting', () => {
  it.each([
    ['open', {}, 'nobody-reachable'],
    ['missed', { offlineHandling: { enabled: false } }, 'offline-handling-off'],
  ])('C-10 ten minutes after the last one left it is %s', async (state, rules, reason) => {
    const { start, staff, server, pass, chat: read, sleep } = await openChatBench({ rules });
    await staff('anna');
    const { chat } = answered(await start());
    sleep(60);
    await server.handle({ kind: 'sign-out', agent: 'anna', session: 'anna-1' });
    await pass(599);
    expect(await read(chat)).toMatchObject({ state: 'queued', offer: null });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state, reason, since: MONDAY_10 + 660_000 });
  });

  it('C-11 three minutes of somebody’s presence, however it is split, and no minute of their absence', async () => {
    const { start, staff, server, pass, chat: read } = await openChatBench({ rules: { assignment: 'manual' } });
    await staff('anna', { presence: 'always' });
    const { chat } = answered(await start());
    await pass(100);
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'away' });
    await pass(500);
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
    await pass(79);
    expect(await read(chat)).toMatchObject({ state: 'queued' });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state: 'missed', reason: 'no-answer' });
  });

  it('C-12 a visitor who said nothing for longer than the limit', async () => {
    const rules = { assignment: 'manual', answerLimitMs: 0, visitorLimitMs: 300_000 } as const;
    const { start, staff, pass, write, chat: read } = await openChatBench({ rules });
    await staff('anna', { presence: 'always' });
    const { chat } = answered(await start());
    await pass(200);
    await write(chat);
    await pass(299);
    expect(await read(chat)).toMatchObject({ state: 'queued' });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state: 'missed', reason: 'visitor-gone' });
  });

  it('C-13 A-5 the first agent in reach takes open chats, as many as they have room for', async () => {
    const { start, staff, visit, server } = await openChatBench({ rules: { capacity: 2 } });
    for (const each of [1, 2, 3]) answered(await start(await visit(), { text: `${each}` }));
    await staff('anna');
    expect((await server.chats()).map(({ state, owner }) => [state, owner])).toEqual([
      ['active', 'anna'],
      ['active', 'anna'],
      ['open', null],
    ]);
    await staff('ben');
    expect((await server.chats())[2]).toMatchObject({ state: 'active', owner: 'ben', reason: 'assigned' });
  });

  it('A-5 open chats wait for the hours, where the policy counts them, and are handed out as they begin', async () => {
    const settings = { id: 'w', schedule: OFFICE_HOURS };
    const { start, staff, sleep, server, chat: read, pass } = await openChatBench({ settings });
    sleep(8 * 60 * 60);
    const { chat } = answered(await start());
    await staff('anna', { presence: 'always' });
    expect(await read(chat)).toMatchObject({ state: 'open' });
    // Until then a session ends, which changes nothing.
    await pass(300);
    expect(server.nextDeadline()).toBe(MONDAY_10 + 23 * 3_600_000);
    await pass(15 * 60 * 60 - 300 - 1);
    expect(await read(chat)).toMatchObject({ state: 'open' });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state: 'active', owner: 'anna' });
  });

  it('C-16 an owner out of reach while the visitor waits', async () => {
    const {
      start,
      staff,
      open,
      write,
      server,
      pass,
      chat: read,
    } = await openChatBench({
      rules: { ownerGraceMs: 60_000, assignment: 'manual' },
    });
    await staff('anna');
    const { chat } = answered(await start());
    await open(chat, 'anna');
    await server.handle({ kind: 'sign-out', agent: 'anna', session: 'anna-1' });
    await pass(10);
    await write(chat);
    await pass(59);
    expect(await read(chat)).toMatchObject({ state: 'active' });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state: 'queued', reason: 'owner-unreachable', owner: null });
  });

  it('C-16 an owner who is removed leaves none of their chats behind', async () => {
    const { start, staff, open, server, chat: read } = await openChatBench();
    await staff('anna');
    const { chat } = answered(await start());
    await open(chat, 'anna');
    await staff('ben');
    await server.handle({ kind: 'remove-agent', agent: 'anna' });
    expect(await read(chat)).toMatchObject({ state: 'queued', owner: null, offer: { agent: 'ben' } });
  });

  it('C-17 silence closes it, where that is set', async () => {
    const { start, staff, open, pass, chat: read } = await openChatBench({ rules: { inactivityMs: 60_000 } });
    await staff('anna');
    const { chat } = answered(await start());
    await open(chat, 'anna');
    await pass(60);
    expect(await read(chat)).toMatchObject({ state: 'closed', reason: 'inactive' });
  });

  it('C-9 a late tick writes the same log as one in time', async () => {
    const run = async (steps: readonly number[]) => {
      const { start, staff, pass, log, visit, server } = await openChatBench({ rules: { answerLimitMs: 100_000 } });
      await staff('anna', { presence: 'always' });
      await staff('ben');
      const ids = [answered(await start()).chat, answered(await start(await visit())).chat];
      for (const seconds of steps) await pass(seconds);
      return [await Promise.all(ids.map(log)), await server.chats()];
    };
    const inTime = await run(Array.from({ length: 1_200 }, () => 1));
    expect(await run([1_200])).toEqual(inTime);
    expect(await run([7, 1_000, 193])).toEqual(inTime);
  });
});

describe('handing on', () => {
  async function activeChat(rules = {}) {
    const bench = await openChatBench({ settings: { id: 'w', departments: ['default', 'support'] }, rules });
    await bench.staff('anna');
    const { chat } = answered(await bench.start());
    await bench.open(chat, 'anna');
    const transfer = (to: { agent: string } | { department: string }, by = 'anna', note?: string) =>
      bench.server.handle({
        kind: 'transfer-chat',
        actor: bench.agent(by),
        chat,
        to,
        ...(note !== undefined && { note }),
      });
    return { ...bench, id: chat, transfer };
  }

  it('C-15 to an agent, whose it is then, with a note', async () => {
    const { staff, transfer, id, log, steps } = await activeChat();
    await staff('ben');
    expect(answered(await transfer({ agent: 'ben' }, 'anna', 'Wants a refund.'))).toMatchObject({
      chat: { state: 'active', owner: 'ben' },
      warning: null,
    });
    expect((await steps(id)).at(-1)).toBe('active>active transferred ben');
    expect((await log(id)).at(-1)).toMatchObject({ kind: 'note', text: 'Wants a refund.' });
  });

  it('C-15 to a department, whose queue it joins and whose people are asked', async () => {
    const { staff, transfer } = await activeChat();
    await staff('ben', { departments: ['support'] });
    expect(answered(await transfer({ department: 'support' }))).toMatchObject({
      chat: { state: 'queued', department: 'support', offer: { agent: 'ben' } },
    });
  });

  it.each([
    ['offline', { online: 'offline' }, {}],
    ['full', { online: 'online' }, { capacity: 1 }],
  ] as const)('A-7 to somebody who is %s it is done, with a warning', async (warning, members, rules) => {
    const { staff, transfer, start, visit, open } = await activeChat(rules);
    await staff('ben', members);
    const { chat } = answered(await start(await visit()));
    await open(chat, 'ben');
    expect(answered(await transfer({ agent: 'ben' }))).toMatchObject({ chat: { owner: 'ben' }, warning });
  });

  it.each([
    ['nobody of that name', { agent: 'nobody' }, 'not-found'],
    ['the owner', { agent: 'anna' }, 'invalid'],
    ['no department', { department: 'moon' }, 'not-found'],
  ])('C-15 not to %s', async (_title, to, code) => {
    const { transfer } = await activeChat();
    expect(codeOf(await transfer(to))).toBe(code);
  });

  it('C-15 another’s chat takes a permission', async () => {
    const { staff, transfer } = await activeChat();
    await staff('ben');
    expect(await transfer({ agent: 'ben' }, 'ben')).toMatchObject({ problem: { permission: 'chats.open-all' } });
  });
});

describe('the end, and after', () => {
  it('S-10 C-17 disabling closes what runs, and nothing else does', async () => {
    const { start, staff, visit, server, chat: read, open, write } = await openChatBench();
    const waiting = answered(await start(await visit())).chat;
    await staff('anna');
    const running = answered(await start()).chat;
    await open(running, 'anna');
    await server.handle({ kind: 'save-widget', settings: { id: 'w', closingNotice: 5 } });
    expect(await read(running)).toMatchObject({ state: 'active' });
    await server.handle({ kind: 'save-widget', settings: { id: 'w', disabled: true } });
    for (const id of [waiting, running]) {
      expect(await read(id)).toMatchObject({ state: 'closed', reason: 'widget-disabled', owner: null });
    }
    expect(codeOf(await write(running))).toBe('widget-disabled');
    expect(await server.chats()).toEqual([]);
  });

  it('C-17 C-18 the visitor ends it and comes back within the window, and later begins the next', async () => {
    const { start, staff, server, ada, sleep, write, steps, chat: read } = await openChatBench();
    await staff('anna', { presence: 'always' });
    const { chat } = answered(await start());
    const end = () => server.handle({ kind: 'close-chat', actor: ada, chat });
    expect(answered(await end())).toMatchObject({ state: 'closed', reason: 'ended-by-visitor' });
    expect(codeOf(await end())).toBe('chat-state');
    sleep(30 * 60 - 1);
    expect(answered(await write(chat))).toMatchObject({ chat, state: 'queued', reason: 'written-again' });
    expect((await steps(chat)).slice(-3)).toEqual([
      'queued>closed ended-by-visitor anna',
      'closed>queued written-again',
      'queued>queued offered anna',
    ]);
    await end();
    sleep(30 * 60);
    const next = answered(await write(chat));
    expect(next.chat).not.toBe(chat);
    expect(await read(next.chat)).toMatchObject({ state: 'queued', reason: 'started', follows: chat });
    // What is written into the old one goes on in the one that lives.
    expect(answered(await write(chat))).toMatchObject({ chat: next.chat });
  });

  it('C-14 a missed chat is reopened as one that follows it, once', async () => {
    const {
      start,
      staff,
      server,
      agent,
      write,
      chat: read,
      ada,
    } = await openChatBench({
      rules: { offlineHandling: { enabled: false } },
    });
    const missed = answered(await start()).chat;
    expect(codeOf(await write(missed))).toBe('chat-state');
    await staff('anna', { online: 'away' });
    const reopen = (chat: string) => server.handle({ kind: 'reopen-chat', actor: agent('anna'), chat });
    const reopened = answered(await reopen(missed));
    expect(reopened).toMatchObject({ state: 'queued', reason: 'reopened', follows: missed });
    expect(await read(missed)).toMatchObject({ state: 'missed' });
    expect(codeOf(await reopen(missed))).toBe('chat-state');
    expect(answered(await write(reopened.id, ada))).toMatchObject({ chat: reopened.id });
  });
});
