import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { isCount, isText, listOf, oneOf, optional, reader, shape } from './shape.ts';

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
export const readProblem = reader<Problem>(
  shape({
    code: oneOf(...CODES),
    message: isText,
    permission: optional(isText),
    ability: optional(isText),
    retryAfterMs: optional(isCount),
    issues: optional(
      listOf(
        shape({
          path: isText,
          message: isText,
          code: optional(isText),
          limit: optional((value) => typeof value === 'number'),
        }),
      ),
    ),
  }),
);
