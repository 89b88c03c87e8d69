import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { isOneOf, isOptional, isRecord } from './shape.ts';

/** Codes that cross the wire; the other four are a page's own words about itself. */
const CODES = [
  'invalid',
  'widget-unknown',
  'widget-disabled',
  'origin-refused',
  'command-id-reused',
  'too-many-requests',
  'too-large',
  'unauthorized',
  'forbidden',
  'session-expired',
  'identity-refused',
  'not-found',
  'stale-write',
  'in-use',
  'chat-state',
  'unavailable',
  'unsupported',
] satisfies readonly ProblemCode[];

/** The refusal in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/problem-schema.ts`. */
export function readProblem(value: unknown): Problem | null {
  return isRecord(value) &&
    isOneOf(CODES, value.code) &&
    typeof value.message === 'string' &&
    isOptional('string', value.permission) &&
    isOptional('string', value.ability) &&
    (value.retryAfterMs === undefined || isDuration(value.retryAfterMs)) &&
    (value.issues === undefined || (Array.isArray(value.issues) && value.issues.every(isIssue)))
    ? (value as unknown as Problem)
    : null;
}

const isIssue = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.path === 'string' &&
  typeof value.message === 'string' &&
  isOptional('string', value.code) &&
  isOptional('number', value.limit);

const isDuration = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
