import { describe, expect, it } from 'vitest';
import type { ChatReceipt } from '../../src/domain/chat/chat-receipt.ts';
import { answered, codeOf, MINUTE, OFFICE_HOURS } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

const BOT = { id: 'w', bot: { hours: 'always' } } as const;

describe('where a chat begins', () => {
  it('C-1 with the bot, where one serves and is not skipped', async () => {
    const { start, visit } = await openChatBench({ settings: BOT });
    expect(answered(await start())).toMatchObject({ state: 'bot', reason: 'started', position: null });
    expect(answered(await start(await visit(), { skipsBot: true }))).toMatchObject({ state: 'open' });
  });

  it('C-2 in the queue while somebody is there, with its place in the line', async () => {
    const { start, staff, visit } = await openChatBench({ rules: { assignment: 'manual' } });
    await staff('anna');
    expect(answered(await start())).toMatchObject({ state: 'queued', reason: 'started', position: 1 });
    expect(answered(await start(await visit()))).toMatchObject({ state: 'queued', position: 2 });
  });

  it('C-3 open while nobody is there, and kept for the next agent', async () => {
    const { start, chat } = await openChatBench();
    const { chat: id, state } = answered(await start());
    expect(state).toBe('open');
    expect(await chat(id)).toMatchObject({ owner: null, offer: null, head: 2 });
  });

  it('C-3 open out of hours, though somebody is there', async () => {
    const settings = { id: 'w', schedule: OFFICE_HOURS };
    const { start, staff, sleep } = await openChatBench({ settings });
    await staff('anna', { presence: 'always' });
    sleep(8 * 60 * 60);
    expect(answered(await start())).toMatchObject({ state: 'open' });
  });

  it.each([
    ['offline handling off', { offlineHandling: { enabled: false } }, 'offline-handling-off'],
    ['its cap reached', { offlineHandling: { maxOpen: 1 } }, 'open-limit'],
  ])('C-4 missed with %s, and says so', async (_title, rules, reason) => {
    const { start, visit, server } = await openChatBench({ rules });
    await start(await visit());
    expect(answered(await start())).toMatchObject({ state: 'missed', reason });
    const { chats } = answered(await server.pastChats({ state: 'missed' }));
    expect(chats.some((chat) => chat.reason === reason)).toBe(true);
  });

  it('A-6 missed where what else runs chats reports that no more are kept', async () => {
    const { start, server } = await openChatBench();
    await server.handle({ kind: 'report-load', department: 'default', queueFull: false, openFull: true });
    expect(answered(await start())).toMatchObject({ state: 'missed', reason: 'open-limit' });
  });

  it('C-4 missed in a full queue; open chats do not fill it', async () => {
    const { start, staff, visit, server } = await openChatBench({ rules: { queueLimit: 1, assignment: 'manual' } });
    await start(await visit());
    await staff('anna');
    expect(answered(await start(await visit()))).toMatchObject({ state: 'queued' });
    expect(answered(await server.statusDocument('w')).people).toEqual({ staffed: true, queueFull: true });
    expect(answered(await start())).toMatchObject({ state: 'missed', reason: 'queue-full' });
  });

  it('I-3 C-5 active and the inviter’s, whatever their presence', async () => {
    const { start, staff, agent, commandId, server, ada, chat, write } = await openChatBench();
    await staff('anna', { allDepartments: true, online: 'offline', visible: 'invisible', absent: true });
    const { visitors } = answered(await server.visitors({}));
    const invite = { kind: 'invite-and-start', actor: agent('anna'), widget: 'w', text: 'May I help?' } as const;
    const visitor = visitors[0]?.id ?? '';
    const begun = answered(await server.handle({ ...invite, commandId: commandId(), visitor }));
    expect(begun).toMatchObject({ state: 'active', reason: 'invited' });
    expect(answered(await write(begun.chat))).toMatchObject({ chat: begun.chat, state: 'active' });
    expect(await chat(begun.chat)).toMatchObject({ owner: 'anna' });
    expect(codeOf(await server.handle({ ...invite, commandId: commandId(), visitor }))).toBe('chat-state');
    expect(answered(await start(ada))).toMatchObject({ chat: begun.chat });
  });

  it('S-11 by what is so now, whatever the page believed', async () => {
    const { start, staff, server } = await openChatBench();
    await staff('anna');
    await server.handle({ kind: 'sign-out', agent: 'anna', session: 'anna-1' });
    expect(answered(await start())).toMatchObject({ state: 'open' });
  });

  it('A-1 with offline handling off in the workspace nothing is kept anywhere', async () => {
    const { start, server } = await openChatBench();
    await server.handle({ kind: 'save-workspace', offlineHandling: false });
    expect(answered(await server.statusDocument('w')).people).toMatchObject({ openFull: true });
    expect(answered(await start())).toMatchObject({ state: 'missed', reason: 'offline-handling-off' });
  });

  it('A-1 a department’s own rules go before the Default’s', async () => {
    const settings = { id: 'w', departments: ['sales', 'support'] };
    const rules = { offlineHandling: { enabled: false } };
    const { start, server, visit } = await openChatBench({ settings, rules });
    const chats = { offlineHandling: { enabled: true } };
    await server.handle({ kind: 'save-department', department: 'sales', chats });
    expect(answered(await start(await visit(), { department: 'sales' }))).toMatchObject({ state: 'open' });
    expect(answered(await start(await visit(), { department: 'support' }))).toMatchObject({ state: 'missed' });
    expect(codeOf(await start(await visit(), { department: 'moon' }))).toBe('not-found');
  });

  it('S-6 in the department that is online, where the visitor named none', async () => {
    const settings = { id: 'w', departments: ['sales', 'support'] };
    const { start, staff, chat } = await openChatBench({ settings });
    await staff('anna', { departments: ['support'] });
    expect(await chat(answered(await start()).chat)).toMatchObject({ department: 'support', offer: { agent: 'anna' } });
  });
});

describe('one chat a visitor', () => {
  it('C-19 however many starts come at once', async () => {
    const { start, server, log } = await openChatBench();
    const answers = await Promise.all(Array.from({ length: 8 }, () => start()));
    const ids = new Set(answers.map((each) => answered<ChatReceipt>(each).chat));
    expect(ids.size).toBe(1);
    expect(await server.chats()).toHaveLength(1);
    const [id] = ids;
    expect((await log(id ?? '')).map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      '1 transition',
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${number} message`),
    ]);
  });

  it('C-20 a repeat gets its first answer, and a reused id a refusal', async () => {
    const { start, write, commandId, log, visit } = await openChatBench();
    const id = commandId();
    const first = answered(await start(undefined, { commandId: id }));
    expect(await start(undefined, { commandId: id })).toEqual({ ok: true, value: first });
    expect(codeOf(await start(undefined, { commandId: id, text: 'Else?' }))).toBe('command-id-reused');
    expect(codeOf(await start(await visit(), { commandId: id }))).toBe('command-id-reused');
    const again = commandId();
    await write(first.chat, undefined, { commandId: again });
    await write(first.chat, undefined, { commandId: again });
    expect(await log(first.chat)).toHaveLength(3);
  });

  it('Z-3 another visitor’s chat is as if there were none, and an unknown token nobody’s', async () => {
    const { start, write, visit, ada } = await openChatBench();
    const { chat } = answered(await start());
    expect(codeOf(await write(chat, await visit()))).toBe('not-found');
    expect(codeOf(await write(chat, { ...ada, token: `pl1_${'0'.repeat(64)}` }))).toBe('session-expired');
  });

  it('Z-4 ten messages at once, then one a second', async () => {
    const { start, write, sleep } = await openChatBench();
    const { chat } = answered(await start());
    for (let sent = 1; sent < 10; sent += 1) expect(codeOf(await write(chat))).toBe('ok');
    expect(await write(chat)).toMatchObject({ problem: { code: 'too-many-requests', retryAfterMs: 1_000 } });
    sleep(1);
    expect([codeOf(await write(chat)), codeOf(await write(chat))]).toEqual(['ok', 'too-many-requests']);
  });
});

describe('the bot and people', () => {
  it.each([
    ['queued', true, {}],
    ['open', false, {}],
    ['missed', false, { offlineHandling: { enabled: false } }],
  ])('C-6 handed off it is %s, and the bot is silent', async (state, staffed, rules) => {
    const { start, staff, server, write } = await openChatBench({ settings: BOT, rules });
    if (staffed) await staff('anna');
    const { chat } = answered(await start());
    expect(codeOf(await write(chat, { kind: 'bot' }))).toBe('ok');
    expect(answered(await server.handle({ kind: 'hand-off', actor: { kind: 'bot' }, chat }))).toMatchObject({ state });
    expect(codeOf(await write(chat, { kind: 'bot' }))).toBe('chat-state');
    expect(codeOf(await server.handle({ kind: 'hand-off', actor: { kind: 'bot' }, chat }))).toBe('chat-state');
  });

  it('C-6 the visitor may ask for a person', async () => {
    const { start, staff, server, ada, steps } = await openChatBench({ settings: BOT });
    await staff('anna');
    const { chat } = answered(await start());
    await server.handle({ kind: 'hand-off', actor: ada, chat });
    expect(await steps(chat)).toEqual(['>bot started', 'bot>queued handed-off', 'queued>queued offered anna']);
  });

  it.each(['visible', 'invisible'] as const)('O-3 a %s agent opens it and answers', async (visible) => {
    const { start, staff, open, reply, steps, chat: read } = await openChatBench({ settings: BOT });
    await staff('anna', { visible });
    const { chat } = answered(await start());
    await open(chat, 'anna');
    expect(await read(chat)).toMatchObject({ state: 'bot', head: 2 });
    expect(codeOf(await reply(chat, 'anna'))).toBe('ok');
    const taken = visible === 'visible' ? ['bot>active replied anna'] : [];
    expect(await steps(chat)).toEqual(['>bot started', ...taken]);
  });

  it('C-7 from then on it is theirs', async () => {
    const { start, staff, reply, chat: read, write } = await openChatBench({ settings: BOT });
    await staff('anna');
    const { chat } = answered(await start());
    await reply(chat, 'anna');
    expect(await read(chat)).toMatchObject({ state: 'active', owner: 'anna' });
    expect(codeOf(await write(chat, { kind: 'bot' }))).toBe('chat-state');
  });
});

describe('opening', () => {
  it.each(['online', 'away', 'offline'] as const)('O-1 by a visible agent who is %s it is theirs', async (online) => {
    const { start, staff, open, chat: read } = await openChatBench({ rules: { assignment: 'manual' } });
    const { chat } = answered(await start());
    await staff('anna', { online });
    expect(answered(await open(chat, 'anna'))).toMatchObject({ state: 'active', owner: 'anna', reason: 'opened' });
    expect(await read(chat)).toMatchObject({ owner: 'anna' });
  });

  it('O-2 by an invisible one it stays as it is, and their words are sent', async () => {
    const { start, staff, open, reply, chat: read, log } = await openChatBench({ rules: { assignment: 'manual' } });
    const { chat } = answered(await start());
    await staff('anna', { visible: 'invisible' });
    await open(chat, 'anna');
    await reply(chat, 'anna');
    expect(await read(chat)).toMatchObject({ state: 'open', owner: null });
    expect((await log(chat)).at(-1)).toMatchObject({ kind: 'message', actor: { kind: 'agent', id: 'anna' } });
  });

  it('O-1 another’s takes a permission, and is recorded as taken over', async () => {
    const { start, staff, open, reply, steps } = await openChatBench();
    await staff('anna');
    await staff('ben');
    await staff('cleo', { role: 'supervisor' });
    const { chat } = answered(await start());
    await open(chat, 'anna');
    const lacking = { problem: { code: 'forbidden', permission: 'chats.open-all' } };
    expect(await open(chat, 'ben')).toMatchObject(lacking);
    expect(await reply(chat, 'ben')).toMatchObject(lacking);
    expect(answered(await reply(chat, 'cleo'))).toMatchObject({ state: 'active' });
    expect(answered(await open(chat, 'cleo'))).toMatchObject({ owner: 'cleo' });
    expect((await steps(chat)).slice(-2)).toEqual(['queued>active opened anna', 'active>active taken-over cleo']);
  });

  it('O-4 a note accepts nothing, in whatever state', async () => {
    const {
      start,
      staff,
      server,
      agent,
      commandId,
      chat: read,
      log,
    } = await openChatBench({
      rules: { assignment: 'manual' },
    });
    await staff('anna');
    const { chat } = answered(await start());
    const note = () =>
      server.handle({ kind: 'note', actor: agent('anna'), chat, commandId: commandId(), text: 'Regular.' });
    await note();
    expect(await read(chat)).toMatchObject({ state: 'queued', owner: null, agentWroteAt: null });
    await server.handle({ kind: 'close-chat', actor: agent('anna'), chat });
    await note();
    expect((await log(chat)).map(({ kind }) => kind)).toEqual(['transition', 'message', 'note', 'transition', 'note']);
  });
});

describe('what is recorded', () => {
  it('C-19 each step with who, when and why, in a dense log and without words in the events', async () => {
    const { start, staff, open, server, clock, log, pass } = await openChatBench({ rules: { assignment: 'manual' } });
    await staff('anna');
    const begun = clock.now;
    const { chat } = answered(await start());
    await pass(60);
    await open(chat, 'anna');
    const entries = await log(chat);
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3]);
    const visitor = (await server.chats())[0]?.visitor;
    expect(entries[0]).toMatchObject({
      at: begun,
      actor: { kind: 'visitor', id: visitor },
      reason: 'started',
      from: null,
    });
    expect(entries[2]).toMatchObject({ at: begun + MINUTE, actor: { kind: 'agent', id: 'anna' }, reason: 'opened' });
    const events = answered(await server.store.eventsAfter('main', 0, 100)).filter(({ kind }) =>
      kind.startsWith('chat.'),
    );
    expect(events.map(({ kind }) => kind)).toEqual(['chat.queued', 'chat.written', 'chat.accepted']);
    expect(JSON.stringify(events)).not.toContain('Hello');
  });
});
