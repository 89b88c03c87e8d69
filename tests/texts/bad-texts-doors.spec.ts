import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { VisitorPage } from '../../src/domain/chat/visitor-chat.ts';
import { type AgentBrowser, openWork, type Work } from '../node/agents/agents-at-work.ts';
import { type ChatPage, openChatPage } from '../node/chat-page.ts';
import { aSubmission } from '../node/open-app.ts';
import { BAD_TEXTS, type BadText, storedOf } from './bad-texts.ts';

const SETTINGS = { id: 'shop', offline: { form: { minFillMs: 0 } } };

let commands = 0;
const commandId = (): string => (++commands).toString(16).padStart(32, '0');

/** Where a text comes in, and what is kept of it. */
interface Door {
  readonly what: string;
  readonly code: number;
  /** Hands the text in. */
  enter(text: string, by: Bench): Promise<LightMyRequestResponse>;
  /** What is kept there of what was handed in last; undefined: nothing. */
  kept(by: Bench, answer: LightMyRequestResponse): Promise<string | undefined>;
  expected?(text: BadText): string | null | undefined;
}

interface Bench extends Work {
  readonly anna: AgentBrowser;
  readonly page: ChatPage;
  chat: string;
}

const lastWords = async ({ server, chat }: Bench): Promise<string | undefined> => {
  const read = await server.chat(chat);
  const last = read.ok ? read.value.log.findLast(({ kind }) => kind === 'message') : undefined;
  return last?.kind === 'message' ? last.text : undefined;
};

async function begin(bench: Bench, start: object): Promise<LightMyRequestResponse> {
  const answer = await bench.page.ask('POST', 'chat', { commandId: commandId(), ...start });
  if (answer.statusCode === 201) bench.chat = answer.json().chat;
  return answer;
}

/** A name is one line of 200 characters at most, and none where nobody would see it. */
function nameOf(bad: BadText): string | null | undefined {
  if (bad.text.trim().length > 200) return null;
  return storedOf(bad)?.replaceAll('\n', ' ');
}

/** A form counts as the field in the page does, where half a character is one. */
function messageOf(bad: BadText): string | null {
  const stored = storedOf(bad);
  return stored !== null && stored.length > 4_000 ? null : stored;
}

/** What somebody said in their chat; what the clock did to it meanwhile is no news. */
const saidIn = async (page: ChatPage): Promise<unknown> => {
  const { entries } = (await page.ask('GET', 'chat')).json<VisitorPage>();
  return entries.filter(({ kind }) => kind === 'message');
};

const DOORS: readonly Door[] = [
  { what: 'first words', code: 201, enter: (text, bench) => begin(bench, { text }), kept: lastWords },
  {
    what: 'words',
    code: 201,
    enter: (text, { page, chat }) => page.ask('POST', `chat/${chat}/messages`, { commandId: commandId(), text }),
    kept: lastWords,
  },
  {
    what: 'a reply',
    code: 200,
    enter: (text, { anna, chat }) => anna.ask('POST', `/chats/${chat}/replies`, { commandId: commandId(), text }),
    kept: lastWords,
  },
  {
    what: 'a note',
    code: 200,
    enter: (text, { anna, chat }) => anna.ask('POST', `/chats/${chat}/notes`, { commandId: commandId(), text }),
    kept: async ({ server, chat }) => {
      const read = await server.chat(chat);
      const last = read.ok ? read.value.log.findLast(({ kind }) => kind === 'note') : undefined;
      return last?.kind === 'note' ? last.text : undefined;
    },
  },
  {
    what: 'a name',
    code: 201,
    enter: (name, bench) => begin(bench, { text: 'Hello', contact: { name } }),
    kept: async ({ server, chat }) => {
      const read = await server.chat(chat);
      return read.ok ? read.value.chat.contact.name : undefined;
    },
    expected: nameOf,
  },
  {
    what: 'an offline message',
    code: 201,
    enter: (message, { post, page }) =>
      post(
        aSubmission(1, {
          commandId: commandId(),
          visitor: page.visitor.padStart(32, 'a'),
          values: { name: 'Ada', email: 'ada@example.com', message },
        }),
      ),
    async kept({ stored }, answer) {
      const message = (await stored()).find(({ id }) => id === answer.json().id);
      return String(message?.values.message);
    },
    expected: messageOf,
  },
];

/** A server with an agent, and one text after another through a door, each by another visitor. */
async function openBench(): Promise<Bench> {
  const work = await openWork(SETTINGS);
  const anna = await work.agent('dora');
  return { ...work, anna, page: await openChatPage(work), chat: '' };
}

const cut = (found: readonly unknown[]): string => JSON.stringify(found).slice(0, 100);

/** What no answer may say. */
const LEAKS = /\bat .*\.(ts|js):\d|node_modules|ZodError/;

describe.each(DOORS)('texts that mean harm, as $what', ({ what, code, enter, kept, expected = storedOf }) => {
  it(`Z-1 each is stored as it should be or refused with a code, and harms nobody else (${what})`, {
    timeout: 60_000,
  }, async () => {
    const bench = await openBench();
    const bystander = await openChatPage(bench);
    await bystander.start('Still here');
    const before = await saidIn(bystander);
    const wrong: string[] = [];
    for (const bad of BAD_TEXTS) {
      bench.clock.now += 40_000;
      const by: Bench = { ...bench, page: await openChatPage(bench) };
      if (what !== 'first words' && what !== 'a name') await begin(by, { text: 'Hello' });
      const answer = await enter(bad.text, by);
      const due = expected(bad);
      const outcome = due === null ? [422, 'invalid'] : [code, due];
      const found = [answer.statusCode, answer.statusCode < 400 ? await kept(by, answer) : answer.json().code];
      if (String(found) !== String(outcome) || LEAKS.test(answer.body))
        wrong.push(`${bad.what}: ${cut(found)} for ${cut(outcome)}`);
      const read = await by.page.ask('GET', 'chat');
      if (read.statusCode !== 200) wrong.push(`${bad.what}: then ${read.statusCode}`);
    }
    expect(wrong).toEqual([]);
    expect(await saidIn(bystander)).toEqual(before);
  });
});
