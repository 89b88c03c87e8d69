import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { type BackendPromise, needsAgent } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin } from './fresh-session.ts';
import { follow, freshStart, freshWords, startChat, textsOf } from './fresh-words.ts';

const dense = (rest: string): string => `A log has no holes: ${rest}`;

const apart = (rest: string): string => `What agents say among themselves stays there: ${rest}`;

const read = async (backend: ChatBackend, token: string, chat: string | null, after = 0): Promise<VisitorPage> =>
  expectThat.value(await backend.readChat(token, chat === null ? null : { chat, after }), `readChat after ${after}`);

const numbersOf = ({ entries }: VisitorPage): readonly number[] => entries.map(({ number }) => number);

const upTo = (last: number, first = 1): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

export const chatLogs: readonly BackendPromise[] = [
  {
    promise: 16,
    title: dense('from each position on there is the rest, in the order of its numbers'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token, freshStart({ text: 'One' }));
      await agent?.reply(chat, 'Two');
      await agent?.note(chat, 'A visitor who counts');
      expectThat.value(await backend.write(token, freshWords(chat, 'Three')), 'write');
      await agent?.note(chat, 'And one more');
      await agent?.reply(chat, 'Four');
      const whole = await read(backend, token, null);
      expectThat.equal(textsOf([whole]), ['One', 'Two', 'Three', 'Four'], 'the whole log');
      const head = whole.chat?.head ?? 0;
      expectThat.equal(numbersOf(whole), upTo(head), 'its numbers');
      for (const after of upTo(head)) {
        const rest = await read(backend, token, chat, after);
        expectThat.equal(rest.entries, whole.entries.slice(after), `what comes after ${after}`);
      }
    },
  },
  {
    promise: 16,
    title: dense('a long one comes in pages of 200, each beginning where the one before ended'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      for (const number of upTo(230)) await agent?.reply(chat, `Line ${number}`);
      const first = await read(backend, token, null);
      expectThat.equal(numbersOf(first), upTo(200), 'the numbers of the first page');
      const rest = await read(backend, token, chat, 200);
      expectThat.equal(numbersOf(rest), upTo(rest.chat?.head ?? 0, 201), 'the numbers of the second');
      const lines = textsOf([first, rest]).slice(1);
      expectThat.equal(
        lines,
        upTo(230).map((number) => `Line ${number}`),
        'what both hold after the first words',
      );
    },
  },
  {
    promise: 16,
    title: dense('a page that knows another chat gets this one from its beginning'),
    skipped: needsAgent,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token, freshStart({ text: 'One' }));
      const whole = await read(backend, token, null);
      expectThat.equal(await read(backend, token, 'another', 1), whole, 'the page from a position in another');
      const beyond = await read(backend, token, chat, 99);
      expectThat.equal(beyond.entries, whole.entries, 'the entries from a position this log never had');
      const epoch = beyond.chat?.epoch;
      expectThat.holds(epoch === undefined || epoch !== whole.chat?.epoch, 'what was read there was of another epoch');
    },
  },
  {
    promise: 18,
    title: apart('no page and no frame has a note, an offer, an agent’s id or a stranger’s words'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const [ada, grace] = [await begin(backend), await begin(backend)];
      const followed = follow(backend, ada.token);
      const { chat } = await startChat(backend, ada.token, freshStart({ text: 'Ada writes' }));
      const other = await startChat(backend, grace.token, freshStart({ text: 'Grace writes' }));
      await agent?.note(chat, 'Ada is a secret');
      await agent?.reply(chat, 'To Ada');
      await agent?.reply(other.chat, 'To Grace');
      await agent?.note(chat, 'Still a secret');
      await agent?.end(chat);
      await followed.until('the end of the chat', (pages) => pages.at(-1)?.chat?.state === 'closed');
      followed.stop();
      const pages = [await read(backend, ada.token, null), await read(backend, ada.token, chat, 1), ...followed.pages];
      const shown = JSON.stringify(pages);
      for (const hidden of ['secret', 'Grace writes', 'To Grace', other.chat, agent?.id ?? '', '"offer']) {
        const found = hidden === '"offer' ? /"(offered|offer|passedBy|owner)"/.test(shown) : shown.includes(hidden);
        expectThat.holds(!found, `a visitor must not be shown ${hidden}`);
      }
      expectThat.equal(textsOf(followed.pages), ['Ada writes', 'To Ada'], 'what the follower heard');
    },
  },
];
