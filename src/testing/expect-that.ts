import { canonicalJson } from '../base/json.ts';
import type { Result } from '../base/result.ts';

/**
 * The few expectations the published suites need, so that they run under any test runner or none.
 * Each throws a plain Error whose message says what was promised and what came instead.
 */
export const expectThat = {
  holds(condition: boolean, promise: string): void {
    if (!condition) throw new Error(promise);
  },

  /** Equal as JSON: key order and `undefined` members do not matter. */
  equal(actual: unknown, expected: unknown, what: string): void {
    const [came, wanted] = [canonicalJson(actual), canonicalJson(expected)];
    if (came !== wanted) throw new Error(`${what}: expected ${wanted}, but it is ${came}`);
  },

  /** The value of an answer that must not be a refusal. */
  value<Value>(result: Result<Value, unknown>, what: string): Value {
    if (result.ok) return result.value;
    throw new Error(`${what}: expected an answer, but it was refused with ${canonicalJson(result.problem)}`);
  },

  /** The reason of an answer that must be a refusal. */
  refusal<Refusal>(result: Result<unknown, Refusal>, what: string): Refusal {
    if (!result.ok) return result.problem;
    throw new Error(`${what}: expected a refusal, but the answer is ${canonicalJson(result.value)}`);
  },
};
