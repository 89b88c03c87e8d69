import { type Instant, SECOND_MS } from '../../base/instant.ts';
import type { VisitorChat, VisitorEntry } from './visitor-chat.ts';

export interface Waiting {
  /** Since when the visitor waits for somebody; null: they wait for nobody. */
  readonly since: Instant | null;
  /** Seconds of waiting at each of which they are asked; none: never. */
  readonly seconds: readonly number[];
  /** When they last chose to wait on; null: not yet. */
  readonly keptAt: Instant | null;
  readonly now: Instant;
}

export interface Patience {
  /** Whether the visitor is to be asked now if they keep waiting. */
  readonly isAsked: boolean;
  /** When they are to be asked next; null: by now, or never. */
  readonly asksAt: Instant | null;
}

/** Whoever chose to wait on has answered for all the times that had passed, however many a sleeping page missed (K-7). */
export function chatPatience({ since, seconds, keptAt, now }: Waiting): Patience {
  if (since === null) return { isAsked: false, asksAt: null };
  const open = seconds
    .map((second) => (since + second * SECOND_MS) as Instant)
    .filter((at) => keptAt === null || at > keptAt);
  if (open.some((at) => at <= now)) return { isAsked: true, asksAt: null };
  return { isAsked: false, asksAt: open.length > 0 ? (Math.min(...open) as Instant) : null };
}

/** Since when the visitor of this chat waits: a new place in the line, or nobody left to offer it to, begins no new wait. */
export function waitingSince(
  chat: Pick<VisitorChat, 'state' | 'since'> | null,
  entries: readonly VisitorEntry[],
): Instant | null {
  if (!chat || !isWaiting(chat.state)) return null;
  const turns = entries.filter((entry) => entry.kind === 'turn');
  const lastElsewhere = turns.findLastIndex(({ to }) => !isWaiting(to));
  return turns[lastElsewhere + 1]?.at ?? chat.since;
}

const isWaiting = (state: VisitorChat['state']): boolean => state === 'queued' || state === 'open';
