/** The door `porchlight/server` as a page has it: the whole other side, without a port. */
export type { Actor, Chat, ChatReason, ChatState, Offer } from '../domain/chat/chat.ts';
export type { ChatEntry, ChatMessage, ChatNote, ChatTransition } from '../domain/chat/chat-entry.ts';
export type { ChatReceipt } from '../domain/chat/chat-receipt.ts';
export type { ChatRules, ChatRulesSettings, OfflineHandling } from '../domain/chat/department-settings.ts';
export type { FileFacts, FileRef, FileType } from '../domain/file/chat-file.ts';
export type { FileSettings } from '../domain/file/file-settings.ts';
export type { OfflineMessage, OfflineMessageState, SpamSign } from '../domain/form/offline-message.ts';
export type { Receipt, Submission } from '../domain/form/submission.ts';
export type { Invitation, InvitationState } from '../domain/invitation/invitation.ts';
export type { Hindrance, InvitationView } from '../domain/invitation/invitation-view.ts';
export type { Issue, Problem, ProblemCode } from '../domain/problem.ts';
export type { Handover, SessionAnswer, SessionRequest } from '../domain/session/session.ts';
export type { Visitor } from '../domain/session/visitor.ts';
export type { WidgetSettings } from '../domain/settings.ts';
export type { StatusDocument } from '../domain/status/status-document.ts';
export type { NobodySeen, OnlineVisitor, OnlineVisitors } from '../domain/visit/online-visitor.ts';
export type { Visit } from '../domain/visit/visit.ts';
export type { FoundLogin } from './agents/agent-login.ts';
export type * from './agents/agent-side.ts';
export type { Passwords } from './agents/passwords.ts';
export type { BotChat, OwedAnswer } from './bots/bot-chats.ts';
export type { BotHistoryWords, BotProvider, BotStep, BotTurn } from './bots/bot-provider.ts';
export { type BotRunnerOptions, createBotRunner } from './bots/bot-runner.ts';
export type { AgentChatActor, BotActor, ChatCommand, TransferTarget, VisitorActor } from './chats/chat-command.ts';
export type { DepartmentView } from './chats/list-departments.ts';
export type { Command, CommandKind, CommandOf } from './command.ts';
export { createReferenceServer } from './create-reference-server.ts';
export type { ReadFile, SentFile } from './files/file-door.ts';
export type { FileStore } from './files/file-store.ts';
export { createMemoryFiles } from './files/memory-files.ts';
export { createMemoryStore } from './memory-store.ts';
export type {
  ChatWithLog,
  OfflineMessagePage,
  OfflineMessageQuery,
  PastChatPage,
  PastChatQuery,
  ReferenceServer,
  ReferenceServerOptions,
  VisitorExport,
  VisitorPage,
  VisitorQuery,
} from './reference-server.ts';
export type { AgentView, ReplyOf, SignedIn } from './reply.ts';
export type { Changed } from './state/changed.ts';
export type * from './store.ts';
export type { IdentityKey, IdentityKeyName } from './visitors/identity-key.ts';
