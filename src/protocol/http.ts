/**
 * The HTTP surface, in one place for the server, the adapter and the tests.
 *
 * Pages (any allowed origin; a visitor's token, where there is one, as `Authorization: Bearer …`, and it
 * is needed with everything about chats, visits and invitations):
 *
 *     GET  /w/{widget}.js                  the script tag with settings and present status inside (short cache life)
 *     GET  /w/{widget}/status              StatusDocument; ETag, Porchlight-Now
 *     POST /w/{widget}/offline-messages    Submission → 201 Receipt; the same again → 200, the first Receipt
 *     POST /w/{widget}/visitor/session     SessionRequest → SessionAnswer; see below for its cookie
 *     POST /w/{widget}/visitor/handover    { target } → Handover; the token is needed
 *     POST /w/{widget}/visitor/end         { tokens } → 204: revoked
 *     POST /w/{widget}/chat                ChatStart → 201 ChatReceipt; the same again → 200, the first one
 *     GET  /w/{widget}/chat                ?chat &after → VisitorPage: the present chat from a position on
 *     GET  /w/{widget}/socket              WebSocket: PageFrames in, SocketFrames out (`frames.ts`), one a message; `hello`
 *                                            first and within 10 s. The token is in it; without one the status alone
 *     GET  /w/{widget}/chat/feed           ?chat &after &frames=all → text/event-stream: each `data:` is a VisitorFrame, or
 *                                            any FeedFrame where all are asked for; `ended` or `drain` the last; a
 *                                            comment every 25 s
 *     GET  /w/{widget}/chat/poll           ?chat &after; If-None-Match → the next `page` of the feed, and an ETag for all
 *                                            of it that is no entry; 204: nothing was new for 25 s
 *     POST /w/{widget}/chat/{id}/messages  { commandId, text, files? } → 201 ChatReceipt; the same again → 200, the first one
 *     POST /w/{widget}/chat/{id}/files     bytes → 201 FileRef, to be named by a message within an hour; see below (K-6)
 *     GET  /w/{widget}/files/{id}          → the bytes, to be saved
 *     POST /w/{widget}/chat/{id}/hand-off  → ChatReceipt: from the bot to a person
 *     POST /w/{widget}/chat/{id}/end       → ChatReceipt
 *     POST /w/{widget}/chat/{id}/read      { number } → 204: read up to this entry
 *     POST /w/{widget}/chat/{id}/typing    → 204: words are being written; again every two seconds while they are
 *     POST /w/{widget}/chat/{id}/rating    { score: 1 to 5, comment? } → 204: of a closed chat, within a week
 *     POST /w/{widget}/visit               VisitBeat → 204
 *     POST /w/{widget}/invitations/{id}    { state: "delivered" | "shown" | "dismissed" } → 204
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
 *     GET    /agent/inbox                  ?list=queued|open|active|mine|missed|bot|closed &limit &cursor → InboxPage;
 *                                            `mine` where none is named
 *     GET    /agent/chats/{id}             ?before &limit → AgentChatPage: the chat, its visitor, one page of its log
 *     POST   /agent/chats/{id}/open        → Chat. Theirs from now on, if they are visible (O-1, O-2)
 *     POST   /agent/chats/{id}/replies     { commandId, text, files? } → ChatReceipt; the same again → the first one
 *     POST   /agent/chats/{id}/files       bytes → 201 FileRef, as a visitor's
 *     GET    /agent/files/{id}             → the bytes, to be saved; whoever may read the chat
 *     POST   /agent/chats/{id}/notes       { commandId, text } → ChatReceipt; agents alone see it (O-4)
 *     POST   /agent/chats/{id}/pass        → Chat: the offer goes to the next
 *     POST   /agent/chats/{id}/transfer    { to: { agent } or { department }, note? } → { chat, warning }
 *     POST   /agent/chats/{id}/close       → Chat
 *     POST   /agent/chats/{id}/reopen      → Chat: a new one, which follows the missed one
 *     POST   /agent/chats/{id}/read        { number } → 204: read up to this entry, as the visitor counts them
 *     POST   /agent/chats/{id}/typing      → 204: words to the visitor are being written, and never a note; again every
 *                                            two seconds while they are
 *     GET    /agent/visitors               → OnlineVisitors: { visitors, reason }, the reason where none is seen (V-4)
 *     POST   /agent/visitors/{id}/invitations   { widget, commandId, text, department?, assignToMe?, skipBot?, fields?,
 *                                            expiresInMs? } → 201 InvitationView
 *     POST   /agent/visitors/{id}/chats    { widget, commandId, text } → 201 ChatReceipt: active and theirs (I-3)
 *     GET    /agent/invitations            → { data: [InvitationView …] }: their own
 *     DELETE /agent/invitations/{id}       → InvitationView
 *     GET    /agent/agents                 → { data: [Colleague …] }
 *     PATCH  /agent/agents/{id}            as PUT /api/v1/agents/{id}, by whoever may (P-6) → AgentView
 *     GET    /agent/settings/widgets       → { data: [id …] }
 *     GET    /agent/settings/widgets/{id}  → WidgetSettings; ETag is the version
 *     PUT    /agent/settings/widgets/{id}  WidgetSettings → { version }; If-Match guards against stale writes
 *     GET    /agent/settings/departments   → { data: [DepartmentView …] }, each with its version
 *     PUT    /agent/settings/departments/{id}   { schedule?, chats? } → { version }; If-Match as above
 *     DELETE /agent/settings/departments/{id}   → 204; 409 `in-use` while anything names it
 *     GET    /agent/settings/workspace     → { offlineHandling }; ETag is the version
 *     PUT    /agent/settings/workspace     { offlineHandling } → { version }; If-Match as above
 *     GET    /agent/offline-messages       as /api/v1/offline-messages
 *     PATCH  /agent/offline-messages/{id}  { state } → OfflineMessage
 *     GET    /agent/offline-messages.csv   ?widget &state &spam &q &from &to → text/csv (RFC 4180)
 *     GET    /agent/stream                 text/event-stream: each `data:` is an AgentFrame, `ended` the last, or
 *                                            { kind: "drain", retryAfterMs } before a planned stop (D-6); a comment every
 *                                            25 s; at most ten for one login, the sockets counted
 *     GET    /agent/socket                 WebSocket: the same frames, one a message; { kind: "beat", active } the other
 *                                            way keeps the session alive (P-2)
 *
 * Owners and programs (`Authorization: Bearer …`):
 *
 *     GET    /api/v1/offline-messages      ?widget &state &spam=true &q &from &to &limit &cursor → { data, next }; `q`: words
 *                                            of the form or the page; `from`, `to`: ISO 8601. A page may be short while
 *                                            there is a `next`
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
 *     GET    /api/v1/visitors/{id}/export  → { visitors, offlineMessages, chats, invitations, visits }: all that is kept
 *                                            of the person
 *     DELETE /api/v1/visitors/{id}         → { documents, events }: how many were blanked
 *     GET    /api/v1/agents                → { data: [AgentView …] }
 *     PUT    /api/v1/agents/{id}           { name?, role?, departments?, allDepartments?, capacity?, autoAccept?,
 *                                            online?, visible?, presence? } → AgentView; another role signs the agent out
 *     DELETE /api/v1/agents/{id}           → 204
 *     PUT    /api/v1/agents/{id}/account   { email, password } → 204: what the agent signs in with; signs them out
 *     DELETE /api/v1/agents/{id}/account   → 204: nobody signs in as this agent any more
 *     PUT    /api/v1/agents/{id}/sessions/{session}   { transport?, active? } → AgentView: begins it or keeps it alive
 *     DELETE /api/v1/agents/{id}/sessions/{session}   → AgentView
 *     GET    /api/v1/departments           → { data: [DepartmentView …] }, each with its version
 *     PUT    /api/v1/departments/{id}      { schedule?, chats?, load?: { queueFull, openFull } } → 204; ETag, If-Match
 *     DELETE /api/v1/departments/{id}      → 204; 409 `in-use` while a widget, an agent, a chat or an invitation names it
 *
 * A file is sent as `application/octet-stream` whatever it is, with its name percent-encoded in `Porchlight-File-Name`. What
 * it is, its bytes say: PNG, JPEG, GIF, WebP or PDF. It is answered as an attachment under a policy by which nothing runs.
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

/** Carries a file's name, percent-encoded UTF-8; not part of the address, which logs keep. */
export const FILE_NAME_HEADER = 'porchlight-file-name';

export const statusPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/status`;

export const offlineMessagesPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/offline-messages`;

export const sessionPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/visitor/session`;

export const handoverPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/visitor/handover`;

export const endSessionPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/visitor/end`;

export const chatPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/chat`;

export const chatFeedPath = (widget: string): string => `${chatPath(widget)}/feed`;

export const chatPollPath = (widget: string): string => `${chatPath(widget)}/poll`;

export const socketPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/socket`;

export const chatActPath = (
  widget: string,
  chat: string,
  act: 'messages' | 'hand-off' | 'end' | 'read' | 'typing' | 'rating',
): string => `${chatPath(widget)}/${encodeURIComponent(chat)}/${act}`;

export const sendFilePath = (widget: string, chat: string): string =>
  `${chatPath(widget)}/${encodeURIComponent(chat)}/files`;

export const filePath = (widget: string, file: string): string =>
  `/w/${encodeURIComponent(widget)}/files/${encodeURIComponent(file)}`;

export const visitPath = (widget: string): string => `/w/${encodeURIComponent(widget)}/visit`;

export const invitationPath = (widget: string, invitation: string): string =>
  `/w/${encodeURIComponent(widget)}/invitations/${encodeURIComponent(invitation)}`;

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
  'in-use': 409,
  'chat-state': 409,
  unavailable: 503,
  unsupported: 501,
};
