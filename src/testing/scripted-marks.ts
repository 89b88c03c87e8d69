import type { Result } from '../base/result.ts';
import type { ChatBackend } from '../contract/chat-backend.ts';
import type { ChatRating } from '../domain/chat/visitor-chat.ts';
import type { Problem } from '../domain/problem.ts';
import type { HeldCall, Holding } from './held-call.ts';

export interface HeldReadMark extends HeldCall<void> {
  readonly token: string;
  readonly chat: string;
  readonly number: number;
}

export interface HeldTyping extends HeldCall<void> {
  readonly token: string;
  readonly chat: string;
}

export interface HeldRating extends HeldCall<void> {
  readonly token: string;
  readonly chat: string;
  readonly rating: ChatRating;
}

/** What answers at once instead of holding. */
export interface ScriptedMarksOptions {
  readonly markRead?: (token: string, chat: string, number: number) => Result<void, Problem>;
  readonly tellTyping?: (token: string, chat: string) => Result<void, Problem>;
  readonly rateChat?: (token: string, chat: string, rating: ChatRating) => Result<void, Problem>;
}

export interface ScriptedMarks {
  readonly readMarks: readonly HeldReadMark[];
  readonly typings: readonly HeldTyping[];
  readonly ratings: readonly HeldRating[];
}

/** What is said of a chat without words, in a scripted backend. */
export function scriptedMarks(
  options: ScriptedMarksOptions,
  { take }: Holding,
): ScriptedMarks & Pick<ChatBackend, 'markRead' | 'tellTyping' | 'rateChat'> {
  const readMarks: HeldReadMark[] = [];
  const typings: HeldTyping[] = [];
  const ratings: HeldRating[] = [];
  return {
    readMarks,
    typings,
    ratings,
    markRead: (token, chat, number) =>
      take(readMarks, 'marks', { token, chat, number }, options.markRead?.(token, chat, number)),
    tellTyping: (token, chat) => take(typings, 'marks', { token, chat }, options.tellTyping?.(token, chat)),
    rateChat: (token, chat, rating) =>
      take(ratings, 'ratings', { token, chat, rating }, options.rateChat?.(token, chat, rating)),
  };
}
