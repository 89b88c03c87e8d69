import type { VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { type BackendPromise, needsAgent, needsChats } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin } from './fresh-session.ts';
import { follow, freshBeat, freshStart, freshWords, startChat, textsOf } from './fresh-words.ts';

const titled = (rest: string): string => `Followers miss nothing: ${rest}`;

const numbersOf = (pages: readonly VisitorPage[]): readonly number[] =>
  pages.flatMap(({ entries }) => entries.map(({ number }) => number));

export const chatFeeds: readonly BackendPromise[] = [
  {
    promise: 17,
    title: titled('the present comes first, by itself, also where there is no chat'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const empty = follow(backend, token);
      await empty.until('the first page', (pages) => pages.length > 0);
      expectThat.equal(empty.pages[0], { kind: 'page', chat: null, entries: [], invitation: null }, 'the first page');
      await startChat(backend, token, freshStart({ text: 'Hello' }));
      await empty.until('the first words', (pages) => textsOf(pages).includes('Hello'));
      empty.stop();
      const full = follow(backend, token);
      await full.until('the first page', (pages) => pages.length > 0);
      full.stop();
      const page = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal(full.pages[0], { kind: 'page', ...page }, 'the first page of who comes later');
    },
  },
  {
    promise: 17,
    title: titled('each change comes once and in its order, and can be read by then'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token, freshStart({ text: 'One' }));
      const followed = follow(backend, token);
      const says = async (text: string, say: () => Promise<unknown>): Promise<void> => {
        await say();
        await followed.until(text, (pages) => textsOf(pages).includes(text));
        const page = expectThat.value(await backend.readChat(token, null), 'readChat');
        expectThat.holds(textsOf([page]).includes(text), `${text} was heard and cannot be read`);
      };
      await says('Two', async () => agent?.reply(chat, 'Two'));
      await says('Three', () => backend.write(token, freshWords(chat, 'Three')));
      await says('Four', async () => agent?.reply(chat, 'Four'));
      await agent?.end(chat);
      await followed.until('the end', (pages) => pages.at(-1)?.chat?.state === 'closed');
      followed.stop();
      const whole = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal(
        followed.pages.flatMap(({ entries }) => entries),
        whole.entries,
        'all that was heard',
      );
      expectThat.equal(
        whole.entries.flatMap((entry) => (entry.kind === 'turn' ? [[entry.to, entry.name]] : [])),
        [
          ['queued', null],
          ['active', agent?.name],
          ['closed', null],
        ],
        'the turns in it',
      );
    },
  },
  {
    promise: 17,
    title: titled('from a position on only what is new comes, and more than one page by itself'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat, number } = await startChat(backend, token);
      for (let line = 1; line <= 210; line += 1) await agent?.reply(chat, `Line ${line}`);
      const followed = follow(backend, token, { chat, after: number ?? 0 });
      await followed.until('the last line', (pages) => textsOf(pages).includes('Line 210'));
      followed.stop();
      const numbers = numbersOf(followed.pages);
      const first = (number ?? 0) + 1;
      expectThat.equal(
        numbers,
        numbers.map((_, index) => first + index),
        'the numbers heard',
      );
      expectThat.equal(textsOf(followed.pages).length, 210, 'lines heard');
    },
  },
  {
    promise: 17,
    title: titled('what was said while the connection was lost comes by itself, without a gap and without a repeat'),
    skipped: (bench) => needsAgent(bench) ?? (bench.cutConnections ? null : 'the bench cuts no connections'),
    async prove({ backend, agent, cutConnections }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token, freshStart({ text: 'One' }));
      const followed = follow(backend, token);
      await followed.until('the first words', (pages) => textsOf(pages).includes('One'));
      for (const text of ['Two', 'Three']) {
        await cutConnections?.();
        await agent?.reply(chat, text);
        await followed.until(text, (pages) => textsOf(pages).includes(text));
      }
      followed.stop();
      expectThat.equal(textsOf(followed.pages), ['One', 'Two', 'Three'], 'what was heard');
      const numbers = numbersOf(followed.pages);
      expectThat.equal(
        numbers,
        numbers.map((_, index) => index + 1),
        'the numbers heard',
      );
    },
  },
  {
    promise: 17,
    title: titled('nothing is heard after Stop and after close, and others go on hearing'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const [gone, staying] = [follow(backend, token), follow(backend, token)];
      for (const followed of [gone, staying]) await followed.until('the first page', (pages) => pages.length > 0);
      gone.stop();
      gone.stop();
      await agent?.reply(chat, 'After the stop');
      await staying.until('what came after the stop', (pages) => textsOf(pages).includes('After the stop'));
      expectThat.equal(gone.pages.length, 1, 'pages heard by who stopped');
      const before = staying.frames.length;
      backend.close();
      await agent?.reply(chat, 'After the close');
      await agent?.note(chat, 'A turn more for what may be on its way');
      expectThat.equal(staying.frames.length, before, 'frames heard after close');
    },
  },
  {
    promise: 17,
    title: titled('an invitation comes with who invites, and its words are none of the chat’s'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token, visitor } = await begin(backend);
      if (backend.abilities.has('visits')) {
        expectThat.value(await backend.beatVisit(token, freshBeat()), 'beatVisit');
      }
      const followed = follow(backend, token);
      await followed.until('the first page', (pages) => pages.length > 0);
      await agent?.invite(visitor, 'May I help?');
      await followed.until('the invitation', (pages) => pages.at(-1)?.invitation?.text === 'May I help?');
      const invitation = followed.pages.at(-1)?.invitation;
      expectThat.equal(invitation?.name, agent?.name, 'who invites');
      const start = freshStart({ text: 'Yes, please', invitation: invitation?.id ?? '' });
      await startChat(backend, token, start);
      await followed.until('the answer', (pages) => textsOf(pages).includes('Yes, please'));
      followed.stop();
      expectThat.equal(followed.pages.at(-1)?.invitation, null, 'the invitation after it was answered');
    },
  },
];
