import type { ChatPosition, TypingFrame, VisitorFrame } from '../domain/chat/visitor-chat.ts';
import type { Problem } from '../domain/problem.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';

/**
 * What a page says over its socket; all the rest it posts, whatever carries its feed (D-1). The first frame is `hello`, and
 * there is one only.
 */
export type PageFrame =
  | {
      readonly kind: 'hello';
      /** The one of the address. */
      readonly widget: string;
      /** Whose chat is followed; left out: nobody's. The widget's status alone is told then, and no visitor made (D-7). */
      readonly token?: string;
      /** What the page has of the chat already. */
      readonly position?: ChatPosition;
      /** The version of the status document it has already. */
      readonly status?: string;
    }
  /** Is anybody there? Answered at once with `pong`. */
  | { readonly kind: 'ping' }
  /** The answer to `ping`, given where it is heard, since hidden pages lose timers and no messages (D-6). */
  | { readonly kind: 'pong' };

/** What a visitor's feed says, whatever carries it (D-3). A page passes over kinds it does not know. */
export type FeedFrame =
  /** The first: the server's time, how often it will ask, and the silence after which either side gives the other up. */
  | { readonly kind: 'welcome'; readonly now: number; readonly pingMs: number; readonly silenceMs: number }
  | VisitorFrame
  | TypingFrame
  /** All there was has been told; from here on it is news. Once. */
  | { readonly kind: 'live' }
  /** Is anybody there? With the number of the chat's last entry, for a page that is short of it to ask for (D-6). */
  | { readonly kind: 'ping'; readonly now: number; readonly heads: Readonly<Record<string, number>> }
  /** The server is about to stop: come back after this, and not at once with all the others. The last frame. */
  | { readonly kind: 'drain'; readonly retryAfterMs: number };

/** The same with what a socket alone has. */
export type SocketFrame =
  | FeedFrame
  /** The widget's status document: as it is, then whenever it changed. */
  | { readonly kind: 'status'; readonly document: StatusDocument }
  | { readonly kind: 'pong'; readonly now: number }
  /** A frame of the page's was refused, and the socket closes. The last frame. */
  | { readonly kind: 'error'; readonly problem: Problem };

/** Bytes of the longest frame a page may send (Z-4). */
export const MOST_FRAME_BYTES = 65_536;

/** How often the server asks whether anybody is there. */
export const PING_MS = 25_000;

/** Who says nothing for this long is gone: two questions without an answer. */
export const SILENCE_MS = 60_000;
