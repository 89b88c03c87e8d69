import type { Reason } from '../status/status.ts';
import type { ChatReason, ChatState } from './chat.ts';
import type { ChatRules } from './department-settings.ts';

/** Where a chat goes, and the reason that is recorded. */
export interface Reception {
  readonly state: Extract<ChatState, 'bot' | 'queued' | 'open' | 'missed'>;
  readonly reason: ChatReason;
}

export interface Arrival {
  /** What brings it here. */
  readonly why: Extract<ChatReason, 'started' | 'handed-off' | 'bot-failed' | 'written-again'>;
  /** A bot serves now and this chat does not skip it. */
  readonly bot: boolean;
  /** An agent asked for this chat (I-2): it is queued for them, whatever the hours say. */
  readonly asked: boolean;
  /** What the department's status says now (S-5). */
  readonly reason: Reason;
  /** The department keeps no further chat for later, by its own or by what was reported of it (S-7). */
  readonly openFull: boolean;
  readonly rules: Pick<ChatRules, 'offlineHandling'>;
}

/**
 * Where a chat goes that starts, leaves the bot, or is written in again after its end: the one test of C-1 to C-4. Its
 * order is the rule: the bot first, then people who are there, then the next who will be, and only then nobody.
 */
export function receiveChat({ why, bot, asked, reason, openFull, rules }: Arrival): Reception {
  if (bot) return { state: 'bot', reason: why };
  if (asked || reason === 'open') return { state: 'queued', reason: why };
  if (reason === 'queue-full') return { state: 'missed', reason: 'queue-full' };
  return keepOpen(rules, openFull, why);
}

/** What offline handling makes of a chat that nobody can take now: open, or missed with its reason (C-10, A-6). */
export function keepOpen(
  { offlineHandling }: Pick<ChatRules, 'offlineHandling'>,
  openFull: boolean,
  why: ChatReason,
): Reception {
  if (!offlineHandling.enabled) return { state: 'missed', reason: 'offline-handling-off' };
  if (openFull) return { state: 'missed', reason: 'open-limit' };
  return { state: 'open', reason: why };
}

/** Whether a department keeps no further chat for later (S-7, A-6). */
export const isOpenFull = ({ offlineHandling }: Pick<ChatRules, 'offlineHandling'>, open: number): boolean =>
  !offlineHandling.enabled || (offlineHandling.maxOpen > 0 && open >= offlineHandling.maxOpen);

/** Whether a department takes nobody more into its queue (C-4). Open chats never count (C-19). */
export const isQueueFull = ({ queueLimit }: Pick<ChatRules, 'queueLimit'>, queued: number): boolean =>
  queueLimit > 0 && queued >= queueLimit;
