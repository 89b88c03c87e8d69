import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';

const EXPIRED: Problem = {
  code: 'session-expired',
  message: 'The Authorization header holds no session token of a visitor: Authorization: Bearer pl1_….',
};

/**
 * The visitor's token an `Authorization` header brings; null: there is no header. One that holds none is refused
 * rather than passed over: who sends it means to be somebody, and would otherwise become somebody else.
 */
export function readVisitorToken(header: string | undefined): Result<string | null, Problem> {
  if (header === undefined) return ok(null);
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  return token === undefined ? refused(EXPIRED) : ok(token);
}
