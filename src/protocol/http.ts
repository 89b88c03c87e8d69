/**
 * The HTTP surface, in one place for the server, the adapter and the tests.
 *
 * Pages (any allowed origin; a visitor's token, where there is one, as `Authorization: Bearer …`):
 *
 *     GET  /w/{widget}.js                  the script tag with settings and present status inside (short cache life)
 *     GET  /w/{widget}/status              StatusDocument; ETag, Porchlight-Now
 *     POST /w/{widget}/offline-messages    Submission → 201 Receipt; the same again → 200, the first Receipt
 *     POST /w/{widget}/visitor/session     SessionRequest → SessionAnswer; see below for its cookie
 *     POST /w/{widget}/visitor/handover    { target } → Handover; the token is needed
 *     POST /w/{widget}/visitor/end         { tokens } → 204: revoked
 *     GET  /w/{widget}/probe/stream        `data: first`, and a second later `data: second`: is it streamed? (N04)
 *     GET  /w/{widget}/probe/socket        WebSocket: {"kind":"hello"}, then closed with 1000 (N03)
 *     GET  /embed/{file}                   the immutable script files
 *
 * Agents' pages (this server's own origin over https, or on loopback; the cookie is HttpOnly, see below):
 *
 *     POST   /agent/session                { email, password } → 201 SignedIn, and the cookie
 *     GET    /agent/session                → SignedIn: { agent: AgentView, permissions, expiresAt }; 401: nobody is
 *     DELETE /agent/session                → 204: signed out, in this browser alone
 *     POST   /agent/beat                   { active } → AgentView: keeps the session alive, every minute or two (P-2)
 *     PATCH  /agent/presence               { online?, visible?, presence? } → AgentView; 403 names the permission (P-6)
 *
 * Owners and programs (`Authorization: Bearer …`):
 *
 *     GET    /api/v1/offline-messages      ?widget &state &spam=true &limit &cursor → { data, next }
 *     PATCH  /api/v1/offline-messages/{id} { state } → OfflineMessage
 *     GET    /api/v1/widgets               → { data: [id …] }
 *     GET    /api/v1/widgets/{id}          → WidgetSettings; ETag is the version
 *     PUT    /api/v1/widgets/{id}          WidgetSettings → 200 { version }; If-Match guards against stale writes
 *     DELETE /api/v1/widgets/{id}          → 204
 *     GET    /api/v1/widgets/{id}/identity-keys         → { data: [{ kid, alg }] }; never the keys
 *     PUT    /api/v1/widgets/{id}/identity-keys/{kid}   { alg: "HS256", secret } or { alg: "EdDSA", publicKey } → 204
 *     DELETE /api/v1/widgets/{id}/identity-keys/{kid}   → 204
 *     GET    /api/v1/visitors              ?widget &limit &cursor → { data, next }
 *     GET    /api/v1/visitors/{id}         → Visitor; of a merged one, the one it became
 *     GET    /api/v1/visitors/{id}/export  → { visitors, offlineMessages }: all that is kept of the person
 *     DELETE /api/v1/visitors/{id}         → { documents, events }: how many were blanked
 *     GET    /api/v1/agents                → { data: [AgentView …] }
 *     PUT    /api/v1/agents/{id}           { name?, role?, departments?, capacity?, autoAccept?, online?, visible?,
 *                                            presence? } → AgentView; another role signs the agent out
 *     DELETE /api/v1/agents/{id}           → 204
 *     PUT    /api/v1/agents/{id}/account   { email, password } → 204: what the agent signs in with; signs them out
 *     DELETE /api/v1/agents/{id}/account   → 204: nobody signs in as this agent any more
 *     PUT    /api/v1/agents/{id}/sessions/{session}   { transport?, active? } → AgentView: begins it or keeps it alive
 *     DELETE /api/v1/agents/{id}/sessions/{session}   → AgentView
 *     PUT    /api/v1/departments/{id}      { schedule?, chats?, load?: { queueFull, openFull } } → 204
 *
 * Pages of the server's very own https origin get their secure token in the HttpOnly cookie `__Host-pls_{widget}` as well;
 * it is read with `visitor/session` and `visitor/end` alone, and cleared by the latter (T-4). No other origin may send or
 * get a cookie: pages ask with `credentials: "same-origin"` or `"omit"`, and with `"omit"` where nothing may be kept.
 *
 * An agent's token is in the cookie `__Host-pla` (Secure, HttpOnly, SameSite=Strict) for 14 days at most. Pages of
 * http://localhost get it as `pla` without Secure, since browsers keep no `__Host-` cookie there; so signing in over plain
 * http is for the machine itself. Whatever is not a GET must come with an `Origin` that is the server's own, so a proxy
 * has to pass `Host` on. Tries to sign in that fail are limited by e-mail address and by where they come from (Z-4).
 *
 * Everybody: GET /healthz. Every refusal is `application/problem+json`: a Problem, as in `domain/problem.ts`.
 */
import type { ProblemCode } from '../domain/problem.ts';

/** Carries the server's time in epoch ms; exposed to pages, and to be believed only without `Age` (H-6). */
export const NOW_HEADER = 'porchlight-now';

export const statusPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/status`;

export const offlineMessagesPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/offline-messages`;

export const sessionPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/visitor/session`;

export const handoverPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/visitor/handover`;

export const endSessionPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/visitor/end`;

export const streamProbePath = (widget: string): string => `/w/${encodeURIComponent(widget)}/probe/stream`;

export const socketProbePath = (widget: string): string => `/w/${encodeURIComponent(widget)}/probe/socket`;

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
  'session-expired': 401,
  'identity-refused': 403,
  'not-found': 404,
  'stale-write': 412,
  'chat-state': 409,
  unavailable: 503,
  unsupported: 501,
};
