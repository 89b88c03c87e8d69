/** What happens to chats that start, or are left waiting, while nobody is there. */
export interface OfflineHandling {
  readonly enabled: boolean;
  /** Most open chats; 0: any number. */
  readonly maxOpen: number;
  /** Whether the first agent in reach gets them by themselves. */
  readonly autoAssign: boolean;
  /** Which line is served first. */
  readonly priority: 'queued' | 'open';
}

/** How a department hands out its chats; every member set. Durations in milliseconds; 0: off. */
export interface ChatRules {
  readonly assignment: 'auto' | 'manual';
  /** Chats an agent may have at once; 0: any number. An agent's own `capacity` goes before it. */
  readonly capacity: number;
  /** Most queued chats; 0: any number. */
  readonly queueLimit: number;
  readonly offerTimeoutMs: number;
  /** How long a queued chat waits while nobody is reachable (C-10). */
  readonly graceMs: number;
  /** How long it waits for an answer while somebody is (C-11). */
  readonly answerLimitMs: number;
  /** How long a visitor may be silent or gone while queued (C-12). */
  readonly visitorLimitMs: number;
  /** How long the owner of an active chat may be unreachable while the visitor waits (C-16). */
  readonly ownerGraceMs: number;
  /** How long a closed chat can be gone on with (C-18). */
  readonly reopenWindowMs: number;
  /** After how much silence a chat with an agent or the bot is closed (C-17). */
  readonly inactivityMs: number;
  readonly offlineHandling: OfflineHandling;
}

/** What an owner sets; unset members fall back to the Default department's, field by field, then to `CHAT_RULES`. */
export type ChatRulesSettings = Partial<Omit<ChatRules, 'offlineHandling'>> & {
  readonly offlineHandling?: Partial<OfflineHandling>;
};

const MINUTE_MS = 60_000;

export const CHAT_RULES: ChatRules = {
  assignment: 'auto',
  capacity: 6,
  queueLimit: 0,
  offerTimeoutMs: 30_000,
  graceMs: 10 * MINUTE_MS,
  answerLimitMs: 3 * MINUTE_MS,
  visitorLimitMs: 0,
  ownerGraceMs: 0,
  reopenWindowMs: 30 * MINUTE_MS,
  inactivityMs: 0,
  offlineHandling: { enabled: true, maxOpen: 0, autoAssign: true, priority: 'queued' },
};
