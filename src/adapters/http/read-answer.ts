import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { type HttpAnswer, refusalOf } from './ask.ts';

/** The value in an answer that passes its guard; else why there is none. */
export function readAnswer<Value>(
  answer: Result<HttpAnswer, Problem>,
  guard: (body: unknown) => Value | null,
): Result<Value, Problem> {
  if (!answer.ok) return answer;
  const value = answer.value.fine ? guard(answer.value.body) : null;
  return value ? ok(value) : refused(refusalOf(answer.value));
}

/** The same of an answer that has nothing to say but that it was done. */
export function readDone(answer: Result<HttpAnswer, Problem>): Result<void, Problem> {
  if (!answer.ok) return answer;
  return answer.value.status === 204 ? ok(undefined) : refused(refusalOf(answer.value));
}
