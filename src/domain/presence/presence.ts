import type { Instant } from '../../base/instant.ts';

export type OnlineChoice = 'online' | 'away' | 'offline';
export type Visibility = 'visible' | 'invisible';
/** `always` (stay available): remains listed after the last session ends (P-1). */
export type PresenceMode = 'activity' | 'always';

/** One signed-in tab or device of an agent (P-2). */
export interface AgentSession {
  readonly id: string;
  /** How it keeps itself alive: heartbeats over plain HTTP time out after 300 s, over a socket after 60 s. */
  readonly transport: 'http' | 'socket';
  readonly startedAt: Instant;
  readonly heardAt: Instant;
  /** The last input of the person; silence beyond `idleAfterMs` counts as gone (P-2). */
  readonly activeAt: Instant;
}

/** An agent's three independent switches and their sessions (P-1, P-2). */
export interface AgentPresence {
  readonly online: OnlineChoice;
  readonly visible: Visibility;
  readonly presence: PresenceMode;
  readonly sessions: readonly AgentSession[];
}

/** Time limits of presence; `DEFAULT_PRESENCE_LIMITS` are the rule's own (P-2). */
export interface PresenceLimits {
  readonly httpTimeoutMs: number;
  readonly socketTimeoutMs: number;
  readonly idleAfterMs: number;
}

export const DEFAULT_PRESENCE_LIMITS: PresenceLimits = {
  httpTimeoutMs: 300_000,
  socketTimeoutMs: 60_000,
  idleAfterMs: 1_800_000,
};
