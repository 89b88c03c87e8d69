/**
 * The HTTP surface, in one place for the server, the adapter and the tests.
 *
 * Pages (any allowed origin, no credentials):
 *
 *     GET  /w/{widget}.js                  the script tag with settings and present status inside (short cache life)
 *     GET  /w/{widget}/status              StatusDocument; ETag, Porchlight-Now
 *     POST /w/{widget}/offline-messages    Submission → 201 Receipt; the same again → 200, the first Receipt
 *     GET  /embed/{file}                   the immutable script files
 *
 * Owners and programs (`Authorization: Bearer …`):
 *
 *     GET    /api/v1/offline-messages      ?widget &state &spam=true &limit &cursor → { data, next }
 *     PATCH  /api/v1/offline-messages/{id} { state } → OfflineMessage
 *     GET    /api/v1/widgets               → { data: [id …] }
 *     GET    /api/v1/widgets/{id}          → WidgetSettings; ETag is the version
 *     PUT    /api/v1/widgets/{id}          WidgetSettings → 200 { version }; If-Match guards against stale writes
 *     DELETE /api/v1/widgets/{id}          → 204
 *     GET    /api/v1/agents                → { data: [AgentView …] }
 *     PUT    /api/v1/agents/{id}           { name?, departments?, online?, visible?, presence? } → AgentView
 *     DELETE /api/v1/agents/{id}           → 204
 *     PUT    /api/v1/agents/{id}/sessions/{session}   { transport?, active? } → AgentView: begins it or keeps it alive
 *     DELETE /api/v1/agents/{id}/sessions/{session}   → AgentView
 *     PUT    /api/v1/departments/{id}      { schedule?, load?: { queueFull, openFull } } → 204
 *
 * Everybody: GET /healthz. Every refusal is `application/problem+json`: a Problem, as in `domain/problem.ts`.
 */
import type { ProblemCode } from '../domain/problem.ts';

/** Carries the server's time in epoch ms; exposed to pages, and to be believed only without `Age` (H-6). */
export const NOW_HEADER = 'porchlight-now';

export const statusPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/status`;

export const offlineMessagesPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/offline-messages`;

/** The HTTP status of each refusal; the two of the page's own side never cross the wire. */
export const HTTP_STATUS: Readonly<
  Record<Exclude<ProblemCode, 'unreachable' | 'unreadable' | 'not-available' | 'closed'>, number>
> = {
  invalid: 422,
  'widget-unknown': 404,
  'widget-disabled': 403,
  'origin-refused': 403,
  'command-id-reused': 409,
  'too-many-requests': 429,
  'too-large': 413,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'stale-write': 412,
  unavailable: 503,
  unsupported: 501,
};
