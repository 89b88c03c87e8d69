import { ok, type Result } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { ChatReceipt } from '../../src/domain/chat/chat-receipt.ts';
import type { HeardFrame, VisitorPage } from '../../src/domain/chat/visitor-chat.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { freshId } from '../../src/testing/backend-promises/fresh-submission.ts';
import type { BrokenBackend } from './broken-backend.ts';

/** Changes each page that is read or heard. */
const showing = (backend: ChatBackend, change: (page: VisitorPage) => VisitorPage): ChatBackend => ({
  ...backend,
  async readChat(...asked) {
    const read = await backend.readChat(...asked);
    return read.ok ? ok(change(read.value)) : read;
  },
  followChat: (token, position, listener) =>
    backend.followChat(token, position, (frame) =>
      listener(frame.kind === 'page' ? { ...frame, ...change(frame) } : frame),
    ),
});

/** Changes what is heard; null: nothing is. */
const telling = (
  backend: ChatBackend,
  change: (frame: HeardFrame, count: number) => HeardFrame | null,
): ChatBackend => ({
  ...backend,
  followChat(token, position, listener) {
    let count = 0;
    return backend.followChat(token, position, (frame) => {
      count += 1;
      const told = change(frame, count);
      if (told) listener(told);
    });
  },
});

/** Changes each receipt of a start and of words. */
const answering = (backend: ChatBackend, change: (receipt: ChatReceipt) => ChatReceipt): ChatBackend => {
  const changed = async (asked: Promise<Result<ChatReceipt, Problem>>): Promise<Result<ChatReceipt, Problem>> => {
    const answer = await asked;
    return answer.ok ? ok(change(answer.value)) : answer;
  };
  return {
    ...backend,
    startChat: (...asked) => changed(backend.startChat(...asked)),
    write: (...asked) => changed(backend.write(...asked)),
  };
};

/** What goes wrong with chats: each mistake is one that a first draft of an adapter has made somewhere, or will. */
export const brokenChats: readonly BrokenBackend[] = [
  {
    mistake: 'makes a new command id for each try to write',
    breaks: [14],
    broken: (backend) => ({
      ...backend,
      write: (token, words) => backend.write(token, { ...words, commandId: freshId() }),
    }),
  },
  {
    mistake: 'makes a new command id for each try to start',
    breaks: [1, 14],
    broken: (backend) => ({
      ...backend,
      startChat: (token, start) => backend.startChat(token, { ...start, commandId: freshId() }),
    }),
  },
  {
    mistake: 'says with which number, and means those that agents count',
    breaks: [14],
    broken: (backend) =>
      answering(backend, (receipt) => ({ ...receipt, number: receipt.number && receipt.number + 1 })),
  },
  {
    mistake: 'says that somebody answers, whoever is there',
    breaks: [15],
    broken: (backend) => answering(backend, (receipt) => ({ ...receipt, state: 'active' })),
  },
  {
    mistake: 'leaves out what it was told last',
    breaks: [14, 16, 17, 18, 20, 21, 22],
    broken: (backend) => showing(backend, (page) => ({ ...page, entries: page.entries.slice(0, -1) })),
  },
  {
    mistake: 'takes a position for one less than it is',
    breaks: [16],
    broken: (backend) => ({
      ...backend,
      readChat: (token, position) => backend.readChat(token, position && { ...position, after: position.after - 1 }),
    }),
  },
  {
    mistake: 'takes a position in any chat for one in this chat',
    breaks: [16],
    broken: (backend) => ({
      ...backend,
      async readChat(token, position) {
        const read = await backend.readChat(token, null);
        const id = read.ok ? read.value.chat?.id : undefined;
        return backend.readChat(token, id === undefined || !position ? position : { ...position, chat: id });
      },
    }),
  },
  {
    mistake: 'breaks on a token that no header can hold',
    breaks: [1],
    broken: (backend) => ({
      ...backend,
      startChat: (token, start) =>
        /^[\x21-\x7e]*$/.test(token) ? backend.startChat(token, start) : Promise.reject(token),
    }),
  },
  {
    mistake: 'reads from whatever it takes for a number',
    breaks: [1],
    broken: (backend) => ({
      ...backend,
      async readChat(token, position) {
        const read = await backend.readChat(token, position);
        if (!read.ok || typeof (position ?? { after: 0 }).after === 'number') return read;
        return ok({ ...read.value, entries: [] });
      },
    }),
  },
  {
    mistake: 'gives the newest of a long log, and not what comes next',
    breaks: [16],
    broken: (backend) => ({
      ...backend,
      async readChat(token, position) {
        const read = await backend.readChat(token, position);
        if (!read.ok || !read.value.chat || read.value.entries.length < 200) return read;
        const { id, head } = read.value.chat;
        return backend.readChat(token, { chat: id, after: head - 200 });
      },
    }),
  },
  {
    mistake: 'tells nothing before something changes',
    breaks: [17, 19, 20, 21],
    broken: (backend) => telling(backend, (frame, count) => (count === 1 && frame.kind === 'page' ? null : frame)),
  },
  {
    mistake: 'tells what is there at first, and nothing that comes later',
    breaks: [17, 18, 20, 21, 22, 23],
    // Not every third frame: changes that come together are one, so nobody knows which that would be.
    broken: (backend) => telling(backend, (frame, count) => (count > 1 && frame.kind === 'page' ? null : frame)),
  },
  {
    mistake: 'follows from the beginning, wherever it is asked to begin',
    breaks: [17],
    broken: (backend) => ({
      ...backend,
      followChat: (token, _position, listener) => backend.followChat(token, null, listener),
    }),
  },
  {
    mistake: 'tells the whole chat again with each change',
    breaks: [17, 18, 21],
    broken(backend) {
      return {
        ...backend,
        followChat: (token, position, listener) =>
          backend.followChat(token, position, (frame) => {
            if (frame.kind === 'ended') return listener(frame);
            void backend.readChat(token, null).then((read) => {
              if (read.ok) listener({ kind: 'page', ...read.value });
            });
          }),
      };
    },
  },
  {
    mistake: 'goes on telling after Stop',
    breaks: [17],
    broken: (backend) => ({
      ...backend,
      followChat(...asked) {
        const followed = backend.followChat(...asked);
        return followed.ok ? ok(() => undefined) : followed;
      },
    }),
  },
  {
    mistake: 'keeps the end of a feed to itself',
    breaks: [19],
    broken: (backend) => telling(backend, (frame) => (frame.kind === 'ended' ? null : frame)),
  },
  {
    mistake: 'calls every end of a feed a bad network',
    breaks: [19],
    broken: (backend) =>
      telling(backend, (frame) =>
        frame.kind === 'ended' ? { kind: 'ended', problem: { code: 'unreachable', message: 'Lost.' } } : frame,
      ),
  },
  {
    mistake: 'shows who answers by the name the team knows them by',
    breaks: [15, 18],
    broken: (backend) =>
      showing(backend, (page) => ({
        ...page,
        chat: page.chat && { ...page.chat, agent: page.chat.agent && 'agent-0071' },
      })),
  },
  {
    mistake: 'shows an invitation for as long as the page lives',
    breaks: [17],
    broken(backend) {
      let seen: VisitorPage['invitation'] = null;
      return showing(backend, (page) => {
        seen = page.invitation ?? seen;
        return { ...page, invitation: seen };
      });
    },
  },
  {
    mistake: 'answers for a stranger’s chat that it is not allowed',
    breaks: [19, 20],
    broken: (backend) => ({
      ...backend,
      async endChat(token, chat) {
        const ended = await backend.endChat(token, chat);
        if (ended.ok || ended.problem.code !== 'not-found') return ended;
        return { ok: false, problem: { code: 'forbidden', message: 'Not yours.' } };
      },
    }),
  },
  {
    mistake: 'reads with the best token it has ever seen for a chat',
    breaks: [20],
    broken: (backend) => ({
      ...backend,
      async startChat(token, start) {
        const begun = await backend.startChat(token, start);
        if (begun.ok) TOKENS.set(begun.value.chat, token);
        return begun;
      },
      async readChat(token, position) {
        const read = await backend.readChat(token, position);
        const better = read.ok && read.value.chat ? TOKENS.get(read.value.chat.id) : undefined;
        return better === undefined ? read : backend.readChat(better, position);
      },
    }),
  },
];

/** The token each chat was begun with: one backend's pages of two origins share them. */
const TOKENS = new Map<string, string>();
