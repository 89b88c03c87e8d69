import type { Instant } from '../../base/instant.ts';
import type { Permission } from '../../domain/agent/permission.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatEntry, ChatMessage } from '../../domain/chat/chat-entry.ts';
import type { Typing } from '../../domain/chat/typing.ts';
import type { InvitationView } from '../../domain/invitation/invitation-view.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Visitor } from '../../domain/session/visitor.ts';
import type { AgentView } from '../reply.ts';

/** The lists whose chats are not over; `mine`: those an agent owns or is offered. */
export type LiveList = 'queued' | 'open' | 'active' | 'mine' | 'bot';

export type InboxList = LiveList | 'missed' | 'closed';

/** How many chats each live list of an agent has. */
export type InboxCounts = Readonly<Record<LiveList, number>>;

export interface InboxQuery {
  readonly list: InboxList;
  /** From 1 to 200, default 50. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** One page of one list of an agent. */
export interface InboxPage {
  readonly counts: InboxCounts;
  /**
   * `queued` and `open` in the order in which they are served, `mine` with the latest words first, `active` and `bot` as
   * they began; what is over with the latest begun first. A page of those may be short, or empty, where others of the
   * workspace's chats lie between: `next` goes on.
   */
  readonly chats: readonly ChatView[];
  readonly next: string | null;
}

/** A chat as an agent's list shows it. */
export interface ChatView extends Chat {
  /** As the visitor called themselves, or the site did; null: neither has. */
  readonly visitorName: string | null;
  /** Since when the visitor waits for people; null: nobody is owed an answer. */
  readonly waitingSince: Instant | null;
  /** The place in the line, from 1; null: it stands in none. */
  readonly position: number | null;
  /** The latest words to or from the visitor; null: none, or this agent may not read them. */
  readonly lastMessage: ChatMessage | null;
  /** Whether the visitor is on a page of the widget; null: nothing is known of it. */
  readonly presence: 'here' | 'left' | null;
  /** Whether this agent may read what is said in it. */
  readonly readable: boolean;
}

export interface ChatLogQuery {
  /** Only entries with lower numbers; left out: the latest. */
  readonly before?: number;
  /** From 1 to 200, default 50. */
  readonly limit?: number;
}

/** A chat before an agent who reads it. */
export interface AgentChatPage {
  readonly chat: ChatView;
  /** Ascending and without a gap; one that begins with number 1 has all that is earlier (D-2). */
  readonly log: readonly ChatEntry[];
  /** null: erased. */
  readonly visitor: VisitorCard | null;
}

/** What an agent sees of the visitor they talk with. */
export interface VisitorCard extends Visitor {
  /** Other chats of theirs that are over and that this agent may read, latest begun first, at most twenty. */
  readonly earlier: readonly Chat[];
}

/** An agent as other agents see them: not when and where they are signed in. */
export type Colleague = Omit<AgentView, 'sessions'>;

/**
 * What an agent's page hears, in order: a snapshot, then what each commit changed of it. Whatever a frame speaks of is
 * there to be read already. What an agent may see is looked up anew for every frame.
 */
export type AgentFrame =
  | {
      readonly kind: 'snapshot';
      readonly at: Instant;
      readonly self: AgentView;
      readonly permissions: readonly Permission[];
      readonly counts: InboxCounts;
      /** All chats they see that are not over. */
      readonly chats: readonly ChatView[];
      readonly agents: readonly Colleague[];
      /** Their own that are not over. */
      readonly invitations: readonly InvitationView[];
    }
  /**
   * A chat came into sight or changed, or is over. `entries`: what its log has more since the last frame about it. Where
   * they do not follow on what the page has, there were many, or they could not be read before: the chat has them.
   */
  | { readonly kind: 'chat'; readonly chat: ChatView; readonly entries: readonly ChatEntry[] }
  /** A chat is out of their sight, or was erased. */
  | { readonly kind: 'chat-gone'; readonly chat: string }
  /** The visitor, or another agent, is writing: shown until `until`, or until words of theirs come (K-2). */
  | ({ readonly kind: 'typing' } & Omit<Typing, 'name'>)
  | { readonly kind: 'counts'; readonly counts: InboxCounts }
  | { readonly kind: 'self'; readonly self: AgentView; readonly permissions: readonly Permission[] }
  | { readonly kind: 'agent'; readonly agent: Colleague }
  | { readonly kind: 'agent-gone'; readonly agent: string }
  /** One of their own. */
  | { readonly kind: 'invitation'; readonly invitation: InvitationView }
  /** Who is on the pages has changed: read it again. */
  | { readonly kind: 'visitors-changed' }
  | { readonly kind: 'settings-changed' }
  /** The last frame: `unauthorized` where the login is over or the agent is there no more. */
  | { readonly kind: 'ended'; readonly problem: Problem };
