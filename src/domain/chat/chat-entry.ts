import type { Instant } from '../../base/instant.ts';
import type { FileRef } from '../file/chat-file.ts';
import type { Actor, ChatReason, ChatState } from './chat.ts';

interface Entry {
  readonly chat: string;
  /** Dense from 1 in its chat (D-2). */
  readonly number: number;
  /** Its number among those the visitor may see, dense from 1 as well; null: no visitor ever sees it (O-4). */
  readonly shown: number | null;
  readonly at: Instant;
  readonly actor: Actor;
}

/** What somebody said; visitor and agents read it alike. */
export interface ChatMessage extends Entry {
  readonly kind: 'message';
  readonly text: string;
  /** The command that wrote it, by which its writer knows it again (D-5); null: no command of theirs. */
  readonly commandId: string | null;
  /** What a visitor may do beside answering in words. */
  readonly offers: readonly ChatOffer[];
  /** Answers the bot holds out, each of which the visitor may say as it stands; left out: none (K-5). */
  readonly choices?: readonly string[];
  /** What goes with the words, which may then be none; left out: nothing (K-6). */
  readonly files?: readonly FileRef[];
}

/** Held out with a message: to talk with a person, or to leave a message in the form (B-1). */
export type ChatOffer = 'person' | 'form';

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

/**
 * Whether a visitor may see an entry. Of the steps in the life of a chat they see those that change what they wait for or
 * whom they talk to; to whom it was offered is agents' business (O-4, C-20).
 */
export const isShownToVisitors = (
  entry: Pick<ChatMessage | ChatNote, 'kind'> | Pick<ChatTransition, 'kind' | 'from' | 'to'>,
): boolean =>
  entry.kind === 'message' || (entry.kind === 'transition' && !(entry.from === 'queued' && entry.to === 'queued'));
