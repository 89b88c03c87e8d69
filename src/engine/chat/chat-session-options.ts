import type { Instant } from '../../base/instant.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Platform } from '../../contract/platform.ts';
import type { Contact } from '../../domain/chat/chat.ts';
import type { InvitationNews, VisitorInvitation, VisitorMessage } from '../../domain/chat/visitor-chat.ts';
import type { VisitorSession } from '../session/visitor-session.ts';

/** What a chat needs of a backend. */
export type ChatCalls = Pick<
  ChatBackend,
  | 'abilities'
  | 'startChat'
  | 'write'
  | 'handOff'
  | 'endChat'
  | 'followChat'
  | 'beatVisit'
  | 'tellInvitation'
  | 'markRead'
  | 'tellTyping'
  | 'sendFile'
  | 'readFile'
  | 'rateChat'
>;

export interface ChatSessionOptions {
  readonly widget: string;
  readonly platform: Pick<Platform, 'clock' | 'newId' | 'page' | 'random' | 'stores'>;
  readonly session: Pick<VisitorSession, 'send' | 'isKept' | 'onNewPerson' | 'writer' | 'isWriter'>;
  readonly calls: ChatCalls;
  /** In place of the backend's own, where tabs share one connection (D-8). */
  readonly followChat?: ChatBackend['followChat'];
  readonly department?: string | undefined;
  /** The corrected time. */
  now(): Instant;
  /** What the visitor said of themselves, as far as it is in order. */
  contact(): Contact;
  /** Seconds of waiting at which the visitor is asked whether they keep waiting (K-7). */
  patience(): readonly number[];
  /** Whether an invitation may come at any time (V-1). */
  isTracked(): boolean;
  /** The chat's state changed, or there is another one or none. */
  onChat(): void;
  /** A message came that this page had not heard of. */
  onMessage(message: VisitorMessage): void;
  onInvitation(invitation: VisitorInvitation, news: InvitationNews): void;
  /** Words that were not taken, or that nobody answered (C-11): they go back to where they were written. */
  giveBack(text: string): void;
}
