import { describe, expect, it } from 'vitest';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { aSubmission } from '../../src/testing/builders.ts';
import { answered, codeOf, hexId } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

const BOT: WidgetSettings = { id: 'w', bot: { hours: 'always' } };
const PHRASES: WidgetSettings = { id: 'w', bot: { handOff: { phrases: { en: ['agent'], de: ['Mitarbeiter'] } } } };
const bot = { kind: 'bot' } as const;

/** The log in short: steps as `bot>open`, messages by their writers. */
async function story({ log }: Pick<Awaited<ReturnType<typeof openChatBench>>, 'log'>, chat: string) {
  return (await log(chat)).map((entry) =>
    entry.kind === 'transition' ? `${entry.from ?? ''}>${entry.to} ${entry.reason}` : entry.actor.kind,
  );
}

describe('words that ask for a person', () => {
  it.each([
    ['queued', true, {}],
    ['open', false, {}],
    ['missed', false, { offlineHandling: { enabled: false } }],
  ])(
    'B-1 B-2 C-6 hand the chat off in the same commit, and the receipt says that it is %s',
    async (state, staffed, rules) => {
      const bench = await openChatBench({ settings: PHRASES, rules });
      const { start, write, staff, server, chat: read } = bench;
      if (staffed) await staff('anna');
      const { chat } = answered(await start());
      let commits = 0;
      server.onChange((changed) => {
        if (changed?.chats.has(chat)) commits += 1;
      });
      const receipt = answered(await write(chat, undefined, { text: 'An AGENT, please!' }));
      expect(receipt).toMatchObject({ state, number: 3 });
      expect(commits).toBe(1);
      expect((await story(bench, chat)).slice(0, 3)).toEqual(['>bot started', 'visitor', 'visitor']);
      expect(await read(chat)).toMatchObject({ skipsBot: true, awaitsBot: null });
      expect(codeOf(await write(chat, bot))).toBe('chat-state');
    },
  );

  it('B-1 they may be the first ones', async () => {
    const bench = await openChatBench({ settings: PHRASES });
    const receipt = answered(await bench.start(undefined, { text: 'Ein Mitarbeiter, bitte' }));
    expect(receipt).toMatchObject({ state: 'open', reason: 'handed-off', number: 2 });
    expect(await story(bench, receipt.chat)).toEqual(['>bot started', 'visitor', 'bot>open handed-off']);
  });

  it('B-1 they do nothing where people have the chat, and none are known unless the owner set them', async () => {
    const { start, write, staff } = await openChatBench({ settings: PHRASES });
    await staff('anna', { autoAccept: true });
    const { chat } = answered(await start(undefined, { skipsBot: true }));
    expect(answered(await write(chat, undefined, { text: 'an agent' }))).toMatchObject({ state: 'active' });
    const plain = await openChatBench({ settings: BOT });
    expect(answered(await plain.start(undefined, { text: 'an agent' }))).toMatchObject({ state: 'bot' });
  });

  it('B-1 the bot’s own words ask for nobody', async () => {
    const { start, write } = await openChatBench({ settings: PHRASES });
    const { chat } = answered(await start());
    expect(answered(await write(chat, bot, { text: 'Shall I get an agent?' }))).toMatchObject({ state: 'bot' });
  });
});

describe('the greeting', () => {
  const settings: WidgetSettings = { id: 'w', bot: { greeting: { en: 'Hello.', de: 'Hallo.' } } };

  it('B-1 is the bot’s first message, before the visitor’s words, and answers nothing', async () => {
    const bench = await openChatBench({ settings });
    const { chat } = answered(await bench.start());
    expect(await bench.log(chat)).toMatchObject([
      { kind: 'transition', to: 'bot' },
      { kind: 'message', text: 'Hello.', actor: bot, commandId: null, shown: 2 },
      { kind: 'message', text: 'Hello?' },
    ]);
    expect(await bench.chat(chat)).toMatchObject({ awaitsBot: { entry: 3 } });
  });

  it('B-1 is in the language of the visitor’s page', async () => {
    const { start, resolve, log } = await openChatBench({ settings });
    const { secure } = answered(await resolve({ boot: hexId(77), language: 'de-AT' }));
    const visitor = { kind: 'visitor', widget: 'w', token: secure?.token ?? '', origin: null } as const;
    const { chat } = answered(await start(visitor));
    expect((await log(chat))[1]).toMatchObject({ text: 'Hallo.' });
  });

  it('B-1 is said where the chat begins with the bot alone, and once in it', async () => {
    const { start, server, ada, write, log, visit } = await openChatBench({ settings });
    const person = answered(await start(await visit(), { skipsBot: true }));
    expect((await log(person.chat)).some(({ actor }) => actor.kind === 'bot')).toBe(false);
    const { chat } = answered(await start());
    await server.handle({ kind: 'close-chat', actor: ada, chat });
    expect(answered(await write(chat))).toMatchObject({ chat, state: 'bot' });
    expect((await log(chat)).filter(({ actor }) => actor.kind === 'bot')).toHaveLength(1);
  });
});

describe('what the bot owes', () => {
  it('B-1 begins with the visitor’s words and ends with an answer to the last of them', async () => {
    const { start, write, chat: read, sleep, clock } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    const since = clock.now;
    sleep(5);
    await write(chat);
    expect(await read(chat)).toMatchObject({ awaitsBot: { entry: 3, since } });
    await write(chat, bot, { answers: 0 });
    expect(await read(chat)).toMatchObject({ awaitsBot: { entry: 3, since } });
    await write(chat, bot, { answers: 2 });
    expect(await read(chat)).toMatchObject({ awaitsBot: { entry: 3, since } });
    await write(chat, bot, { answers: 3 });
    expect(await read(chat)).toMatchObject({ awaitsBot: null });
    await write(chat);
    await write(chat, bot);
    expect(await read(chat)).toMatchObject({ awaitsBot: null });
  });

  it('B-1 is told chat by chat', async () => {
    const { start, write, server, ada, visit, commandId, staff } = await openChatBench({ settings: BOT });
    const silent = answered(await server.handle({ kind: 'start-chat', actor: ada, commandId: commandId() })).chat;
    const asking = answered(await start(await visit())).chat;
    const served = answered(await start(await visit())).chat;
    await write(served, bot);
    await staff('anna');
    const taken = answered(await start(await visit())).chat;
    await server.handle({
      kind: 'reply',
      actor: { kind: 'agent', id: 'anna' },
      chat: taken,
      commandId: commandId(),
      text: 'Yes?',
    });
    const owes = answered(await server.botChats()).map(({ chat, owes }) => [chat, owes?.why ?? null]);
    expect(new Map(owes as [string, string][])).toEqual(
      new Map([
        [silent, 'began'],
        [asking, 'written'],
        [served, null],
      ]),
    );
    const named = answered(await server.botChats(new Set([asking, taken, 'nobody’s'])));
    expect(named).toMatchObject([{ chat: asking, widget: 'w', timeoutMs: 30_000, owes: { entry: 2 } }]);
  });

  it.each([
    ['30 s and 30 s of grace', BOT, 60],
    ['the owner’s limit and 30 s of grace', { id: 'w', bot: { timeoutMs: 5_000 } }, 35],
  ])('C-6 unpaid after %s it leads to people, whoever runs the bot or nobody', async (_when, settings, seconds) => {
    const bench = await openChatBench({ settings });
    const { start, write, pass, staff, server, clock, log, chat: read } = bench;
    await staff('anna', { presence: 'always' });
    const { chat } = answered(await start());
    expect(server.nextDeadline()).toBe(clock.now + seconds * 1_000);
    await pass(seconds - 10);
    await write(chat, undefined, { text: 'Still there?' });
    await pass(9);
    expect(await read(chat)).toMatchObject({ state: 'bot' });
    await pass(1);
    expect(await read(chat)).toMatchObject({ state: 'queued', skipsBot: true, offer: { agent: 'anna' } });
    expect((await log(chat)).find((entry) => entry.kind === 'transition' && entry.to === 'queued')).toMatchObject({
      reason: 'bot-failed',
      actor: { kind: 'server' },
    });
  });

  it('C-6 a limit the owner changes counts for the chats that wait already', async () => {
    const { start, pass, server, chat: read } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    await pass(40);
    const settings: WidgetSettings = { id: 'w', bot: { timeoutMs: 5_000 } };
    answered(await server.handle({ kind: 'save-widget', settings, ifVersion: 1 }));
    await pass(0);
    expect(await read(chat)).toMatchObject({ state: 'open', reason: 'bot-failed' });
  });

  it.each([
    ['open', {}],
    ['missed', { offlineHandling: { enabled: false } }],
  ])('B-2 C-6 with nobody there it is %s then', async (state, rules) => {
    const { start, pass, chat: read } = await openChatBench({ settings: BOT, rules });
    const { chat } = answered(await start());
    await pass(60);
    expect(await read(chat)).toMatchObject({ state });
  });

  it('C-6 paid, or never incurred, nobody is fetched', async () => {
    const { start, write, pass, server, ada, visit, commandId, chat: read } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    await write(chat, bot);
    const silent = answered(
      await server.handle({ kind: 'start-chat', actor: await visit(), commandId: commandId() }),
    ).chat;
    expect(server.nextDeadline()).toBe(null);
    await pass(3_600);
    expect(await read(chat)).toMatchObject({ state: 'bot', visitor: (await read(chat)).visitor });
    expect(await read(silent)).toMatchObject({ state: 'bot' });
    expect(codeOf(await write(chat, ada))).toBe('ok');
  });
});

describe('beside the bot', () => {
  it('B-1 a visitor leaves a message at any time, and the chat goes on', async () => {
    const { start, submit, chat: read, ada } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    expect(codeOf(await submit(aSubmission(), { token: ada.token }))).toBe('ok');
    expect(await read(chat)).toMatchObject({ state: 'bot' });
  });

  it('B-1 the bot may offer the form or a person with its words', async () => {
    const { start, write, log } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    await write(chat, bot, { offers: ['form', 'person'] });
    expect((await log(chat)).at(-1)).toMatchObject({ kind: 'message', offers: ['form', 'person'] });
  });

  it('B-1 a repeat of its words with other offers is another command', async () => {
    const { start, write, commandId } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    const id = commandId();
    const offered = answered(await write(chat, bot, { commandId: id, offers: ['form'] }));
    expect(answered(await write(chat, bot, { commandId: id, offers: ['form'] }))).toEqual(offered);
    expect(codeOf(await write(chat, bot, { commandId: id }))).toBe('command-id-reused');
    const choosing = { commandId: id, offers: ['form' as const], choices: ['Yes'] };
    expect(codeOf(await write(chat, bot, choosing))).toBe('command-id-reused');
  });

  it.each<[what: string, choices: string[], path: string | null]>([
    ['eight of eighty characters', Array.from({ length: 8 }, (_, n) => `${n}`.padEnd(80, 'x')), null],
    ['nine', [...'123456789'], 'choices'],
    ['one of 81 characters', ['Yes', 'x'.repeat(81)], 'choices[1]'],
    ['an empty one', ['  '], 'choices[0]'],
    ['one twice', ['Yes', 'No', 'Yes '], 'choices[2]'],
  ])('K-5 the bot may hold out %s, or is told where it may not', async (_what, choices, path) => {
    const { start, write } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    const written = await write(chat, bot, { choices });
    expect(written.ok ? null : written.problem.issues?.[0]?.path).toBe(path);
  });

  it.each([{ offers: ['form' as const] }, { choices: ['Yes'] }, { answers: 3 }])(
    'B-1 a visitor offers and answers nothing: %o',
    async (members) => {
      const { start, write } = await openChatBench({ settings: BOT });
      const { chat } = answered(await start());
      expect(codeOf(await write(chat, undefined, members))).toBe('invalid');
    },
  );
});

describe('after the bot', () => {
  it('B-1 it stays silent in a chat that was handed off, closed and written in again', async () => {
    const { start, write, server, ada } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    await server.handle({ kind: 'hand-off', actor: ada, chat });
    await server.handle({ kind: 'close-chat', actor: ada, chat });
    expect(answered(await write(chat))).toMatchObject({ chat, state: 'open' });
  });

  it('B-1 and answers in the one that follows it', async () => {
    const { start, write, server, ada, sleep, chat: read } = await openChatBench({ settings: BOT });
    const { chat } = answered(await start());
    await server.handle({ kind: 'hand-off', actor: ada, chat });
    await server.handle({ kind: 'close-chat', actor: ada, chat });
    sleep(31 * 60);
    const next = answered(await write(chat));
    expect(next).toMatchObject({ state: 'bot', reason: 'started' });
    expect(await read(next.chat)).toMatchObject({ follows: chat, skipsBot: false });
  });
});
