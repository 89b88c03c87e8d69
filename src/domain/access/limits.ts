import { MINUTE_MS, SECOND_MS } from '../../base/instant.ts';

/** At most `limit` events in any stretch of `windowMs`; or `limit` at once, and from then on one more every `everyMs`. */
export type RateLimit =
  | { readonly limit: number; readonly windowMs: number }
  | { readonly limit: number; readonly everyMs: number };

/** After this long without an event nothing is remembered. */
export const forgottenAfterMs = (rule: RateLimit): number =>
  'everyMs' in rule ? rule.limit * rule.everyMs : rule.windowMs;

/** How much is taken from one visitor, agent or address before 429 (F-6, Z-4). */
export interface Limits {
  readonly formsPerVisitor: RateLimit;
  readonly formsPerAddress: RateLimit;
  /** Messages in chats. */
  readonly messagesPerVisitor: RateLimit;
  /** Files for chats; a refused one counts nothing (K-6). */
  readonly filesPerVisitor: RateLimit;
  /** The same of an agent, who answers many visitors. */
  readonly filesPerAgent: RateLimit;
  /** Signs of life of a visitor's pages, each of which may say that they are on another one (V-1). */
  readonly beatsPerVisitor: RateLimit;
  /** New visitors; one who is known again counts nothing. */
  readonly visitorsPerAddress: RateLimit;
  /** Tries of an agent to sign in that failed, by the e-mail address they gave, known or not. */
  readonly signInsPerAccount: RateLimit;
  readonly signInsPerAddress: RateLimit;
}

/** What holds where the owner of the server says nothing else. */
export const LIMITS: Limits = {
  formsPerVisitor: { limit: 3, windowMs: 10 * MINUTE_MS },
  formsPerAddress: { limit: 20, windowMs: 10 * MINUTE_MS },
  messagesPerVisitor: { limit: 10, everyMs: SECOND_MS },
  filesPerVisitor: { limit: 10, windowMs: 10 * MINUTE_MS },
  filesPerAgent: { limit: 60, windowMs: 10 * MINUTE_MS },
  beatsPerVisitor: { limit: 60, windowMs: MINUTE_MS },
  visitorsPerAddress: { limit: 10, windowMs: MINUTE_MS },
  signInsPerAccount: { limit: 5, windowMs: 15 * MINUTE_MS },
  signInsPerAddress: { limit: 5, windowMs: 15 * MINUTE_MS },
};
