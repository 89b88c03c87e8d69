import type { Problem } from '../domain/problem.ts';

/** What HTTP itself found wrong, before any rule of ours was asked. */
export interface TransportProblem {
  readonly status: number;
  readonly problem: Problem;
}

/** Bytes a request body may have where an address sets no lower limit (Z-4). */
export const BODY_LIMIT_BYTES = 65_536;

const invalid = (status: number, message: string): TransportProblem => ({
  status,
  problem: { code: 'invalid', message },
});

const tooLarge = (status: number, message: string): TransportProblem => ({
  status,
  problem: { code: 'too-large', message },
});

/** By the codes of Fastify and of Node's HTTP parser, which are part of their documented surface. */
const KNOWN: Readonly<Record<string, TransportProblem>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: invalid(400, 'The body is empty; JSON was expected.'),
  FST_ERR_CTP_INVALID_JSON_BODY: invalid(400, 'The body is not JSON that can be taken.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: invalid(400, 'The body has another length than Content-Length says.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: invalid(415, 'The body must be application/json in UTF-8, not encoded otherwise.'),
  FST_ERR_BAD_URL: invalid(400, 'The address holds a percent sign that begins no character.'),
  FST_ERR_MAX_PARAM_LENGTH: tooLarge(414, 'A part of the address is too long.'),
  HPE_HEADER_OVERFLOW: tooLarge(431, 'The headers are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: invalid(408, 'The request did not arrive in time.'),
};

/**
 * Says in our words what an error of the transport means; null: it is none, so the fault is ours. The words never
 * repeat what was sent: an answer, like a log, may be read by somebody else.
 */
export function transportProblem(error: unknown, bodyLimit = BODY_LIMIT_BYTES): TransportProblem | null {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(413, `The body is over the limit of ${bodyLimit} bytes.`);
  const known = typeof code === 'string' ? KNOWN[code] : undefined;
  if (known) return known;
  const theirs = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return theirs ? invalid(statusCode, 'The request cannot be read.') : null;
}
