import { ok, type Result, refused } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { Receipt, Submission } from '../../src/domain/form/submission.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { freshId } from '../../src/testing/backend-promises/fresh-submission.ts';
import type { BrokenBackend } from './broken-backend.ts';

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

/** What goes wrong with messages: each mistake is one that a first draft of an adapter has made somewhere. */
export const brokenMessages: readonly BrokenBackend[] = [
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
    mistake: 'refuses with a code of its own making',
    breaks: [1, 4, 5, 7, 8, 10, 11],
    broken: (backend) => refusing(backend, (problem) => ({ ...problem, code: 'oops' as Problem['code'] })),
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
];

const anyReceipt = {
  id: 'thank-you',
  storedAt: 0,
  replyBy: 1,
  status: { availability: 'offline', reason: 'no-agents', mode: 'form' },
} as unknown as Receipt;
