import { isPassing } from '../../domain/problem.ts';
import { type BackendPromise, needsAgent, needsChats } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin } from './fresh-session.ts';
import { freshStart, freshWords, startChat, textsOf } from './fresh-words.ts';

const once = (rest: string): string => `Words are written once: ${rest}`;

const decided = (rest: string): string => `The server says where a chat goes: ${rest}`;

export const chats: readonly BackendPromise[] = [
  {
    promise: 14,
    title: once('the same start and the same words, twenty times in parallel, are one chat with each of them once'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const start = freshStart({ text: 'First' });
      const starts = await Promise.all(Array.from({ length: 20 }, () => backend.startChat(token, start)));
      const [begun, ...begunAgain] = starts.map((answer) => expectThat.value(answer, 'startChat in parallel'));
      for (const receipt of begunAgain) expectThat.equal(receipt, begun, 'a receipt of the same start');
      const words = freshWords(begun?.chat ?? '', 'Second');
      const writes = await Promise.all(Array.from({ length: 20 }, () => backend.write(token, words)));
      const [written, ...writtenAgain] = writes.map((answer) => expectThat.value(answer, 'write in parallel'));
      for (const receipt of writtenAgain) expectThat.equal(receipt, written, 'a receipt of the same words');
      const page = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal(textsOf([page]), ['First', 'Second'], 'what was written');
      const ids = page.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.commandId] : []));
      expectThat.equal(ids, [start.commandId, words.commandId], 'the commands it was written with');
      const numbers = page.entries.flatMap(({ kind, number }) => (kind === 'message' ? [number] : []));
      expectThat.equal([begun?.number, written?.number], numbers, 'the numbers in the receipts');
    },
  },
  {
    promise: 14,
    title: once('a command id with other words is refused, and the first words stay'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const start = freshStart({ text: 'First' });
      const { chat } = await startChat(backend, token, start);
      const words = freshWords(chat, 'Second');
      expectThat.value(await backend.write(token, words), 'write');
      const reused = {
        startChat: await backend.startChat(token, { ...start, text: 'Other' }),
        write: await backend.write(token, { ...words, text: 'Other' }),
      };
      for (const [call, answer] of Object.entries(reused)) {
        expectThat.equal(expectThat.refusal(answer, call).code, 'command-id-reused', `the refusal of ${call}`);
      }
      const page = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal(textsOf([page]), ['First', 'Second'], 'what was written');
    },
  },
  {
    promise: 14,
    title: once('words whose answer was lost and which are sent again are there once'),
    skipped: (bench) => needsChats(bench) ?? (bench.loseNextAnswer ? null : 'the bench loses no answers'),
    async prove({ backend, loseNextAnswer }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token, freshStart({ text: 'First' }));
      const words = freshWords(chat, 'Second');
      loseNextAnswer?.();
      const { code } = expectThat.refusal(await backend.write(token, words), 'write whose answer is lost');
      expectThat.holds(isPassing(code), `a lost answer must be a refusal that passes, not ${code}`);
      expectThat.value(await backend.write(token, words), 'the same again');
      const page = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal(textsOf([page]), ['First', 'Second'], 'what was written');
    },
  },
  {
    promise: 14,
    title: once('a start whose answer was lost and which is sent again is one chat'),
    skipped: (bench) => needsChats(bench) ?? (bench.loseNextAnswer ? null : 'the bench loses no answers'),
    async prove({ backend, loseNextAnswer }) {
      const { token } = await begin(backend);
      const start = freshStart({ text: 'First' });
      loseNextAnswer?.();
      expectThat.refusal(await backend.startChat(token, start), 'startChat whose answer is lost');
      const { chat } = expectThat.value(await backend.startChat(token, start), 'the same again');
      const page = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal([page.chat?.id, textsOf([page])], [chat, ['First']], 'the chat, and what was written');
    },
  },
  {
    promise: 14,
    title: once('who has a chat that lives goes on in it, from however many pages they start'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const starts = await Promise.all(
        ['One', 'Two', 'Three'].map((text) => backend.startChat(token, freshStart({ text }))),
      );
      const receipts = starts.map((answer) => expectThat.value(answer, 'startChat'));
      expectThat.equal(new Set(receipts.map(({ chat }) => chat)).size, 1, 'chats begun');
      const page = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal([...textsOf([page])].sort(), ['One', 'Three', 'Two'], 'what was written');
    },
  },
  {
    promise: 15,
    title: decided('it is kept for later with nobody there, and waits in line with somebody there'),
    skipped: needsChats,
    async prove({ backend, setStaffed }) {
      const [early, late] = [await begin(backend), await begin(backend)];
      const kept = await startChat(backend, early.token);
      expectThat.equal([kept.state, kept.position], ['open', null], 'the state and place with nobody there');
      await setStaffed(true);
      const { state, position } = await startChat(backend, late.token);
      expectThat.equal([state, position], ['queued', 1], 'the state and place with somebody there');
      const { chat } = expectThat.value(await backend.readChat(late.token, null), 'readChat');
      expectThat.equal([chat?.state, chat?.position], ['queued', 1], 'the same as the page reads it');
    },
  },
  {
    promise: 15,
    title: decided('an agent’s words make it theirs, and words into a closed chat go on with it'),
    skipped: needsAgent,
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      await agent?.reply(chat, 'Yes, it is.');
      const answered = expectThat.value(await backend.readChat(token, null), 'readChat').chat;
      expectThat.equal([answered?.state, answered?.agent], ['active', agent?.name], 'the state, and who answers');
      await agent?.end(chat);
      const closed = expectThat.value(await backend.readChat(token, null), 'readChat').chat;
      expectThat.equal([closed?.state, closed?.goesOn], ['closed', true], 'the state after the end');
      const again = expectThat.value(await backend.write(token, freshWords(chat, 'One more thing')), 'write');
      expectThat.equal([again.chat, again.state], [chat, 'queued'], 'the chat that the words are in, and its state');
    },
  },
  {
    promise: 15,
    title: decided('what its state has no room for is chat-state'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const handed = expectThat.refusal(await backend.handOff(token, chat), 'handOff with no bot there');
      expectThat.equal(handed.code, 'chat-state', 'its code');
      const { state, chat: ended } = expectThat.value(await backend.endChat(token, chat), 'endChat');
      expectThat.equal([ended, state], [chat, 'closed'], 'the receipt of the end');
      const twice = expectThat.refusal(await backend.endChat(token, chat), 'endChat again');
      expectThat.equal(twice.code, 'chat-state', 'its code');
    },
  },
];
