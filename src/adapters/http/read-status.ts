import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { StatusAnswer } from '../../contract/chat-backend.ts';
import { readStatusDocument } from '../../contract/guards/status-document.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import { NOW_HEADER, statusPath } from '../../protocol/http.ts';
import { ask, type HttpAddress, refusalOf } from './ask.ts';

export interface ReadStatusOptions extends HttpAddress {
  /** When no answer comes, take the one the browser still keeps, however old. It never moves the clock. */
  readonly orStale?: boolean;
}

/** The server's time, unless the answer spent time in a cache on its way (H-6). */
const serverNow = (headers: Headers): Instant | null =>
  Number(headers.get('age')) ? null : ((Number(headers.get(NOW_HEADER)) || null) as Instant | null);

async function read(
  address: HttpAddress,
  cache: RequestCache,
  ended?: AbortSignal,
): Promise<Result<StatusAnswer, Problem>> {
  const answer = await ask(address, statusPath(address.widget), { cache }, ended);
  if (!answer.ok) return answer;
  const { fine, body, headers, roundTripMs } = answer.value;
  const document = fine ? readStatusDocument(body) : null;
  return document ? ok({ document, serverNow: serverNow(headers), roundTripMs }) : refused(refusalOf(answer.value));
}

/**
 * Asks a Porchlight server for the status document; all that the gate needs of HTTP, and small for that reason.
 * The browser's cache revalidates (a 304 costs no body), so that what is handed out is always the present (D-7).
 */
export async function readStatus(
  options: ReadStatusOptions,
  ended?: AbortSignal,
): Promise<Result<StatusAnswer, Problem>> {
  const fresh = await read(options, 'no-cache', ended);
  if (fresh.ok || !options.orStale || !isPassing(fresh.problem.code)) return fresh;
  const kept = await read(options, 'force-cache', ended);
  return kept.ok ? ok({ ...kept.value, serverNow: null }) : fresh;
}
