import type { Instant } from '../base/instant.ts';
import type { Permission, Role } from '../domain/agent/permission.ts';
import type { OfflineMessage } from '../domain/form/offline-message.ts';
import type { Receipt } from '../domain/form/submission.ts';
import type { AgentPresence } from '../domain/presence/presence.ts';
import type { PresenceWarning } from '../domain/presence/presence-warning.ts';
import type { Handover, SessionAnswer } from '../domain/session/session.ts';
import type { ChatReplies } from './chats/chat-reply.ts';
import type { CommandKind } from './command.ts';
import type { FileReplies } from './files/file-command.ts';

/** An agent as others may see one. */
export interface AgentView extends AgentPresence {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly departments: readonly string[];
  readonly allDepartments: boolean;
  readonly capacity: number | null;
  readonly autoAccept: boolean;
  readonly live: boolean;
  readonly reachable: boolean;
  readonly warning: PresenceWarning | null;
}

/** An agent as they see themselves while signed in. */
export interface SignedIn {
  readonly agent: AgentView;
  /** What their role allows (P-6). */
  readonly permissions: readonly Permission[];
  /** When the password will be asked for again. */
  readonly expiresAt: Instant;
}

interface Replies extends ChatReplies, FileReplies {
  'save-widget': { readonly version: number };
  'remove-widget': null;
  'save-agent': AgentView;
  'remove-agent': null;
  beat: AgentView;
  'sign-out': AgentView;
  'save-account': null;
  'remove-account': null;
  'try-sign-in': null;
  /** The token is said this once. */
  'sign-in': SignedIn & { readonly token: string };
  'report-load': null;
  'save-department': { readonly version: number };
  'remove-department': null;
  'submit-offline-message': Receipt;
  'mark-offline-message': OfflineMessage;
  'resolve-session': SessionAnswer;
  'hand-over': Handover;
  'end-session': null;
  'save-identity-key': null;
  'remove-identity-key': null;
  'renew-epoch': null;
  tick: null;
}

/** What a command answers when it is carried out. */
export type ReplyOf<Kind extends CommandKind> = Replies[Kind];
