import { ok, refused } from '../../src/base/result.ts';
import type { ChatBackend, StatusAnswer } from '../../src/contract/chat-backend.ts';
import { freshId } from '../../src/testing/backend-promises/fresh-submission.ts';
import type { BrokenBackend } from './broken-backend.ts';

/** Changes what each answer of `readStatus` says. */
const answering = (backend: ChatBackend, change: (answer: StatusAnswer) => StatusAnswer): ChatBackend => ({
  ...backend,
  async readStatus() {
    const read = await backend.readStatus();
    return read.ok ? ok(change(read.value)) : read;
  },
});

/** What goes wrong with the status, and with abilities and ends. */
export const brokenStatus: readonly BrokenBackend[] = [
  {
    mistake: 'goes on answering after close',
    breaks: [1, 17],
    broken: (backend) => ({ ...backend, close: () => undefined }),
  },
  {
    mistake: 'takes an undeclared ability without a word',
    breaks: [1],
    broken: (backend) => ({
      ...backend,
      abilities: new Set(['offline-messages']),
      watchStatus: () => ok(() => undefined),
    }),
  },
  {
    mistake: 'refuses an undeclared ability without naming it',
    breaks: [1],
    broken: (backend) => ({
      ...backend,
      abilities: new Set(['offline-messages']),
      watchStatus: () => refused({ code: 'unsupported', message: 'Not here.' }),
    }),
  },
  {
    mistake: 'keeps its first answer for good',
    breaks: [2, 3, 9],
    broken(backend) {
      let first: ReturnType<ChatBackend['readStatus']> | undefined;
      return {
        ...backend,
        readStatus: () => {
          first ??= backend.readStatus();
          return first;
        },
        close() {
          first = undefined;
          backend.close();
        },
      };
    },
  },
  {
    mistake: 'lags one answer behind',
    breaks: [2, 3, 9],
    broken(backend) {
      let before: StatusAnswer | undefined;
      return answering(backend, (answer) => {
        const late = before ?? answer;
        before = answer;
        return late;
      });
    },
  },
  {
    mistake: 'tells the server’s time in seconds and fractions',
    breaks: [2],
    broken: (backend) =>
      answering(backend, (answer) => ({ ...answer, serverNow: 1_795_258_734.5 as typeof answer.serverNow })),
  },
  {
    mistake: 'has one version for everything',
    breaks: [3, 9],
    broken: (backend) =>
      answering(backend, (answer) => ({ ...answer, document: { ...answer.document, version: '1' } })),
  },
  {
    mistake: 'has a new version for every answer',
    breaks: [3, 9],
    broken: (backend) =>
      answering(backend, (answer) => ({ ...answer, document: { ...answer.document, version: freshId() } })),
  },
  {
    mistake: 'does not see people in the version',
    breaks: [3, 9],
    broken: (backend) =>
      answering(backend, (answer) => {
        const version = JSON.stringify(answer.document.settings);
        return { ...answer, document: { ...answer.document, version } };
      }),
  },
  {
    mistake: 'repeats the present state to each new listener',
    breaks: [9],
    broken: (backend) => ({
      ...backend,
      watchStatus(listener) {
        void backend.readStatus().then((read) => read.ok && listener(read.value));
        return backend.watchStatus(listener);
      },
    }),
  },
  {
    mistake: 'drops every second push',
    breaks: [9],
    broken: (backend) => ({
      ...backend,
      watchStatus(listener) {
        let count = 0;
        return backend.watchStatus((answer) => {
          count += 1;
          if (count % 2 === 0) listener(answer);
        });
      },
    }),
  },
  {
    mistake: 'goes on pushing after Stop',
    breaks: [9],
    broken: (backend) => ({
      ...backend,
      watchStatus(listener) {
        const watched = backend.watchStatus(listener);
        return watched.ok ? ok(() => undefined) : watched;
      },
    }),
  },
  {
    mistake: 'pushes what cannot be read yet',
    breaks: [9],
    broken: (backend) => ({
      ...backend,
      watchStatus: (listener) =>
        backend.watchStatus((answer) => {
          const people = { ...answer.document.people, staffed: !answer.document.people.staffed };
          listener({ ...answer, document: { ...answer.document, people } });
        }),
    }),
  },
];
