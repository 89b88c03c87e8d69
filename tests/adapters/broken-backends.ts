import { ok, type Result, refused } from '../../src/base/result.ts';
import type { ChatBackend, StatusAnswer } from '../../src/contract/chat-backend.ts';
import type { Receipt, Submission } from '../../src/domain/form/submission.ts';
import type { Problem } from '../../src/domain/problem.ts';

const freshId = (): string => crypto.randomUUID().replaceAll('-', '');

/** A backend with a mistake in it, which the suite must find. */
export interface BrokenBackend {
  readonly mistake: string;
  /** The numbers of the promises that it breaks. */
  readonly breaks: readonly number[];
  broken(backend: ChatBackend): ChatBackend;
}

/** Changes what each answer of `readStatus` says. */
const answering = (backend: ChatBackend, change: (answer: StatusAnswer) => StatusAnswer): ChatBackend => ({
  ...backend,
  async readStatus() {
    const read = await backend.readStatus();
    return read.ok ? ok(change(read.value)) : read;
  },
});

/** Changes what becomes of a submission; `send` hands one on with the token that came along. */
const submitting = (
  backend: ChatBackend,
  submit: (submission: Submission, send: Send) => Promise<Result<Receipt, Problem>>,
): ChatBackend => ({
  ...backend,
  submit: (submission, token) => submit(submission, (changed) => backend.submit(changed, token)),
});

type Send = (submission: Submission) => Promise<Result<Receipt, Problem>>;

const refusing = (backend: ChatBackend, change: (problem: Problem) => Problem): ChatBackend =>
  submitting(backend, async (submission, send) => {
    const answer = await send(submission);
    return answer.ok ? answer : refused(change(answer.problem));
  });

/** Backends that look right and are not: each mistake is one that a first draft of an adapter has made somewhere. */
export const brokenBackends: readonly BrokenBackend[] = [
  {
    mistake: 'throws where it should refuse',
    breaks: [1, 4, 5, 7, 8, 10, 11],
    broken: (backend) =>
      submitting(backend, async (submission, send) => {
        const answer = await send(submission);
        if (!answer.ok) throw new Error(answer.problem.message);
        return answer;
      }),
  },
  {
    mistake: 'goes on answering after close',
    breaks: [1],
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
    mistake: 'refuses with a code of its own making',
    breaks: [1, 4, 5, 7, 8, 10, 11],
    broken: (backend) => refusing(backend, (problem) => ({ ...problem, code: 'oops' as Problem['code'] })),
  },
  {
    mistake: 'keeps its first answer for good',
    breaks: [2, 3],
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
    breaks: [2, 3],
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
    mistake: 'makes a new command id for each try',
    breaks: [4, 5],
    broken: (backend) => submitting(backend, (submission, send) => send({ ...submission, commandId: freshId() })),
  },
  {
    mistake: 'writes a new receipt for each try',
    breaks: [4, 5],
    broken: (backend) =>
      submitting(backend, async (submission, send) => {
        const answer = await send(submission);
        return answer.ok ? ok({ ...answer.value, id: freshId() }) : answer;
      }),
  },
  {
    mistake: 'thanks for what it keeps to itself',
    breaks: [1, 4, 5, 6, 7, 8, 10, 11],
    broken: (backend) => submitting(backend, async () => ok(anyReceipt)),
  },
  {
    mistake: 'stores a part of the words',
    breaks: [4, 7],
    broken: (backend) =>
      submitting(backend, (submission, send) => {
        const { message } = submission?.values ?? {};
        const cut = typeof message === 'string' && message.length < 4_000 ? message.slice(0, 10) : message;
        return send(cut === undefined ? submission : { ...submission, values: { ...submission.values, message: cut } });
      }),
  },
  {
    mistake: 'answers a used command id with the first receipt, whatever the words are',
    breaks: [4],
    broken(backend) {
      const receipts = new Map<string, Receipt>();
      return submitting(backend, async (submission, send) => {
        const known = receipts.get(submission?.commandId);
        if (known) return ok(known);
        const answer = await send(submission);
        if (answer.ok) receipts.set(submission.commandId, answer.value);
        return answer;
      });
    },
  },
  {
    mistake: 'calls a lost answer a final refusal',
    breaks: [5],
    broken: (backend) =>
      refusing(backend, (problem) => (problem.code === 'unreachable' ? { ...problem, code: 'invalid' } : problem)),
  },
  {
    mistake: 'believes the page’s status',
    breaks: [6, 8],
    broken: (backend) =>
      submitting(backend, async (submission, send) => {
        const answer = await send(submission);
        if (!answer.ok) return answer;
        const { mode } = submission;
        const online = mode === 'chat';
        const status = {
          availability: online ? 'online' : 'offline',
          reason: online ? 'open' : 'no-agents',
          mode,
        } as const;
        return ok({ ...answer.value, status });
      }),
  },
  {
    mistake: 'promises the reply for the moment of storing',
    breaks: [6],
    broken: (backend) =>
      submitting(backend, async (submission, send) => {
        const answer = await send(submission);
        return answer.ok ? ok({ ...answer.value, replyBy: answer.value.storedAt }) : answer;
      }),
  },
  {
    mistake: 'says that the form is wrong, but not where',
    breaks: [7],
    broken: (backend) => refusing(backend, ({ issues: _issues, ...problem }) => problem),
  },
  {
    mistake: 'uses a command id up by refusing it',
    breaks: [4, 7, 8, 10],
    broken(backend) {
      const used = new Set<string>();
      return submitting(backend, async (submission, send) => {
        if (used.has(submission?.commandId)) return refused({ code: 'command-id-reused', message: 'Used.' });
        const answer = await send(submission);
        if (!answer.ok && answer.problem.code !== 'unreachable') used.add(submission?.commandId);
        return answer;
      });
    },
  },
  {
    mistake: 'drops what it cannot take and says thank you',
    breaks: [1, 4, 7, 8, 10, 11],
    broken: (backend) =>
      submitting(backend, async (submission, send) => {
        const answer = await send(submission);
        return answer.ok || answer.problem.code === 'unreachable' ? answer : ok(anyReceipt);
      }),
  },
  {
    mistake: 'takes every disabled widget for one that takes nothing',
    breaks: [8],
    broken: (backend) =>
      submitting(backend, async (submission, send) => {
        const read = await backend.readStatus();
        return read.ok && read.value.document.settings.disabled && read.value.document.settings.whenDisabled
          ? refused({ code: 'widget-disabled', message: 'Disabled.' })
          : send(submission);
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

const anyReceipt = {
  id: 'thank-you',
  storedAt: 0,
  replyBy: 1,
  status: { availability: 'offline', reason: 'no-agents', mode: 'form' },
} as unknown as Receipt;
