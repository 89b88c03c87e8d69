import { ok } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { HeardFrame, VisitorChat } from '../../src/domain/chat/visitor-chat.ts';
import type { BrokenBackend } from './broken-backend.ts';

/** Changes the chat in each page that is read or heard. */
const showing = (backend: ChatBackend, change: (chat: VisitorChat) => VisitorChat): ChatBackend => ({
  ...backend,
  async readChat(...asked) {
    const read = await backend.readChat(...asked);
    return read.ok ? ok({ ...read.value, chat: read.value.chat && change(read.value.chat) }) : read;
  },
  followChat: (token, position, listener) =>
    backend.followChat(token, position, (frame) =>
      listener(frame.kind === 'page' ? { ...frame, chat: frame.chat && change(frame.chat) } : frame),
    ),
});

type TypingFrame = Extract<HeardFrame, { readonly kind: 'typing' }>;

/** Changes each sign that an agent writes; null: it is not told. */
const signing = (backend: ChatBackend, change: (frame: TypingFrame) => TypingFrame | null): ChatBackend => ({
  ...backend,
  followChat: (token, position, listener) =>
    backend.followChat(token, position, (frame) => {
      const told = frame.kind === 'typing' ? change(frame) : frame;
      if (told) listener(told);
    }),
});

/** What goes wrong with what is said without words. */
export const brokenMarks: readonly BrokenBackend[] = [
  {
    mistake: 'calls delivered what is stored',
    breaks: [21],
    broken: (backend) => showing(backend, (chat) => ({ ...chat, delivered: chat.head })),
  },
  {
    mistake: 'calls read what is delivered',
    breaks: [21],
    broken: (backend) => showing(backend, ({ delivered = 0, ...chat }) => ({ ...chat, delivered, read: delivered })),
  },
  {
    mistake: 'tells how far they are only while the page is loaded',
    breaks: [21],
    broken(backend) {
      return {
        ...backend,
        followChat(token, position, listener) {
          let first: Pick<VisitorChat, 'read' | 'delivered'> | null = null;
          return backend.followChat(token, position, (frame) => {
            if (frame.kind !== 'page' || !frame.chat) return listener(frame);
            const { read = 0, delivered = 0 } = frame.chat;
            first ??= { read, delivered };
            listener({ ...frame, chat: { ...frame.chat, ...first } });
          });
        },
      };
    },
  },
  {
    mistake: 'keeps to itself what the visitor has read',
    breaks: [1, 19, 20, 21],
    broken: (backend) => ({ ...backend, markRead: async () => ok(undefined) }),
  },
  {
    mistake: 'takes what is beyond the end for the end',
    breaks: [21],
    broken: (backend) => ({
      ...backend,
      async markRead(...asked) {
        const marked = await backend.markRead(...asked);
        return marked.ok || marked.problem.code !== 'invalid' ? marked : ok(undefined);
      },
    }),
  },
  {
    mistake: 'keeps to itself that somebody writes',
    breaks: [21],
    broken: (backend) => signing(backend, () => null),
  },
  {
    mistake: 'lets an agent write for ever',
    breaks: [21],
    broken: (backend) =>
      signing(backend, (frame) => ({ ...frame, until: Number.MAX_SAFE_INTEGER as typeof frame.until })),
  },
  {
    mistake: 'says that an agent writes, and not who',
    breaks: [21],
    broken: (backend) => signing(backend, (frame) => ({ ...frame, name: 'Somebody' })),
  },
  {
    mistake: 'tells each sign of writing twice',
    breaks: [21],
    broken: (backend) => ({
      ...backend,
      followChat: (token, position, listener) =>
        backend.followChat(token, position, (frame) => {
          if (frame.kind === 'typing') listener(frame);
          listener(frame);
        }),
    }),
  },
  {
    mistake: 'lets a visitor write unheard',
    breaks: [1, 19, 20, 21],
    broken: (backend) => ({ ...backend, tellTyping: async () => ok(undefined) }),
  },
  {
    mistake: 'takes half a star for a whole one',
    breaks: [23],
    broken: (backend) => ({
      ...backend,
      rateChat: (token, chat, rating) => backend.rateChat(token, chat, { ...rating, score: Math.ceil(rating.score) }),
    }),
  },
  {
    mistake: 'thanks for a rating that it does not take',
    breaks: [23],
    broken: (backend) => ({
      ...backend,
      async rateChat(...asked) {
        const rated = await backend.rateChat(...asked);
        return rated.ok || rated.problem.code !== 'chat-state' ? rated : ok(undefined);
      },
    }),
  },
  {
    mistake: 'loses the words of a rating',
    breaks: [23],
    broken: (backend) => ({
      ...backend,
      rateChat: (token, chat, rating) => backend.rateChat(token, chat, { ...rating, comment: null }),
    }),
  },
  {
    mistake: 'shows a rating to the next page that is loaded, and not to this one',
    breaks: [23],
    broken: (backend) => ({
      ...backend,
      followChat: (token, position, listener) =>
        backend.followChat(token, position, (frame) =>
          listener(frame.kind === 'page' && frame.chat ? { ...frame, chat: { ...frame.chat, rating: null } } : frame),
        ),
    }),
  },
];
