import type { Instant } from '../base/instant.ts';
import type { Result } from '../base/result.ts';
import type { StatusAnswer } from '../contract/chat-backend.ts';
import type { Problem } from '../domain/problem.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import { NOW_HEADER, statusPath } from '../protocol/http.ts';
import type { WidgetOptions } from '../widget/options.ts';

/**
 * Asks a Porchlight server for the status document in as few bytes as that takes: the pasted script's stand-in for
 * `adapters/http/read-status.ts`. It believes its own server: no guard stands behind it but the rules, which forgive.
 *
 * Where the form is wanted even from an unreachable server, the browser's own copy is taken, however old; it never moves
 * the clock (H-6).
 */
export async function askStatus(options: WidgetOptions, stale?: 'force-cache'): Promise<Result<StatusAnswer, Problem>> {
  try {
    const began = performance.now();
    const response = await fetch((options.server as string).replace(/\/?$/, statusPath(options.widget)), {
      cache: stale ?? 'no-cache',
      signal: AbortSignal.timeout(10_000),
    });
    const roundTripMs = performance.now() - began;
    const header = (name: string): number => Number(response.headers.get(name));
    const body: StatusDocument & Problem = await response.json();
    if (!body.people || !body.settings.id) return { ok: false, problem: body };
    const serverNow = ((!stale && !header('age') && header(NOW_HEADER)) || null) as Instant | null;
    return { ok: true, value: { document: body, serverNow, roundTripMs } };
  } catch (error) {
    if (!stale && options.whenUnreachable === 'form') return askStatus(options, 'force-cache');
    return { ok: false, problem: { code: 'unreachable', message: `${error}` } };
  }
}
