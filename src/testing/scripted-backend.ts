import { createEmitter } from '../base/emitter.ts';
import { ok, type Refused, type Result, refused } from '../base/result.ts';
import type { Ability, ChatBackend, StatusAnswer } from '../contract/chat-backend.ts';
import type { Receipt, Submission } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';
import type { Handover, SessionAnswer, SessionRequest } from '../domain/session/session.ts';
import { type HeldCall, holdCall } from './held-call.ts';
import { type ScriptedChats, type ScriptedChatsOptions, scriptedChats } from './scripted-chats.ts';
import { type ScriptedFiles, type ScriptedFilesOptions, scriptedFiles } from './scripted-files.ts';
import { type ScriptedMarks, type ScriptedMarksOptions, scriptedMarks } from './scripted-marks.ts';

export interface HeldSubmission extends HeldCall<Receipt> {
  readonly submission: Submission;
  readonly token: string | undefined;
}

export interface HeldResolution extends HeldCall<SessionAnswer> {
  readonly request: SessionRequest;
}

export interface HeldHandover extends HeldCall<Handover> {
  readonly token: string;
  readonly target: string;
}

export interface HeldEnd extends HeldCall<void> {
  readonly tokens: readonly string[];
}

export interface ScriptedBackendOptions extends ScriptedChatsOptions, ScriptedMarksOptions, ScriptedFilesOptions {
  readonly widget?: string;
  /** Default: `status-push` and `offline-messages`. */
  readonly abilities?: readonly Ability[];
  /** Answers at once instead of holding. */
  readonly readStatus?: () => Result<StatusAnswer, Problem>;
  readonly submit?: (submission: Submission, token?: string) => Result<Receipt, Problem>;
  readonly resolveSession?: (request: SessionRequest) => Result<SessionAnswer, Problem>;
  readonly handOver?: (token: string, target: string) => Result<Handover, Problem>;
  readonly endSession?: (tokens: readonly string[]) => Result<void, Problem>;
}

/** A backend that does nothing by itself: it lists what it was asked and holds each call until the test answers it. */
export interface ScriptedBackend extends ChatBackend, ScriptedChats, ScriptedMarks, ScriptedFiles {
  readonly reads: readonly HeldCall<StatusAnswer>[];
  readonly submits: readonly HeldSubmission[];
  readonly resolutions: readonly HeldResolution[];
  readonly handovers: readonly HeldHandover[];
  readonly ends: readonly HeldEnd[];
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
  const resolutions: HeldResolution[] = [];
  const handovers: HeldHandover[] = [];
  const ends: HeldEnd[] = [];
  const pushes = createEmitter<StatusAnswer>((error) => {
    throw error;
  });
  let isClosed = false;
  const closed = refused<Problem>({ code: 'closed', message: 'The backend was closed.' });

  const lack = (ability: Ability | null): Refused<Problem> | null => {
    if (isClosed) return closed;
    return ability && !abilities.includes(ability) ? refused(lacking(ability)) : null;
  };

  function take<Value, Asked extends object>(
    calls: (HeldCall<Value> & Asked)[],
    ability: Ability | null,
    asked: Asked,
    atOnce: Result<Value, Problem> | undefined,
  ): Promise<Result<Value, Problem>> {
    const refusal = lack(ability);
    if (refusal) return Promise.resolve(refusal);
    const { call, promise } = holdCall<Value>(atOnce);
    calls.push(Object.assign(call, asked));
    return promise;
  }

  return {
    ...scriptedChats(options, { take, lack }),
    ...scriptedMarks(options, { take, lack }),
    ...scriptedFiles(options, { take, lack }),
    widget,
    abilities: new Set(abilities),
    reads,
    submits,
    resolutions,
    handovers,
    ends,
    readStatus: () => take(reads, null, {}, options.readStatus?.()),
    watchStatus(listener) {
      return lack('status-push') ?? ok(pushes.on(listener));
    },
    submit: (submission, token) => take(submits, null, { submission, token }, options.submit?.(submission, token)),
    resolveSession: (request) => take(resolutions, 'sessions', { request }, options.resolveSession?.(request)),
    handOver: (token, target) => take(handovers, 'sessions', { token, target }, options.handOver?.(token, target)),
    endSession: (tokens) => take(ends, 'sessions', { tokens }, options.endSession?.(tokens)),
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

const lacking = (ability: Ability): Problem => ({
  code: 'unsupported',
  ability,
  message: `This backend has no ${ability}.`,
});
