import type { Problem } from '../domain/problem.ts';

/** A page of a list holds 1 to 200. */
export function checkLimit(limit: number): Problem | null {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 200) return null;
  const message = 'must be a whole number from 1 to 200';
  return { code: 'invalid', message: `limit: ${message}.`, issues: [{ path: 'limit', message }] };
}
