import { describe, expect, it } from 'vitest';
import { scriptedBot } from '../../src/testing/scripted-bot.ts';
import type { BotStep } from '../../src/workspace/bots/bot-provider.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, openBench } from './bench.ts';
import { BOT, heldBot, openBotBench, rest } from './bot-bench.ts';
import { faultyStore } from './faulty-store.ts';

const NEXT: BotStep = { kind: 'next-message' };
const HAND_OFF: BotStep = { kind: 'hand-off' };

describe('answers', () => {
  it('B-1 the bot answers each of the visitor’s words, whether people are there or not', async () => {
    const bot = scriptedBot({ lines: [{ when: 'hours', say: 'Nine to five.' }], otherwise: { say: 'Pardon?' } });
    const { start, write, staff, said } = await openBotBench(bot);
    const { chat } = answered(await start());
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: Pardon?']);
    await staff('anna');
    await write(chat, undefined, { text: 'Your hours?' });
    expect((await said(chat)).slice(2)).toEqual(['visitor: Your hours?', 'bot: Nine to five.']);
  });

  it('B-1 a message is the texts in a row, and is sent when the answer goes past it', async () => {
    const bot = heldBot();
    const { start, said } = await openBotBench(bot);
    const { chat } = answered(await start());
    await rest();
    await bot.turns[0]?.say('One ', 'moment.');
    expect(await said(chat)).toEqual(['visitor: Hello?']);
    await bot.turns[0]?.say(NEXT);
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: One moment.']);
    await bot.turns[0]?.say('Here it is.');
    await bot.turns[0]?.end();
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: One moment.', 'bot: Here it is.']);
    expect(bot.turns).toHaveLength(1);
  });

  it('B-1 offers go with the message they were made in', async () => {
    const bot = heldBot();
    const { start, said } = await openBotBench(bot);
    const { chat } = answered(await start());
    await rest();
    const offer = (offer: 'person' | 'form'): BotStep => ({ kind: 'offer', offer });
    await bot.turns[0]?.say('We are closed.', offer('form'), offer('person'), offer('form'), NEXT, 'Good night.');
    await bot.turns[0]?.end();
    expect((await said(chat)).slice(1)).toEqual(['bot: We are closed. [form, person]', 'bot: Good night.']);
  });

  it('K-5 choices go with the message they were made in, each once, and both sides see them', async () => {
    const bot = heldBot();
    const { server, ada, start, staff, said } = await openBotBench(bot);
    await staff('anna', { role: 'admin' });
    const { chat } = answered(await start());
    await rest();
    const choices = (...texts: string[]): BotStep => ({ kind: 'choices', choices: texts });
    await bot.turns[0]?.say('Which one?', choices('A lamp', ' A shade '), choices('A lamp'), NEXT, 'Or both.');
    await bot.turns[0]?.end();
    expect((await said(chat)).slice(1)).toEqual(['bot: Which one? (A lamp | A shade)', 'bot: Or both.']);
    const seen = [
      answered(await server.visitorPage(ada, null)).entries,
      answered(await server.chatFor('anna', chat)).log,
    ];
    for (const entries of seen) {
      const offered = entries.filter((entry) => 'choices' in entry);
      expect(offered).toMatchObject([{ text: 'Which one?', choices: ['A lamp', 'A shade'] }]);
    }
  });

  it('B-1 a chat that began without words gets a first one, and owes none after it', async () => {
    const bot = scriptedBot({ began: { say: ['Hello.', 'How can I help?'] }, otherwise: { say: 'I see.' } });
    const { server, ada, commandId, said } = await openBotBench(bot);
    const { chat } = answered(await server.handle({ kind: 'start-chat', actor: ada, commandId: commandId() }));
    expect(await said(chat)).toEqual(['bot: Hello.', 'bot: How can I help?']);
    expect(bot.turns.map(({ why }) => why)).toEqual(['began']);
  });

  it('B-1 the greeting is the first word, and no provider is asked for it', async () => {
    const bot = scriptedBot({ otherwise: { say: 'I see.' } });
    const { server, ada, commandId, said, write } = await openBotBench(bot, {
      settings: { id: 'w', bot: { greeting: 'I am Porter.' } },
    });
    const { chat } = answered(await server.handle({ kind: 'start-chat', actor: ada, commandId: commandId() }));
    expect(await said(chat)).toEqual(['bot: I am Porter.']);
    expect(bot.turns).toEqual([]);
    await write(chat);
    expect(await said(chat)).toEqual(['bot: I am Porter.', 'visitor: Anybody?', 'bot: I see.']);
  });

  it('B-1 it gets to know what was said to the visitor and by whom, and no note', async () => {
    const bot = scriptedBot({ otherwise: { say: 'I see.' } });
    const bench = await openBotBench(bot);
    const { start, staff, reply, server, agent, commandId, write, said, clock } = bench;
    await staff('anna', { visible: 'invisible' });
    const { chat } = answered(await start(undefined, { contact: { name: 'Ada' } }));
    await said(chat);
    await server.handle({ kind: 'note', actor: agent('anna'), chat, commandId: commandId(), text: 'A regular.' });
    await reply(chat, 'anna');
    await write(chat);
    await said(chat);
    expect(bot.turns[1]).toEqual({
      chat,
      widget: 'w',
      language: 'en',
      why: 'written',
      contact: { name: 'Ada' },
      history: [
        { by: 'visitor', text: 'Hello?', at: clock.now },
        { by: 'bot', text: 'I see.', at: clock.now },
        { by: 'agent', text: 'Good morning.', at: clock.now },
        { by: 'visitor', text: 'Anybody?', at: clock.now },
      ],
    });
  });

  it('B-1 of a long chat it sees the last 50 messages', async () => {
    const bot = scriptedBot({ otherwise: { say: 'I see.' } });
    const { start, write, said, sleep } = await openBotBench(bot);
    const { chat } = answered(await start());
    await said(chat);
    for (let n = 0; n < 30; n++) {
      sleep(60);
      await write(chat, undefined, { text: `word ${n}` });
      await said(chat);
    }
    const { history = [] } = bot.turns.at(-1) ?? {};
    expect(history).toHaveLength(50);
    expect(history.at(-1)?.text).toBe('word 29');
  });

  it('B-1 chats of several visitors are answered side by side', async () => {
    const bot = heldBot();
    const { start, visit, said } = await openBotBench(bot);
    const one = answered(await start()).chat;
    const other = answered(await start(await visit())).chat;
    await rest();
    expect(bot.turns.map(({ turn }) => turn.chat)).toEqual([one, other]);
    await bot.turns[1]?.say('Second.');
    await bot.turns[1]?.end();
    expect(await said(other)).toEqual(['visitor: Hello?', 'bot: Second.']);
    expect(bot.turns[0]?.signal.aborted).toBe(false);
  });
});

describe('a visitor who writes on', () => {
  it('B-1 ends the turn, and the next one answers all they wrote', async () => {
    const bot = heldBot();
    const { start, write, said } = await openBotBench(bot);
    const { chat } = answered(await start());
    await rest();
    await bot.turns[0]?.say('I th');
    await write(chat, undefined, { text: 'I mean: goodbye.' });
    await rest();
    expect(bot.turns[0]?.signal.aborted).toBe(true);
    await bot.turns[0]?.say('ink so.');
    await bot.turns[0]?.end();
    expect(bot.turns).toHaveLength(2);
    expect(bot.turns[1]?.turn.history.map(({ text }) => text)).toEqual(['Hello?', 'I mean: goodbye.']);
    await bot.turns[1]?.say('Goodbye.');
    await bot.turns[1]?.end();
    expect(await said(chat)).toEqual(['visitor: Hello?', 'visitor: I mean: goodbye.', 'bot: Goodbye.']);
    expect(bot.turns).toHaveLength(2);
  });

  it('B-1 while the last message is being stored is owed an answer of their own', async () => {
    const bot = scriptedBot({ lines: [{ when: 'two', say: 'Second.' }], otherwise: { say: 'First.' } });
    const { start, write, said } = await openBotBench(bot);
    const { chat } = answered(await start());
    for (let turn = 0; turn < 12; turn++) await undefined;
    await write(chat, undefined, { text: 'two' });
    expect((await said(chat)).at(-1)).toBe('bot: Second.');
  });
});

describe('silence', () => {
  it.each<[string, (bench: Awaited<ReturnType<typeof openBotBench>>, chat: string) => Promise<unknown>]>([
    ['a visible agent answered (O-3)', ({ reply }, chat) => reply(chat, 'anna')],
    [
      'the visitor asked for a person',
      ({ server, ada }, chat) => server.handle({ kind: 'hand-off', actor: ada, chat }),
    ],
    ['the runner was stopped', async ({ stop }) => stop()],
  ])('B-1 the bot says nothing more once %s', async (_when, act) => {
    const bot = heldBot();
    const bench = await openBotBench(bot);
    await bench.staff('anna');
    const { chat } = answered(await bench.start());
    await rest();
    await bot.turns[0]?.say('Let me see', NEXT, 'So');
    await act(bench, chat);
    await rest();
    expect(bot.turns[0]?.signal.aborted).toBe(true);
    const before = await bench.said(chat);
    await bot.turns[0]?.say(' it is.', NEXT, 'Bye.');
    await bot.turns[0]?.end();
    expect(await bench.said(chat)).toEqual(before);
    await bench.write(chat);
    await rest();
    expect(bot.turns).toHaveLength(1);
    expect(bench.failures).toEqual([]);
    expect(bench.timers.timers).toBe(0);
  });

  it('B-1 the bot says nothing more once the chat is closed, and answers words that bring it back', async () => {
    const bot = heldBot();
    const { start, server, ada, said, write } = await openBotBench(bot);
    const { chat } = answered(await start());
    await rest();
    await server.handle({ kind: 'close-chat', actor: ada, chat });
    await rest();
    expect(bot.turns[0]?.signal.aborted).toBe(true);
    await bot.turns[0]?.say('Hello.');
    await bot.turns[0]?.end();
    await write(chat);
    await rest();
    await bot.turns[1]?.say('Here I am.');
    await bot.turns[1]?.end();
    expect(await said(chat)).toEqual(['visitor: Hello?', 'visitor: Anybody?', 'bot: Here I am.']);
  });

  it('O-3 an invisible agent’s words are no answer of the bot’s, and do not silence it', async () => {
    const bot = heldBot();
    const { start, staff, reply, said, chat: read } = await openBotBench(bot);
    await staff('anna', { visible: 'invisible' });
    const { chat } = answered(await start());
    await rest();
    await reply(chat, 'anna');
    await bot.turns[0]?.say('Good day.');
    await bot.turns[0]?.end();
    expect(await said(chat)).toEqual(['visitor: Hello?', 'agent: Good morning.', 'bot: Good day.']);
    expect(await read(chat)).toMatchObject({ state: 'bot', owner: null });
  });
});

describe('hand-off', () => {
  it.each([
    ['queued', true, {}],
    ['open', false, {}],
    ['missed', false, { offlineHandling: { enabled: false } }],
  ])('B-2 C-6 by the bot’s own decision it is %s, after what it said', async (state, staffed, rules) => {
    const bot = scriptedBot({ otherwise: { say: 'I get somebody.', handOff: true } });
    const { start, staff, said, chat: read } = await openBotBench(bot, { rules });
    if (staffed) await staff('anna');
    const { chat } = answered(await start());
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: I get somebody.']);
    expect(await read(chat)).toMatchObject({ state, skipsBot: true });
  });

  it('C-6 what comes after the hand-off is not heard', async () => {
    const bot = heldBot();
    const { start, said, steps } = await openBotBench(bot);
    const { chat } = answered(await start());
    await rest();
    await bot.turns[0]?.say(HAND_OFF, 'And another thing.');
    await bot.turns[0]?.end();
    expect(await said(chat)).toEqual(['visitor: Hello?']);
    expect(await steps(chat)).toEqual(['>bot started', 'bot>open handed-off']);
  });
});

describe('failure', () => {
  const long = 'x'.repeat(4_001);

  it.each<[what: string, steps: readonly (BotStep | string)[], failure: RegExp]>([
    ['says nothing', [], /had no answer/],
    ['says nothing but blanks', ['  ', '\n'], /without words/],
    ['offers without a word', [{ kind: 'offer', offer: 'form' }], /without words/],
    ['holds out a choice without a word', [{ kind: 'choices', choices: ['Yes'] }], /without words/],
    ['holds out an empty choice', ['Well?', { kind: 'choices', choices: ['Yes', ' '] }], /choice without words/],
    ['holds out nine', ['Well?', { kind: 'choices', choices: [...'123456789'] }], /more than 8 choices/],
    ['holds out a long one', ['Well?', { kind: 'choices', choices: ['x'.repeat(81)] }], /more than 80 characters/],
    ['says more than fits in a message', [long], /more than 4000 characters/],
    ['says six messages', ['1', NEXT, '2', NEXT, '3', NEXT, '4', NEXT, '5', NEXT, '6'], /more than 5 messages/],
    ['announces a message that does not come', ['One moment.', NEXT], /announced another/],
    ['takes a step there is none of', [{ kind: 'dance' } as unknown as BotStep], /"dance"/],
  ])('C-6 a bot that %s has failed', async (_what, steps, failure) => {
    const bot = heldBot();
    const { start, steps: taken, failures, timers } = await openBotBench(bot);
    const { chat } = answered(await start());
    await rest();
    await bot.turns[0]?.say(...steps);
    await bot.turns[0]?.end();
    expect(await taken(chat)).toEqual(['>bot started', 'bot>open bot-failed']);
    expect(failures).toEqual([expect.stringMatching(failure)]);
    expect(timers.timers).toBe(0);
  });

  it.each([
    ['at once', { fail: true }, []],
    ['in the middle', { say: 'Well', fail: true }, []],
    ['after a message', { say: ['Well.', 'So'], fail: true }, ['bot: Well.']],
  ])('C-6 a bot that throws %s has failed, and keeps what it sent', async (_when, line, kept) => {
    const { start, said, chat: read, failures } = await openBotBench(scriptedBot({ otherwise: line }));
    const { chat } = answered(await start());
    expect(await said(chat)).toEqual(['visitor: Hello?', ...kept]);
    expect(await read(chat)).toMatchObject({ state: 'open', reason: 'bot-failed' });
    expect(failures).toEqual(['The script says that this fails.']);
  });

  it('C-6 a bot that cannot even be asked has failed', async () => {
    const broken = {
      answer() {
        throw new Error('No key.');
      },
    };
    const { start, chat: read, failures } = await openBotBench(broken);
    const { chat } = answered(await start());
    await rest();
    expect(await read(chat)).toMatchObject({ state: 'open', reason: 'bot-failed' });
    expect(failures).toEqual(['No key.']);
  });

  it.each([
    ['30 s by default', BOT, 30],
    ['as the owner says', { id: 'w', bot: { timeoutMs: 5_000 } }, 5],
  ])('C-6 a bot has its time for the whole answer, %s', async (_what, settings, seconds) => {
    const bot = heldBot();
    const { start, pass, chat: read, said, failures } = await openBotBench(bot, { settings });
    const { chat } = answered(await start());
    await rest();
    await pass(seconds - 1);
    await bot.turns[0]?.say('One moment.', NEXT, 'It');
    expect(await read(chat)).toMatchObject({ state: 'bot' });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state: 'open', reason: 'bot-failed' });
    expect(bot.turns[0]?.signal.aborted).toBe(true);
    expect(failures).toEqual([`A bot did not finish its answer within ${seconds * 1_000} ms.`]);
    await bot.turns[0]?.say(' is.');
    await bot.turns[0]?.end();
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: One moment.']);
  });

  it('C-6 before the visitor has written nobody waits: saying nothing is no failure', async () => {
    const { server, ada, commandId, said, chat: read, failures } = await openBotBench(scriptedBot({}));
    const { chat } = answered(await server.handle({ kind: 'start-chat', actor: ada, commandId: commandId() }));
    expect(await said(chat)).toEqual([]);
    expect(await read(chat)).toMatchObject({ state: 'bot' });
    expect(failures).toEqual([]);
  });

  it('C-6 before the visitor has written nobody waits: a failure is reported, and the chat stays', async () => {
    const bot = scriptedBot({ began: { fail: true }, otherwise: { say: 'I see.' } });
    const { server, ada, commandId, said, chat: read, failures, write } = await openBotBench(bot);
    const { chat } = answered(await server.handle({ kind: 'start-chat', actor: ada, commandId: commandId() }));
    expect(await said(chat)).toEqual([]);
    expect(await read(chat)).toMatchObject({ state: 'bot' });
    expect(failures).toHaveLength(1);
    await write(chat);
    expect((await said(chat)).at(-1)).toBe('bot: I see.');
  });

  it('C-6 chats of a widget that nobody answers here are left to the workspace', async () => {
    const bot = scriptedBot({ otherwise: { say: 'I see.' } });
    const { start, server, pass, chat: read, run, stop } = await openBotBench(bot);
    stop();
    const { failures } = run(server, null);
    const { chat } = answered(await start());
    await pass(59);
    expect(await read(chat)).toMatchObject({ state: 'bot' });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state: 'open', reason: 'bot-failed' });
    expect(failures).toEqual([]);
  });
});

describe('a crash', () => {
  /** Another process over the same store, which knows nothing but what is stored. */
  const again = (store: ReturnType<typeof createMemoryStore>) => openBench({ settings: BOT, store }).server;

  it('B-1 before the answer: it is given by whoever comes next', async () => {
    const store = createMemoryStore();
    const { start, stop, run, said } = await openBotBench(heldBot(), { store });
    const { chat } = answered(await start());
    await rest();
    stop();
    const server = again(store);
    await server.widgets();
    const next = run(server, scriptedBot({ otherwise: { say: 'I see.' } }));
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: I see.']);
    expect(next.failures).toEqual([]);
  });

  it.each([
    ['in the same words', 'One moment.'],
    ['in other words', 'Just a second.'],
  ])('B-1 in the middle of it, repeated %s: nothing is doubled and nothing skipped', async (_how, first) => {
    const store = createMemoryStore();
    const bot = heldBot();
    const { start, stop, run, said } = await openBotBench(bot, { store });
    const { chat } = answered(await start());
    await rest();
    await bot.turns[0]?.say('One moment.', NEXT);
    stop();
    const { failures } = run(again(store), scriptedBot({ otherwise: { say: [first, 'Here it is.'] } }));
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: One moment.', 'bot: Here it is.']);
    expect(failures).toEqual([]);
  });

  it('B-1 in the middle of it, and one that needs fewer words then: its last is not lost', async () => {
    const store = createMemoryStore();
    const bot = heldBot();
    const { start, stop, run, said } = await openBotBench(bot, { store });
    const { chat } = answered(await start());
    await rest();
    await bot.turns[0]?.say('One moment.', NEXT);
    stop();
    run(again(store), scriptedBot({ otherwise: { say: 'Here it is.' } }));
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: One moment.', 'bot: Here it is.']);
  });

  it('B-1 after it: nothing is said again', async () => {
    const store = createMemoryStore();
    const { start, stop, run, said } = await openBotBench(scriptedBot({ otherwise: { say: 'I see.' } }), { store });
    const { chat } = answered(await start());
    await said(chat);
    stop();
    const next = scriptedBot({ otherwise: { say: 'I see.' } });
    run(again(store), next);
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: I see.']);
    expect(next.turns).toEqual([]);
  });

  it('B-1 two runners over one store say everything once', async () => {
    const bot = scriptedBot({ otherwise: { say: ['One.', 'Two.'] } });
    const { start, server, run, said } = await openBotBench(bot);
    run(server);
    const { chat } = answered(await start());
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: One.', 'bot: Two.']);
    expect(bot.turns).toHaveLength(2);
  });

  it.each(['refuse', 'lose'] as const)('B-1 of the store (%s) holds an answer up, and no more', async (fault) => {
    const store = faultyStore(createMemoryStore());
    const bot = heldBot();
    const { start, said, timers, failures, chat: read } = await openBotBench(bot, { store });
    const { chat } = answered(await start());
    await rest();
    store.faults.commit = [fault];
    await bot.turns[0]?.say('I see.');
    await bot.turns[0]?.end();
    await timers.advance({ seconds: 1 });
    await rest();
    await bot.turns[1]?.say('I see.');
    await bot.turns[1]?.end();
    expect(await said(chat)).toEqual(['visitor: Hello?', 'bot: I see.']);
    expect(await read(chat)).toMatchObject({ state: 'bot', awaitsBot: null });
    expect(failures).toEqual([]);
  });
});
