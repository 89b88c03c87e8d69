import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';

/** The version an `If-Match` insists on; undefined: the caller insists on none. */
export function readIfMatch(header: string | undefined): Result<number | undefined, Problem> {
  if (header === undefined) return ok(undefined);
  const version = /^"(0|[1-9]\d{0,14})"$/.exec(header.trim())?.[1];
  if (version !== undefined) return ok(Number(version));
  const message = 'must be the ETag that the settings were read with, such as "3", or "0" for what was never saved';
  return refused({ code: 'invalid', message: `If-Match: ${message}.`, issues: [{ path: 'If-Match', message }] });
}
