import type { ReadonlySignal } from '@preact/signals-core';
import type { VisitorInvitation } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ChatLog } from './chat-log.ts';

/** What has become of words: `sent` once the server has them, `failed` while nobody answered and nobody tried again. */
export type SaidFate =
  | { readonly state: 'sending' }
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** The visitor's words until the log has them; their entry is known by the command when it comes. */
export type SaidWords = SaidFate & { readonly commandId: string; readonly text: string };

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
  /** Whether an earlier page left a chat that was not over; looks without writing. */
  isKept(): boolean;
  /** Begins to hear of the chat and of invitations, as whoever has the session; calls while it hears do nothing. */
  follow(): void;
  /** Words into the chat that lives; into a new one, or as the answer to the invitation, where none does. */
  say(text: string): void;
  /** Sends what failed once more, as the same commands (D-1). */
  retry(): void;
  /** From the bot to a person (B-1). */
  handOff(): void;
  /** The visitor ends it (C-17). */
  end(): void;
  /** The invitation is on screen. */
  showInvitation(): void;
  dismissInvitation(): void;
  /** The chat is on screen, or not any more. */
  setSeen(isSeen: boolean): void;
  stop(): void;
}
