import type { ReadonlySignal } from '@preact/signals-core';
import type { Instant } from '../../base/instant.ts';
import type { Result } from '../../base/result.ts';
import type { Ability, FileToSend } from '../../contract/chat-backend.ts';
import type { ChatRating, VisitorInvitation } from '../../domain/chat/visitor-chat.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ChatLog } from './chat-log.ts';

/**
 * What has become of words: `sent` once the server has them, `waiting` while nobody answered, until they are sent again by
 * themselves at `retryAt` (D-6, Z-4).
 */
export type SaidFate =
  | { readonly state: 'sending' }
  | { readonly state: 'sent' }
  | { readonly state: 'waiting'; readonly problem: Problem; readonly retryAt: Instant };

/** The visitor's words until the log has them; their entry is known by the command when it comes. */
export type SaidWords = SaidFate & {
  readonly commandId: string;
  readonly text: string;
  readonly files: readonly FileRef[];
};

/** A file the visitor chose for the words they are writing (K-6). */
export interface AttachedFile {
  /** This page's own; the file has an id of the server's once it is `ready`. */
  readonly key: string;
  readonly name: string;
  /** How many. */
  readonly bytes: number;
  readonly fate:
    | { readonly state: 'sending' }
    | { readonly state: 'ready'; readonly file: FileRef }
    /** Passing ones can be tried again; of others the code of the first issue says what is wrong with it. */
    | { readonly state: 'failed'; readonly problem: Problem };
}

/** The visitor's chat in one page: signals to read, and the few things a visitor can do. */
export interface ChatSession {
  readonly log: ReadonlySignal<ChatLog>;
  /** What was said and is not in the log yet, in order. */
  readonly said: ReadonlySignal<readonly SaidWords[]>;
  /** Why the last thing the visitor did was finally refused; its words were given back. */
  readonly refusal: ReadonlySignal<Problem | null>;
  /** The invitation that waits for an answer (I-1). */
  readonly invitation: ReadonlySignal<VisitorInvitation | null>;
  /** Messages of others that came while the chat was not on screen. */
  readonly unread: ReadonlySignal<number>;
  /** The first entry that nobody had seen here when the chat came on screen: above it stands "new messages"; null: none (K-4). */
  readonly newFrom: ReadonlySignal<number | null>;
  /** Who is writing to the visitor now, by name; null: nobody (K-2). */
  readonly typing: ReadonlySignal<string | null>;
  /** What goes with the words that are being written (K-6). */
  readonly attached: ReadonlySignal<readonly AttachedFile[]>;
  /** Whether the visitor is to be asked if they keep waiting (K-7). */
  readonly isPatienceAsked: ReadonlySignal<boolean>;
  /** Whether nothing is heard now though the chat is followed, and has not been for some seconds. */
  readonly isCutOff: ReadonlySignal<boolean>;
  /** What the backend can do beside chats. */
  readonly abilities: ReadonlySet<Ability>;
  /** Whether an earlier page left a chat that was not over; looks without writing. */
  isKept(): boolean;
  /** Begins to hear of the chat and of invitations, as whoever has the session; calls while it hears do nothing. */
  follow(): void;
  /**
   * Words into the chat that lives, with the files that are ready; into a new one, or as the answer to the invitation,
   * where none does. With a file that is ready the text may be empty.
   */
  say(text: string): void;
  /** Sends what waits now, as the same commands (D-1). */
  retry(): void;
  /** The visitor is writing; told to the other side now and then (K-2). */
  tellTyping(): void;
  attach(files: readonly FileToSend[]): void;
  /** Sends one that failed again. */
  retryFile(key: string): void;
  detach(key: string): void;
  /** The bytes of a file in the log. */
  readFile(file: FileRef): Promise<Result<Blob, Problem>>;
  /** Asked, the visitor waits on; they are asked again at the next time set (K-7). */
  keepWaiting(): void;
  /** From the bot to a person (B-1). */
  handOff(): void;
  /** The visitor ends it (C-17). */
  end(): void;
  /** Of a closed chat (K-8). */
  rate(rating: ChatRating): void;
  /** The invitation is on screen. */
  showInvitation(): void;
  dismissInvitation(): void;
  /** The chat is on screen, or not any more. */
  setSeen(isSeen: boolean): void;
  stop(): void;
}
