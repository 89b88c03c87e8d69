/** The door `porchlight/server` as a page has it: the whole other side, without a port. */
export type { OfflineMessage, OfflineMessageState, SpamSign } from '../domain/form/offline-message.ts';
export type { Receipt, Submission } from '../domain/form/submission.ts';
export type { Issue, Problem, ProblemCode } from '../domain/problem.ts';
export type { Handover, SessionAnswer, SessionRequest } from '../domain/session/session.ts';
export type { Visitor } from '../domain/session/visitor.ts';
export type { WidgetSettings } from '../domain/settings.ts';
export type { StatusDocument } from '../domain/status/status-document.ts';
export type { Command, CommandKind, CommandOf } from './command.ts';
export { createReferenceServer } from './create-reference-server.ts';
export type { IdentityKey, IdentityKeyName } from './identity-key.ts';
export { createMemoryStore } from './memory-store.ts';
export type {
  OfflineMessagePage,
  OfflineMessageQuery,
  ReferenceServer,
  ReferenceServerOptions,
  VisitorExport,
  VisitorPage,
  VisitorQuery,
} from './reference-server.ts';
export type { AgentView, ReplyOf } from './reply.ts';
export type * from './store.ts';
