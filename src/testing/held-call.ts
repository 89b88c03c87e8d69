import { ok, type Refused, type Result, refused } from '../base/result.ts';
import type { Ability } from '../contract/chat-backend.ts';
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

export interface Held<Value> {
  readonly call: HeldCall<Value>;
  readonly promise: Promise<Result<Value, Problem>>;
}

/** A call and what becomes of it; with `atOnce` that is said already. */
export function holdCall<Value>(atOnce: Result<Value, Problem> | undefined): Held<Value> {
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

/** How a part of a scripted backend holds what it is asked. */
export interface Holding {
  /** Lists the call with what was asked, unless the backend is closed or never had the ability. */
  take<Value, Asked extends object>(
    calls: (HeldCall<Value> & Asked)[],
    ability: Ability | null,
    asked: Asked,
    atOnce: Result<Value, Problem> | undefined,
  ): Promise<Result<Value, Problem>>;
  lack(ability: Ability): Refused<Problem> | null;
}
