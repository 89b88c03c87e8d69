/**
 * The life of a chat as the rules tell it, written down a second time: what the log may hold, and what a full run must
 * have met at least once. Each step is `from>to reason`; nothing before `>`: the chat begins.
 */
const MISSED = ['queue-full', 'offline-handling-off', 'open-limit'];
const ENDED = ['ended-by-visitor', 'ended-by-agent', 'widget-disabled', 'visitor-merged'];
const HANDED = ['handed-off', 'bot-failed'];

const TABLE: readonly (readonly [rule: string, step: string, reasons: readonly string[]])[] = [
  ['C-1', '>bot', ['started']],
  ['C-2', '>queued', ['started']],
  ['C-3', '>open', ['started']],
  ['C-4', '>missed', MISSED],
  ['C-5', '>active', ['invited']],
  ['C-6', 'bot>queued', HANDED],
  ['C-6', 'bot>open', HANDED],
  ['C-6', 'bot>missed', MISSED],
  ['C-7', 'bot>active', ['replied']],
  ['C-8', 'queued>active', ['opened', 'replied', 'taken-over', 'auto-accepted']],
  ['C-9', 'queued>queued', ['offered', 'offer-expired', 'offer-passed', 'agent-unreachable']],
  ['C-10', 'queued>open', ['nobody-reachable']],
  ['C-10', 'queued>missed', ['offline-handling-off', 'open-limit']],
  ['C-11', 'queued>missed', ['no-answer']],
  ['C-12', 'queued>missed', ['visitor-gone', 'visitor-idle']],
  ['C-13', 'open>active', ['assigned', 'opened', 'replied']],
  ['C-14', '>queued', ['reopened']],
  ['C-15', 'active>active', ['transferred']],
  ['C-15', 'active>queued', ['transferred']],
  ['O-1', 'active>active', ['taken-over']],
  ['C-16', 'active>queued', ['owner-unreachable']],
  ['C-17', 'bot>closed', [...ENDED, 'inactive']],
  ['C-17', 'queued>closed', ENDED],
  ['C-17', 'open>closed', ENDED],
  ['C-17', 'active>closed', [...ENDED, 'inactive']],
  ['C-17', 'missed>closed', ['ended-by-visitor', 'ended-by-agent']],
  ['C-18', 'closed>bot', ['written-again']],
  ['C-18', 'closed>queued', ['written-again']],
  ['C-18', 'closed>open', ['written-again']],
  ['C-18', 'closed>missed', MISSED],
];

/** The rule of each step there may be. */
export const RULE_OF: ReadonlyMap<string, string> = new Map(
  TABLE.flatMap(([rule, step, reasons]) => reasons.map((reason) => [`${step} ${reason}`, rule] as const)),
);

export const stepName = (from: string | null, to: string, reason: string): string => `${from ?? ''}>${to} ${reason}`;
