import type { ChatReason, ChatState } from './chat.ts';

/** A row of the table C: from one state to another, for these reasons and no other. */
export interface TransitionRow {
  readonly rule: string;
  readonly from: ChatState | null;
  readonly to: ChatState;
  readonly reasons: readonly ChatReason[];
}

const MISSED: readonly ChatReason[] = ['queue-full', 'offline-handling-off', 'open-limit'];
const HANDED: readonly ChatReason[] = ['handed-off', 'bot-failed'];
const ENDED: readonly ChatReason[] = ['ended-by-visitor', 'ended-by-agent', 'widget-disabled', 'visitor-merged'];

const row = (rule: string, from: ChatState | null, to: ChatState, reasons: readonly ChatReason[]): TransitionRow => ({
  rule,
  from,
  to,
  reasons,
});

/** The life of a chat, whole: what is not in it does not happen. `from: null`: the chat begins. */
export const TRANSITIONS: readonly TransitionRow[] = [
  row('C-1', null, 'bot', ['started']),
  row('C-2', null, 'queued', ['started']),
  row('C-3', null, 'open', ['started']),
  row('C-4', null, 'missed', MISSED),
  row('C-5', null, 'active', ['invited']),
  row('C-6', 'bot', 'queued', HANDED),
  row('C-6', 'bot', 'open', HANDED),
  row('C-6', 'bot', 'missed', MISSED),
  row('C-7', 'bot', 'active', ['replied']),
  row('C-8', 'queued', 'active', ['opened', 'replied', 'taken-over', 'auto-accepted']),
  row('C-9', 'queued', 'queued', ['offered', 'offer-expired', 'offer-passed', 'agent-unreachable']),
  row('C-10', 'queued', 'open', ['nobody-reachable']),
  row('C-10', 'queued', 'missed', ['offline-handling-off', 'open-limit']),
  row('C-11', 'queued', 'missed', ['no-answer']),
  row('C-12', 'queued', 'missed', ['visitor-gone', 'visitor-idle']),
  row('C-13', 'open', 'active', ['assigned', 'opened', 'replied']),
  row('C-14', null, 'queued', ['reopened']),
  row('C-15', 'active', 'active', ['transferred']),
  row('C-15', 'active', 'queued', ['transferred']),
  row('O-1', 'active', 'active', ['taken-over']),
  row('C-16', 'active', 'queued', ['owner-unreachable']),
  row('C-17', 'bot', 'closed', [...ENDED, 'inactive']),
  row('C-17', 'queued', 'closed', ENDED),
  row('C-17', 'open', 'closed', ENDED),
  row('C-17', 'active', 'closed', [...ENDED, 'inactive']),
  row('C-17', 'missed', 'closed', ENDED),
  row('C-18', 'closed', 'bot', ['written-again']),
  row('C-18', 'closed', 'queued', ['written-again']),
  row('C-18', 'closed', 'open', ['written-again']),
  row('C-18', 'closed', 'missed', MISSED),
];

/** The row that allows this step; null: there is none. */
export const findTransition = (from: ChatState | null, to: ChatState, reason: ChatReason): TransitionRow | null =>
  TRANSITIONS.find((each) => each.from === from && each.to === to && each.reasons.includes(reason)) ?? null;
