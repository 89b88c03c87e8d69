import type { Instant } from '../../base/instant.ts';
import type { VisitorIdentity } from './session.ts';

export interface Contender {
  readonly id: string;
  readonly identity: VisitorIdentity | null;
  readonly lastSeenAt: Instant;
  /** When the visitor last wrote in a chat that is open; unset: in none. */
  readonly openChatAt?: Instant;
}

/**
 * Who stays where one page has the sessions of several (T-7): a verified one, else whoever last wrote in an open chat,
 * else who was seen last, else the lowest id. The order in which they are handed in says nothing.
 */
export function pickWinner<Someone extends Contender>(contenders: readonly Someone[]): Someone | null {
  return [...contenders].sort(byClaim)[0] ?? null;
}

const byClaim = (a: Contender, b: Contender): number =>
  Number(b.identity !== null) - Number(a.identity !== null) ||
  (b.openChatAt ?? -1) - (a.openChatAt ?? -1) ||
  b.lastSeenAt - a.lastSeenAt ||
  (a.id < b.id ? -1 : 1);
