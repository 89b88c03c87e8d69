import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ok, type Result, refused } from '../../base/result.ts';
import { MOST_FILE_BYTES } from '../../domain/file/file-settings.ts';
import type { Problem } from '../../domain/problem.ts';
import { FILE_NAME_HEADER } from '../../protocol/http.ts';
import type { SentFile } from '../../workspace/files/file-door.ts';

/** For the addresses that take files: each sets `FILE_ROUTE`, since a body may otherwise be no larger than a page's. */
export const FILE_ROUTE = { bodyLimit: MOST_FILE_BYTES } as const;

const LONGEST_NAME = 2_000;

/** Makes bytes the one body that is read by the routes of `app`; JSON, which everybody else sends, is none of a file. */
export function readBytesOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}

/** How many bytes a request says it brings; 0: it does not say, and the limit of its address holds. */
export const announcedBytes = ({ headers }: Pick<FastifyRequest, 'headers'>): number =>
  Number(headers['content-length'] ?? 0);

/** The file a request brings; its `Content-Type` says nothing of it. */
export function sentFile({ headers, body }: FastifyRequest): Result<SentFile, Problem> {
  const name = readName(headers[FILE_NAME_HEADER]);
  if (name === null) return refused(WRONG_NAME);
  if (headers['content-encoding'] !== undefined) return refused(ENCODED);
  return ok({ name, bytes: body instanceof Uint8Array ? body : new Uint8Array() });
}

function readName(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header.length > LONGEST_NAME) return header === undefined ? '' : null;
  try {
    return decodeURIComponent(header);
  } catch {
    return null;
  }
}

const wrong = (path: string, message: string): Problem => ({
  code: 'invalid',
  message: `${path}: ${message}.`,
  issues: [{ path, message }],
});

const WRONG_NAME = wrong(FILE_NAME_HEADER, `must be percent-encoded UTF-8 of at most ${LONGEST_NAME} characters`);
const ENCODED = wrong('content-encoding', 'must be none: a file is judged by its own bytes');
