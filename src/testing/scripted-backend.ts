import { createEmitter } from '../base/emitter.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Ability, ChatBackend, StatusAnswer } from '../contract/chat-backend.ts';
import type { Receipt, Submission } from '../domain/form/submission.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';

/** A call that waits until the test says what comes of it; the first word counts. */
export interface HeldCall<Value> {
  readonly isAnswered: boolean;
  answer(value: Value): void;
  /** With a problem, or the code of one. */
  refuse(problem: Problem | ProblemCode): void;
  /** Breaks the contract: the call throws. */
  fail(error: unknown): void;
}

export interface HeldSubmission extends HeldCall<Receipt> {
  readonly submission: Submission;
}

export interface ScriptedBackendOptions {
  readonly widget?: string;
  /** Default: both. */
  readonly abilities?: readonly Ability[];
  /** Answers at once instead of holding. */
  readonly readStatus?: () => Result<StatusAnswer, Problem>;
  readonly submit?: (submission: Submission) => Result<Receipt, Problem>;
}

/** A backend that does nothing by itself: it lists what it was asked and holds each call until the test answers it. */
export interface ScriptedBackend extends ChatBackend {
  readonly reads: readonly HeldCall<StatusAnswer>[];
  readonly submits: readonly HeldSubmission[];
  /** Tells those who watch the status. */
  push(answer: StatusAnswer): void;
  /** How many watch the status. */
  readonly watchers: number;
  readonly isClosed: boolean;
}

export function scriptedBackend(options: ScriptedBackendOptions = {}): ScriptedBackend {
  const { widget = 'shop', abilities = ['status-push', 'offline-messages'] } = options;
  const reads: HeldCall<StatusAnswer>[] = [];
  const submits: HeldSubmission[] = [];
  const pushes = createEmitter<StatusAnswer>((error) => {
    throw error;
  });
  let isClosed = false;
  const closed = refused<Problem>({ code: 'closed', message: 'The backend was closed.' });

  return {
    widget,
    abilities: new Set(abilities),
    reads,
    submits,
    readStatus() {
      if (isClosed) return Promise.resolve(closed);
      const { call, promise } = held<StatusAnswer>(options.readStatus?.());
      reads.push(call);
      return promise;
    },
    watchStatus(listener) {
      if (isClosed) return closed;
      if (!abilities.includes('status-push')) {
        return refused({ code: 'unsupported', ability: 'status-push', message: 'This backend does not push.' });
      }
      return ok(pushes.on(listener));
    },
    submit(submission) {
      if (isClosed) return Promise.resolve(closed);
      const { call, promise } = held<Receipt>(options.submit?.(submission));
      submits.push(Object.assign(call, { submission }));
      return promise;
    },
    close() {
      isClosed = true;
    },
    push: (answer) => pushes.emit(answer),
    get watchers() {
      return pushes.size;
    },
    get isClosed() {
      return isClosed;
    },
  };
}

interface Held<Value> {
  readonly call: HeldCall<Value>;
  readonly promise: Promise<Result<Value, Problem>>;
}

function held<Value>(atOnce: Result<Value, Problem> | undefined): Held<Value> {
  let say: (result: Result<Value, Problem>) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const promise = new Promise<Result<Value, Problem>>((resolve, reject) => {
    say = resolve;
    fail = reject;
  });
  const call = {
    isAnswered: false,
    answer(value: Value) {
      call.isAnswered = true;
      say(ok(value));
    },
    refuse(problem: Problem | ProblemCode) {
      call.isAnswered = true;
      say(refused(typeof problem === 'string' ? { code: problem, message: `Scripted: ${problem}.` } : problem));
    },
    fail(error: unknown) {
      call.isAnswered = true;
      fail(error);
    },
  };
  if (atOnce?.ok) call.answer(atOnce.value);
  else if (atOnce) call.refuse(atOnce.problem);
  return { call, promise };
}
