import type { Instant } from '../../base/instant.ts';
import { BOT_GRACE_MS, BOT_TIMEOUT_MS, type BotSettings } from '../bot/bot-settings.ts';
import type { Chat, ChatReason } from './chat.ts';
import type { ChatRules } from './department-settings.ts';

/** What the clock alone will do to a chat, by its rule, and when. */
export interface ChatWait {
  readonly rule: 'C-6' | 'C-9' | 'C-10' | 'C-11' | 'C-12' | 'C-16' | 'C-17';
  readonly at: Instant;
  readonly reason: ChatReason;
}

/** A page that was not heard of for so long is gone (V-3). */
const GONE_MS = 60_000;

/** The first thing the clock alone will do to this chat; null: nothing (C-19). At one instant the lower rule goes first. */
export function chatWait(chat: Chat, rules: ChatRules, bot?: BotSettings): ChatWait | null {
  let first: ChatWait | null = null;
  for (const wait of waitsOf(chat, rules, bot)) if (first === null || wait.at < first.at) first = wait;
  return first;
}

function waitsOf(chat: Chat, rules: ChatRules, bot: BotSettings | undefined): readonly ChatWait[] {
  switch (chat.state) {
    case 'queued':
      // The offer last: a chat that is missed at this instant needs nobody next.
      return [...unanswered(chat, rules), ...leftWaiting(chat, rules), ...offered(chat)];
    case 'active':
      return [...ownerless(chat, rules), ...silent(chat, rules)];
    case 'bot':
      return [...leftByBot(chat, bot), ...silent(chat, rules)];
    default:
      return [];
  }
}

/** Whoever runs the bot hands off by itself where it fails; this is for when nobody does (C-6). */
function leftByBot({ awaitsBot }: Chat, { timeoutMs = BOT_TIMEOUT_MS }: BotSettings = {}): readonly ChatWait[] {
  if (!awaitsBot) return [];
  return [{ rule: 'C-6', at: later(awaitsBot.since, timeoutMs + BOT_GRACE_MS), reason: 'bot-failed' }];
}

const offered = ({ offer }: Chat): readonly ChatWait[] =>
  offer?.until == null ? [] : [{ rule: 'C-9', at: offer.until, reason: 'offer-expired' }];

/** While somebody is reachable the answer limit runs, and while nobody is, the grace time: never both. */
function unanswered({ reach, answerableMs }: Chat, { graceMs, answerLimitMs }: ChatRules): readonly ChatWait[] {
  if (reach.some) {
    if (answerLimitMs === 0) return [];
    return [{ rule: 'C-11', at: later(reach.at, Math.max(0, answerLimitMs - answerableMs)), reason: 'no-answer' }];
  }
  return graceMs === 0 ? [] : [{ rule: 'C-10', at: later(reach.at, graceMs), reason: 'nobody-reachable' }];
}

function leftWaiting(
  { visitorWroteAt, visitorSeenAt, since }: Chat,
  { visitorLimitMs }: ChatRules,
): readonly ChatWait[] {
  if (visitorLimitMs === 0) return [];
  const at = later(latest(since, visitorWroteAt), visitorLimitMs);
  return [{ rule: 'C-12', at, reason: at - visitorSeenAt > GONE_MS ? 'visitor-gone' : 'visitor-idle' }];
}

function ownerless({ reach, visitorWroteAt, agentWroteAt }: Chat, { ownerGraceMs }: ChatRules): readonly ChatWait[] {
  const visitorWaits = visitorWroteAt !== null && (agentWroteAt === null || agentWroteAt < visitorWroteAt);
  if (ownerGraceMs === 0 || reach.some || !visitorWaits) return [];
  return [{ rule: 'C-16', at: later(latest(reach.at, visitorWroteAt), ownerGraceMs), reason: 'owner-unreachable' }];
}

function silent({ since, visitorWroteAt, agentWroteAt }: Chat, { inactivityMs }: ChatRules): readonly ChatWait[] {
  if (inactivityMs === 0) return [];
  const at = later(latest(latest(since, visitorWroteAt), agentWroteAt), inactivityMs);
  return [{ rule: 'C-17', at, reason: 'inactive' }];
}

const later = (instant: Instant, ms: number): Instant => (instant + ms) as Instant;

const latest = (a: Instant, b: Instant | null): Instant => (b !== null && b > a ? b : a);
