import type { Result } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { Limits } from '../domain/access/limits.ts';
import type { Chat } from '../domain/chat/chat.ts';
import type { ChatEntry } from '../domain/chat/chat-entry.ts';
import type {
  ChatPosition,
  TypingFrame,
  VisitorPage as VisitorChatPage,
  VisitorFrame,
} from '../domain/chat/visitor-chat.ts';
import type { FileRef } from '../domain/file/chat-file.ts';
import type { OfflineMessage, OfflineMessageState } from '../domain/form/offline-message.ts';
import type { Invitation } from '../domain/invitation/invitation.ts';
import type { InvitationView } from '../domain/invitation/invitation-view.ts';
import type { Problem } from '../domain/problem.ts';
import type { Visitor } from '../domain/session/visitor.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { OnlineVisitors } from '../domain/visit/online-visitor.ts';
import type { Visit } from '../domain/visit/visit.ts';
import type { FoundLogin } from './agents/agent-login.ts';
import type { AgentChatPage, AgentFrame, ChatLogQuery, InboxPage, InboxQuery } from './agents/agent-side.ts';
import type { Passwords } from './agents/passwords.ts';
import type { BotChat } from './bots/bot-chats.ts';
import type { AgentChatActor, VisitorActor } from './chats/chat-command.ts';
import type { DepartmentView } from './chats/list-departments.ts';
import type { CommandKind, CommandOf } from './command.ts';
import type { ReadFile, SentFile } from './files/file-door.ts';
import type { FileStore } from './files/file-store.ts';
import type { AgentView, ReplyOf } from './reply.ts';
import type { Changed } from './state/changed.ts';
import type { Store } from './store.ts';
import type { IdentityKeyName } from './visitors/identity-key.ts';

/** What makes a reference server. Time and ids come from outside, so that the same run can be replayed. */
export interface ReferenceServerOptions {
  /**
   * The widgets it starts with; saved ones in the store win over these. Wrong settings here are a mistake in the
   * program, not a refusal: they throw a TypeError that names each place.
   */
  readonly settings: WidgetSettings | readonly WidgetSettings[];
  readonly now: () => number;
  readonly newId: () => string;
  /** How much is taken from one visitor and from one address; each unset one is that of `LIMITS` (F-6, Z-4). */
  readonly limits?: Partial<Limits>;
  /** Default: a memory store of its own. */
  readonly store?: Store;
  /** Where the bytes of files lie (K-6). Default: in the memory of this process. */
  readonly files?: FileStore;
  /** How agents' passwords are hashed; left out, nobody can sign in (`unsupported`). The server in Node has scrypt (Z-5). */
  readonly passwords?: Passwords;
  /** Hears what must not happen: a listener or a store that throws. Default: `console.error`. */
  readonly onError?: (error: unknown) => void;
}

/**
 * The whole other side in one object: settings, agents, presence, offline messages. It opens no port and sets no
 * timer; whoever runs it sends `tick` at `nextDeadline()`. Runs in a page, in a test and behind the HTTP server alike.
 */
export interface ReferenceServer {
  /** Carries out one command; resolves after the durable commit. Never rejects. */
  handle<Kind extends CommandKind>(command: CommandOf<Kind>): Promise<Result<ReplyOf<Kind>, Problem>>;
  /** What a page may know about a widget now; `widget-unknown` where there is none. */
  statusDocument(widget: string): Promise<Result<StatusDocument, Problem>>;
  settings(widget: string): Promise<Result<{ settings: WidgetSettings; version: number }, Problem>>;
  widgets(): Promise<readonly string[]>;
  departments(): Promise<readonly DepartmentView[]>;
  workspaceSettings(): Promise<Result<{ settings: { offlineHandling: boolean }; version: number }, Problem>>;
  agents(): Promise<readonly AgentView[]>;
  /** Who is signed in with this token, and by which session and login; `unauthorized` where nobody is (Z-5). */
  signedInAgent(token: string): Promise<Result<FoundLogin, Problem>>;
  /** One page of one list of an agent, of the chats they may see (C-19). */
  inbox(agent: string, query: InboxQuery): Promise<Result<InboxPage, Problem>>;
  /** A chat with one page of its log, for an agent who may read it; else `forbidden`, with the permission (P-6). */
  chatFor(agent: string, chat: string, query?: ChatLogQuery): Promise<Result<AgentChatPage, Problem>>;
  /**
   * Tells an agent's page a snapshot, then what each commit changed of it; `ended` is the last frame. `login`: the hash
   * of the login it is told under, and ends with.
   */
  agentFeed(agent: string, listener: (frame: AgentFrame) => void, login?: string): Stop;
  /** The chats that are not over, longest ago first. */
  chats(): Promise<readonly Chat[]>;
  /** The chats that are with the bot, of those named or of all, and what it owes in each. */
  botChats(chats?: ReadonlySet<string>): Promise<Result<readonly BotChat[], Problem>>;
  /** One chat with its log, whether it lives or is over; for agents, since it holds their notes. */
  chat(id: string): Promise<Result<ChatWithLog, Problem>>;
  /** Missed and closed chats, latest begun first. */
  pastChats(query: PastChatQuery): Promise<Result<PastChatPage, Problem>>;
  /**
   * What a visitor's page may know of their present chat, from a position on (O-4). Refused like every other call of theirs,
   * by the token and the page it comes from (Z-3).
   */
  visitorPage(actor: VisitorActor, position: ChatPosition | null): Promise<Result<VisitorChatPage, Problem>>;
  /**
   * Hears that page, and another after each change to it; the last frame is `ended`, whatever the refusal. At most five a
   * visitor (Z-4). `hearTyping`: hears that agents write in the chat shown, in between and unnumbered (K-2).
   */
  followVisitor(
    actor: VisitorActor,
    position: ChatPosition | null,
    listener: (frame: VisitorFrame) => void,
    hearTyping?: (frame: TypingFrame) => void,
  ): Stop;
  /**
   * Takes a file for a chat that this writer may write in; a message of theirs may name it within an hour (K-6). Refused
   * with `invalid` or `too-large` and the fault as the code, and with `unsupported` where the owner wants none.
   */
  uploadFile(actor: VisitorActor | AgentChatActor, chat: string, file: SentFile): Promise<Result<FileRef, Problem>>;
  /** Refuses an upload of so many bytes that is sure to be refused, before anybody reads them. */
  foreseeUpload(actor: VisitorActor | AgentChatActor, chat: string, bytes: number): Promise<Result<null, Problem>>;
  /** A file with its bytes, for whoever may read the message it is in; asked anew each time, and never to a bridge (T-1). */
  readFile(actor: VisitorActor | AgentChatActor, id: string): Promise<Result<ReadFile, Problem>>;
  /**
   * The visitors of tracked widgets whom this agent may see, or why there are none (V-2, V-4); `forbidden` without
   * `visitors.use`.
   */
  onlineVisitors(agent: string): Promise<Result<OnlineVisitors, Problem>>;
  /** The agent's own invitations with what became of them, the latest sent first, at most 200 (I-4). */
  invitations(agent: string): Promise<Result<readonly InvitationView[], Problem>>;
  offlineMessages(query: OfflineMessageQuery): Promise<Result<OfflineMessagePage, Problem>>;
  /** The names of the keys that identity tokens may be signed with; never the keys. */
  identityKeys(widget: string): Promise<Result<readonly IdentityKeyName[], Problem>>;
  visitors(query: VisitorQuery): Promise<Result<VisitorPage, Problem>>;
  /** `not-found` where there is none or it was erased; of a merged visitor, the one it became. */
  visitor(id: string): Promise<Result<Visitor, Problem>>;
  /** All that is kept of this person, merged visitors included (Z-7). */
  exportVisitor(id: string): Promise<Result<VisitorExport, Problem>>;
  /** Blanks all of it for good, and ends their sessions; says how many documents and events that were (Z-7). */
  eraseVisitor(id: string): Promise<Result<{ documents: number; events: number }, Problem>>;
  /**
   * Hears what each commit changed, after it; null: anything may have, since another writer was first. What is told can
   * be read already.
   */
  onChange(listener: (changed: Changed | null) => void): Stop;
  /** Hears the id of each widget whose status document changed, after the commit that changed it. */
  onStatusChange(listener: (widget: string) => void): Stop;
  /** Hears when `nextDeadline()` may have changed. */
  onDeadlineChange(listener: () => void): Stop;
  /** Epoch ms at which the next `tick` is due; null: nothing waits for the clock. */
  nextDeadline(): number | null;
  now(): number;
  readonly store: Store;
  /**
   * Finishes what was begun, refuses what comes later with `unavailable`. A store that was handed in stays open; whoever
   * opened it closes it afterwards.
   */
  close(): Promise<void>;
}

export interface ChatWithLog {
  readonly chat: Chat;
  readonly log: readonly ChatEntry[];
}

export interface PastChatQuery {
  readonly state: 'missed' | 'closed';
  readonly widget?: string;
  readonly department?: string;
  /** From 1 to 200, default 50. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface PastChatPage {
  readonly chats: readonly Chat[];
  readonly next: string | null;
}

export interface OfflineMessageQuery {
  readonly widget?: string;
  readonly state?: OfflineMessageState;
  /** Default false: people's messages only; true: only those kept apart as spam (F-6). */
  readonly spam?: boolean;
  /** Words that a message has, in whatever case: in what was filled in, or in the page's address or title. */
  readonly q?: string;
  /** Epoch ms; messages from this instant on. */
  readonly from?: number;
  /** Epoch ms; messages before this instant. */
  readonly to?: number;
  /** From 1 to 200, default 50. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface OfflineMessagePage {
  readonly messages: readonly OfflineMessage[];
  readonly next: string | null;
}

export interface VisitorQuery {
  readonly widget?: string;
  /** From 1 to 200, default 50. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface VisitorPage {
  /** Newest first by `createdAt`; merged and erased ones are left out. */
  readonly visitors: readonly Visitor[];
  readonly next: string | null;
}

export interface VisitorExport {
  /** The visitor, then those who were merged into it. */
  readonly visitors: readonly Visitor[];
  readonly offlineMessages: readonly OfflineMessage[];
  /** With all that was said in them, agents' notes included. */
  readonly chats: readonly ChatWithLog[];
  /** Of those chats; the bytes of each are read apart. */
  readonly files: readonly FileRef[];
  /** The earliest sent first. */
  readonly invitations: readonly Invitation[];
  /** Those that are not over; of others nothing is kept but how many they were. */
  readonly visits: readonly Visit[];
}
