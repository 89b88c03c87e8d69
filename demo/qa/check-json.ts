import type { Result } from '../../src/base/result.ts';
import { ok, refused } from '../../src/base/result.ts';
import type { Issue, Problem } from '../../src/domain/problem.ts';

/** Reads a text as JSON and holds it to a schema; every objection is an issue with its place. */
export function checkJson<Value>(
  text: string,
  parse: (value: unknown) => Result<Value, Problem>,
): Result<Value, readonly Issue[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused([{ path: 'JSON', message: error instanceof Error ? error.message : String(error) }]);
  }
  const parsed = parse(value);
  if (parsed.ok) return ok(parsed.value);
  return refused(parsed.problem.issues ?? [{ path: '', message: parsed.problem.message }]);
}
