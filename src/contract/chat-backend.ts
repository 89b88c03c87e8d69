import type { Instant } from '../base/instant.ts';
import type { Result } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { ChatReceipt } from '../domain/chat/chat-receipt.ts';
import type {
  ChatPosition,
  ChatRating,
  ChatStart,
  ChatWords,
  HeardFrame,
  InvitationNews,
  VisitBeat,
  VisitorPage,
} from '../domain/chat/visitor-chat.ts';
import type { FileRef } from '../domain/file/chat-file.ts';
import type { Receipt, Submission } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';
import type { Handover, SessionAnswer, SessionRequest } from '../domain/session/session.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';

/**
 * What a backend may offer beyond the one thing every backend must: `readStatus`.
 *
 * - `status-push`: changes of settings and people arrive by themselves, without asking.
 * - `offline-messages`: takes the messages visitors leave.
 * - `sessions`: knows visitors again, over reloads, hosts and schemes. Without it each browser is a visitor by its `boot`.
 * - `chats`: holds chats between visitors and agents, for the tokens of `sessions`.
 * - `visits`: takes signs of life of pages, for those who see online visitors, and what became of invitations.
 * - `marks`: tells each side of a chat what the other has received, has read and is writing.
 * - `files`: takes files into chats, and gives them back.
 * - `ratings`: takes what a visitor says of a chat that is closed.
 *
 * An ability that is not declared is refused by name (`unsupported`, with `ability`), never ignored and never thrown.
 */
export type Ability =
  | 'status-push'
  | 'offline-messages'
  | 'sessions'
  | 'chats'
  | 'visits'
  | 'marks'
  | 'files'
  | 'ratings';

/** A file as its page holds it, which nobody has judged yet (K-6). */
export interface FileToSend {
  /** As it is called there; the backend makes a clean one of it. */
  readonly name: string;
  readonly bytes: Blob;
}

/** One answer about the widget, and what it says about the clock. */
export interface StatusAnswer {
  readonly document: StatusDocument;
  /**
   * The server's time when it answered; null where the answer may come from a cache, which must never move the
   * clock (H-6).
   */
  readonly serverNow: Instant | null;
  /** How long the answer took; the clock correction assumes that the server spoke in the middle. */
  readonly roundTripMs: number;
}

/**
 * What the widget needs from the other side, whatever stands there: the in-memory server, ours over HTTP, or yours.
 *
 * Promises every implementation keeps; each is a case of `backendPromises` in `porchlight/testing`, by these titles:
 *
 * 1. **Refusals are values.** No method throws or rejects, before or after `close()`; a refusal is a `Problem` with a
 *    code of the closed list. An unknown widget is `widget-unknown`; after `close()` every call is `closed`.
 * 2. **Truth at once.** `readStatus` answers with what the rules' owner holds now, not with what it held at the last
 *    call; a setting saved before the call is in the answer.
 * 3. **Versions tell.** Two answers with the same `version` have equal settings and people, and a change of either
 *    changes it.
 * 4. **A message is stored once.** The same submission again, at any time and however often in parallel, gives the
 *    first receipt; the same `commandId` with other content is `command-id-reused`. An answer means it is stored.
 * 5. **Lost answers do no harm.** A submission whose answer was lost and which is sent again is one message.
 * 6. **Decided on arrival.** `receipt.status` is what the rules say when it arrives, not what the page believed (S-11).
 * 7. **Wrong input names its place.** A submission that breaks the form's rules is `invalid`, with the field in
 *    `issues[].path`; nothing of it is stored, and the corrected one may use the same `commandId`.
 * 8. **A disabled widget takes nothing** (`widget-disabled`), unless `whenDisabled` is `offline` (S-3).
 * 9. **Pushes are whole.** With `status-push`, a listener hears each change after it can be read, in order, and
 *    nothing after its `Stop`.
 * 10. **One boot, one visitor.** With `sessions`, requests of one `boot` are one visitor, however many at once and
 *     whether or not their answers arrived; the token in an answer is known again, alone or among others.
 * 11. **Ended is ended.** After `endSession` answers, none of its tokens, and none that replaced them, resolves or sends:
 *     the next resolution is another visitor, and sending is `session-expired`.
 * 12. **A code serves once.** A handover code leads its target's page, within 120 seconds and one time, to the visitor who
 *     asked for it; a used, late, foreign or invented one is as if there were none. The page says where it was come from
 *     (`page.referrer`); without that anybody may have sent the link.
 * 13. **Secure stays on https.** A page over plain http gets no `secure` token, whatever it brings; its bridge leads to its
 *     visitor and sends, and is handed over to nobody (T-1).
 * 14. **Words are written once.** With `chats`, the same `startChat` or `write` again, however often in parallel, is one
 *     chat and one message and gives the first receipt; other words under its `commandId` are `command-id-reused`. A
 *     visitor has one chat that lives: starting goes on in it.
 * 15. **The server says where a chat goes.** A receipt carries the state the rules give on arrival, not what the page
 *     believed (S-11). What a state has no room for is `chat-state`.
 * 16. **A log has no holes.** `readChat` gives every entry after the position, each once, in the order of their numbers,
 *     which run from 1 without a gap; of a chat other than the position's, from its beginning. A page that stops before
 *     `chat.head` holds 200.
 * 17. **Followers miss nothing.** The first frame is the page from the position on, and comes by itself; each later change
 *     comes after it can be read, its entries after those of the frame before. Nothing comes after `Stop`, after `ended`,
 *     or after `close()`.
 * 18. **What agents say among themselves stays there.** No page or frame shows a note, an offer, an agent's id, or a word of
 *     another visitor (O-4).
 * 19. **Rights are asked each time.** A chat that is not this visitor's is `not-found`, as if there were none. Once the
 *     session is ended, calls are `session-expired` and every follower hears `ended` with that code; a disabled widget is
 *     `widget-disabled` in both ways.
 * 20. **A bridge begins where it was attached.** With it nothing from before is read or followed, and a chat that is over
 *     is gone on with by nobody (T-1).
 * 21. **Marks are true.** With `marks`, `chat.delivered` and `chat.read` say up to which entry the pages of people who
 *     answer have it and they have read it, and never go back; `markRead` is known on the other side, and never goes back
 *     either. That somebody writes is told to the other side alone, with an end, and never numbered.
 * 22. **A file is what its bytes are.** With `files`, a picture or a PDF is taken by its content, whatever its name says,
 *     and comes back byte for byte by the id in its message. Anything else is `invalid`, one of more bytes than the widget
 *     allows is `too-large`, and where the owner wants none it is `unsupported`. One that is not in a message of this
 *     visitor is `not-found`; with a bridge all are.
 * 23. **Rated when it is over.** With `ratings`, a closed chat takes a score from 1 to 5 with a word or without, the same
 *     again is no refusal, and `chat.rating` shows it; in a chat that goes on it is `chat-state`, another score `invalid`.
 */
export interface ChatBackend {
  readonly widget: string;
  readonly abilities: ReadonlySet<Ability>;
  /** Asks for the present settings and people. Passing refusals: `unreachable`, `unreadable`, `unavailable`. */
  readStatus(): Promise<Result<StatusAnswer, Problem>>;
  /** Hears every change from what `readStatus` gave last, which is not repeated (ability `status-push`). */
  watchStatus(listener: (answer: StatusAnswer) => void): Result<Stop, Problem>;
  /**
   * Hands in one message; safe to repeat with the same `commandId` (ability `offline-messages`). With a `token` it is that
   * visitor's, or refused with `session-expired`; without one it is the visitor's who is known by `submission.visitor`, and
   * else a new one's.
   */
  submit(submission: Submission, token?: string): Promise<Result<Receipt, Problem>>;
  /**
   * Finds out whose session this is, and makes a visitor where there is none (ability `sessions`). Refusals beside the
   * usual: `identity-refused`, `too-many-requests`.
   */
  resolveSession(request: SessionRequest): Promise<Result<SessionAnswer, Problem>>;
  /** Makes a code for a page of the `target` origin (ability `sessions`); `forbidden` where none may be led there. */
  handOver(token: string, target: string): Promise<Result<Handover, Problem>>;
  /** Revokes these tokens and what replaced them (ability `sessions`); unknown ones are no refusal. */
  endSession(tokens: readonly string[]): Promise<Result<void, Problem>>;
  /**
   * Begins a chat, or goes on in the one that lives (ability `chats`). Refusals beside the usual: `not-found` for a
   * department the widget does not name, `invalid` where an invitation asks for more, `too-many-requests`.
   */
  startChat(token: string, start: ChatStart): Promise<Result<ChatReceipt, Problem>>;
  /**
   * Words into a chat (ability `chats`). In one that is closed they go on with it, or begin the next; the receipt says
   * which chat they are in (C-18). In a missed one: `chat-state`.
   */
  write(token: string, words: ChatWords): Promise<Result<ChatReceipt, Problem>>;
  /** From the bot to a person (ability `chats`); `chat-state` where no bot has it. */
  handOff(token: string, chat: string): Promise<Result<ChatReceipt, Problem>>;
  /** The visitor ends the chat (ability `chats`); `chat-state` where it is over. */
  endChat(token: string, chat: string): Promise<Result<ChatReceipt, Problem>>;
  /** The present chat from a position on, and the invitation that waits (ability `chats`); null: from the beginning. */
  readChat(token: string, position: ChatPosition | null): Promise<Result<VisitorPage, Problem>>;
  /**
   * Hears the same page, and then each change (ability `chats`), and that an agent writes (`marks`). What was lost on the
   * way is made up for from the position of the last frame, so that the caller sees neither a gap nor a repeat. Refusals
   * that pass are waited out; a final one is the last frame.
   */
  followChat(
    token: string,
    position: ChatPosition | null,
    listener: (frame: HeardFrame) => void,
  ): Result<Stop, Problem>;
  /** The visitor has seen the chat up to this entry (ability `marks`, K-1). */
  markRead(token: string, chat: string, number: number): Promise<Result<void, Problem>>;
  /** The visitor is writing (ability `marks`, K-2); it holds for five seconds. */
  tellTyping(token: string, chat: string): Promise<Result<void, Problem>>;
  /**
   * Takes a file for words that will name it (ability `files`, K-6); one that none has named within an hour is let go of.
   * The fault is the code.
   */
  sendFile(token: string, chat: string, file: FileToSend): Promise<Result<FileRef, Problem>>;
  /** The bytes of a file in the chat, by its id (ability `files`). */
  readFile(token: string, file: string): Promise<Result<Blob, Problem>>;
  /** What the visitor says of a closed chat (ability `ratings`, K-8); it can be changed for an hour. */
  rateChat(token: string, chat: string, rating: ChatRating): Promise<Result<void, Problem>>;
  /** The page is there, or leaves (ability `visits`); where the widget tracks nobody it is taken and forgotten (V-1). */
  beatVisit(token: string, beat: VisitBeat): Promise<Result<void, Problem>>;
  /** What became of an invitation in the page (ability `visits`, I-4); of one that is over it changes nothing. */
  tellInvitation(token: string, invitation: string, news: InvitationNews): Promise<Result<void, Problem>>;
  /** Lets go of connections and listeners; what was answered stays answered. Repeatable. */
  close(): void;
}
