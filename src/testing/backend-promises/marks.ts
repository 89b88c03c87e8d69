import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { TypingFrame, VisitorChat } from '../../domain/chat/visitor-chat.ts';
import { type BackendPromise, needsMarks } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin } from './fresh-session.ts';
import { type FollowedChat, follow, freshWords, startChat, textsOf } from './fresh-words.ts';

const titled = (rest: string): string => `Marks are true: ${rest}`;

const present = async (backend: ChatBackend, token: string): Promise<VisitorChat | null> =>
  expectThat.value(await backend.readChat(token, null), 'readChat').chat;

const typingIn = ({ frames }: FollowedChat): readonly TypingFrame[] =>
  frames.flatMap((frame) => (frame.kind === 'typing' ? [frame] : []));

export const marks: readonly BackendPromise[] = [
  {
    promise: 21,
    title: titled('what an agent’s page has is delivered, what they have read is read, and neither goes back'),
    skipped: needsMarks,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const followed = follow(backend, token);
      const comesTo = async (what: string, delivered: number, read: number): Promise<void> => {
        await followed.until(what, (pages) => {
          const shown = pages.at(-1)?.chat;
          return shown?.delivered === delivered && shown.read === read;
        });
        const shown = await present(backend, token);
        expectThat.equal([shown?.delivered, shown?.read], [delivered, read], `delivered and read after ${what}`);
      };
      const first = (await present(backend, token))?.head ?? 0;
      await comesTo('the first words', 0, 0);
      await agent?.marks?.receive(chat);
      await comesTo('they came', first, 0);
      await agent?.marks?.read(chat, first);
      await comesTo('they were read', first, first);
      expectThat.value(await backend.write(token, freshWords(chat, 'One more thing')), 'write');
      const second = (await present(backend, token))?.head ?? 0;
      await comesTo('more words', first, first);
      await agent?.marks?.read(chat, second);
      await comesTo('those were read, and have come with that', second, second);
      await agent?.marks?.read(chat, 1);
      await comesTo('a mark further back', second, second);
      followed.stop();
    },
  },
  {
    promise: 21,
    title: titled('what the visitor has read is known on the other side, goes nowhere back and not beyond the end'),
    skipped: needsMarks,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      await agent?.reply(chat, 'Yes, it is.');
      const head = (await present(backend, token))?.head ?? 0;
      for (const number of [head - 1, head, head, 1]) {
        expectThat.value(await backend.markRead(token, chat, number), `markRead ${number}`);
        const known = await agent?.marks?.readByVisitor(chat);
        expectThat.equal(known, Math.max(number, number < head - 1 ? head : number), `what they know after ${number}`);
      }
      for (const number of [head + 1, -1, 1.5, Number.NaN, '1'] as readonly number[]) {
        const { code } = expectThat.refusal(await backend.markRead(token, chat, number), `markRead ${number}`);
        expectThat.equal(code, 'invalid', `the refusal of ${number}`);
      }
      expectThat.equal(await agent?.marks?.readByVisitor(chat), head, 'what they know after all of them');
      expectThat.equal((await present(backend, token))?.head, head, 'the head of the log, which no mark is in');
    },
  },
  {
    promise: 21,
    title: titled('that an agent writes is told to their visitor alone, by their name, with an end and no number'),
    skipped: (bench) =>
      needsMarks(bench) ?? (bench.agent?.marks?.type ? null : 'the bench has no agent who is seen writing'),
    async prove({ backend, agent }) {
      await agent?.come();
      const [ada, eve] = [await begin(backend), await begin(backend)];
      const { chat } = await startChat(backend, ada.token);
      const other = await startChat(backend, eve.token);
      const [followed, stranger] = [follow(backend, ada.token), follow(backend, eve.token)];
      for (const each of [followed, stranger]) await each.until('the first page', (pages) => pages.length > 0);
      expectThat.value(await backend.tellTyping(ada.token, chat), 'tellTyping');
      await agent?.marks?.type?.(chat);
      await followed.until('the sign of writing', () => typingIn(followed).length > 0);
      const [heard] = typingIn(followed);
      expectThat.equal(heard?.name, agent?.name, 'who writes');
      expectThat.holds(Number.isSafeInteger(heard?.until), 'the sign of writing must have an end');
      await agent?.reply(chat, 'Yes, it is.');
      await agent?.reply(other.chat, 'That one too.');
      for (const each of [followed, stranger]) {
        await each.until('the words', (pages) => textsOf(pages).some((text) => text !== 'Is the lamp in stock?'));
        each.stop();
      }
      const entries = followed.pages.flatMap((page) => page.entries);
      const saidAt = entries.at(-1)?.at ?? 0;
      expectThat.holds(
        (heard?.until ?? 0) > saidAt - 5_000 && (heard?.until ?? 0) < saidAt + 60_000,
        'it must end within a minute, by the clock of the log',
      );
      expectThat.equal(typingIn(followed).length, 1, 'signs heard by the visitor, whose own is not among them');
      expectThat.equal(typingIn(stranger).length, 0, 'signs heard by somebody else');
      expectThat.equal(
        entries.map(({ number }) => number),
        entries.map((_, index) => index + 1),
        'the numbers of the log',
      );
    },
  },
  {
    promise: 21,
    title: titled('that the visitor writes is told to the other side, from their own chat only'),
    skipped: needsMarks,
    async prove({ backend, agent }) {
      await agent?.come();
      const [ada, eve] = [await begin(backend), await begin(backend)];
      const { chat } = await startChat(backend, ada.token);
      const heard = await agent?.marks?.hearTyping(async () => {
        const { code } = expectThat.refusal(await backend.tellTyping(eve.token, chat), 'tellTyping by a stranger');
        expectThat.equal(code, 'not-found', 'the refusal of a stranger');
        expectThat.value(await backend.tellTyping(ada.token, chat), 'tellTyping');
      });
      expectThat.equal(heard, [chat], 'the chats in which somebody was heard writing');
    },
  },
];
