import { describe, expect, it } from 'vitest';
import type { ChatReason, ChatState } from '../../../src/domain/chat/chat.ts';
import { moveChat } from '../../../src/domain/chat/move-chat.ts';
import { findTransition, TRANSITIONS } from '../../../src/domain/chat/transition.ts';
import { aChat, at } from './a-chat.ts';

const STATES: readonly ChatState[] = ['bot', 'queued', 'open', 'active', 'missed', 'closed'];

/** The table of C as it is written down: from, to, and the first reason of each. Everything else is refused. */
const ALLOWED: readonly (readonly [rule: string, from: ChatState | null, to: ChatState, reason: ChatReason])[] = [
  ['C-1', null, 'bot', 'started'],
  ['C-2', null, 'queued', 'started'],
  ['C-3', null, 'open', 'started'],
  ['C-4', null, 'missed', 'queue-full'],
  ['C-4', null, 'missed', 'offline-handling-off'],
  ['C-4', null, 'missed', 'open-limit'],
  ['C-5', null, 'active', 'invited'],
  ['C-6', 'bot', 'queued', 'handed-off'],
  ['C-6', 'bot', 'open', 'bot-failed'],
  ['C-6', 'bot', 'missed', 'queue-full'],
  ['C-7', 'bot', 'active', 'replied'],
  ['C-8', 'queued', 'active', 'opened'],
  ['C-8', 'queued', 'active', 'auto-accepted'],
  ['C-8', 'queued', 'active', 'taken-over'],
  ['C-9', 'queued', 'queued', 'offer-expired'],
  ['C-9', 'queued', 'queued', 'agent-unreachable'],
  ['C-10', 'queued', 'open', 'nobody-reachable'],
  ['C-10', 'queued', 'missed', 'offline-handling-off'],
  ['C-11', 'queued', 'missed', 'no-answer'],
  ['C-12', 'queued', 'missed', 'visitor-gone'],
  ['C-13', 'open', 'active', 'assigned'],
  ['C-13', 'open', 'active', 'opened'],
  ['C-14', null, 'queued', 'reopened'],
  ['C-15', 'active', 'active', 'transferred'],
  ['C-15', 'active', 'queued', 'transferred'],
  ['O-1', 'active', 'active', 'taken-over'],
  ['C-16', 'active', 'queued', 'owner-unreachable'],
  ['C-17', 'bot', 'closed', 'ended-by-visitor'],
  ['C-17', 'queued', 'closed', 'ended-by-visitor'],
  ['C-17', 'open', 'closed', 'ended-by-agent'],
  ['C-17', 'active', 'closed', 'inactive'],
  ['C-17', 'missed', 'closed', 'ended-by-agent'],
  ['C-18', 'closed', 'bot', 'written-again'],
  ['C-18', 'closed', 'queued', 'written-again'],
  ['C-18', 'closed', 'open', 'written-again'],
  ['C-18', 'closed', 'missed', 'queue-full'],
];

describe('the table', () => {
  it.each(ALLOWED)('%s allows from %s to %s for %s, by that rule', (rule, from, to, reason) => {
    expect(findTransition(from, to, reason)?.rule).toBe(rule);
  });

  it('C-19 has no pair of states but those', () => {
    const pairs = (rows: readonly (readonly [ChatState | null, ChatState])[]) =>
      [...new Set(rows.map(([from, to]) => `${from} ${to}`))].sort();
    expect(pairs(TRANSITIONS.map(({ from, to }) => [from, to]))).toEqual(
      pairs(ALLOWED.map(([, from, to]) => [from, to])),
    );
  });

  it('C-19 names one rule for one step and reason', () => {
    const steps = TRANSITIONS.flatMap(({ from, to, reasons }) => reasons.map((reason) => `${from} ${to} ${reason}`));
    expect(steps).toEqual([...new Set(steps)]);
  });
});

/** Every reason in every state that has no row for it. */
const REFUSED = [...new Set(ALLOWED.map(([, , to, reason]) => `${to} ${reason}`))]
  .map((step) => step.split(' ') as [ChatState, ChatReason])
  .flatMap(([to, reason]) => STATES.map((from) => [from, to, reason] as const))
  .filter(
    ([from, to, reason]) =>
      !TRANSITIONS.some((row) => row.from === from && row.to === to && row.reasons.includes(reason)),
  );

describe('what the table does not have', () => {
  it.each(REFUSED)('C-19 from %s to %s for %s is refused, and names the state', (from, to, reason) => {
    const refused = moveChat(aChat(from), { to, reason, at: at(9) });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'chat-state' } });
    expect(refused.ok ? '' : refused.problem.message).toContain(`\`${reason}\``);
  });

  it.each<[ChatState, string]>([
    ['bot', 'is with the bot'],
    ['queued', 'is queued'],
    ['open', 'waits for the next agent'],
    ['active', 'is active'],
    ['missed', 'was missed'],
    ['closed', 'is closed'],
  ])('C-19 a refusal in the state %s says that it %s', (state, words) => {
    const refused = moveChat(aChat(state), { to: 'active', reason: 'invited', at: at(9) });
    expect(refused.ok ? '' : refused.problem.message).toContain(words);
  });
});

describe('a chat in its next state', () => {
  const offer = { agent: 'anna', until: at(30), byInvitation: false };

  it.each<[string, ReturnType<typeof aChat>, Parameters<typeof moveChat>[1], object]>([
    [
      'C-8 has an owner, no offer and no place in the line',
      aChat('queued', { offer, passedBy: ['ben'], answerableMs: 5 }),
      { to: 'active', reason: 'opened', owner: 'anna', at: at(9) },
      { owner: 'anna', offer: null, passedBy: [], queuedAt: null, answerableMs: 0, since: at(9), reason: 'opened' },
    ],
    [
      'C-9 keeps its place and its reason, and remembers who let it go',
      aChat('queued', { offer, passedBy: ['ben'] }),
      { to: 'queued', reason: 'offer-expired', at: at(30) },
      { offer: null, passedBy: ['ben', 'anna'], queuedAt: at(0), since: at(0), reason: 'started' },
    ],
    [
      'C-9 is offered to one at a time',
      aChat('queued', { passedBy: ['ben'] }),
      { to: 'queued', reason: 'offered', offer, at: at(9) },
      { offer, passedBy: ['ben'], queuedAt: at(0) },
    ],
    [
      'C-15 stands at the end of the new department’s line, without an owner',
      aChat('active', { visitorWroteAt: at(5) }),
      { to: 'queued', reason: 'transferred', department: 'support', at: at(9) },
      { owner: null, department: 'support', queuedAt: at(9), visitorWroteAt: at(5), reach: { some: false, at: at(9) } },
    ],
    [
      'C-17 has no owner any more',
      aChat('active'),
      { to: 'closed', reason: 'inactive', at: at(9) },
      { owner: null, offer: null, queuedAt: null, state: 'closed' },
    ],
  ])('%s', (_title, chat, move, expected) => {
    expect(moveChat(chat, move)).toMatchObject({ ok: true, value: expected });
  });
});
