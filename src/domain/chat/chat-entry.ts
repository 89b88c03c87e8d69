import type { Instant } from '../../base/instant.ts';
import type { Actor, ChatReason, ChatState } from './chat.ts';

interface Entry {
  readonly chat: string;
  /** Dense from 1 in its chat (D-2). */
  readonly number: number;
  readonly at: Instant;
  readonly actor: Actor;
}

/** What somebody said; visitor and agents read it alike. */
export interface ChatMessage extends Entry {
  readonly kind: 'message';
  readonly text: string;
}

/** What agents say among themselves; no visitor ever sees one (O-4). */
export interface ChatNote extends Entry {
  readonly kind: 'note';
  readonly text: string;
}

/** One step in the life of a chat, with who, when and why. */
export interface ChatTransition extends Entry {
  readonly kind: 'transition';
  /** null: it began with this. */
  readonly from: ChatState | null;
  readonly to: ChatState;
  readonly reason: ChatReason;
  readonly department: string;
  /** Whom it concerns: the owner, or whom it is or was offered to. */
  readonly agent: string | null;
}

/** One line in the log of a chat. It never changes (D-2). */
export type ChatEntry = ChatMessage | ChatNote | ChatTransition;
