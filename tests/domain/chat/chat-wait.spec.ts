import { expect, it } from 'vitest';
import type { Chat } from '../../../src/domain/chat/chat.ts';
import { chatWait } from '../../../src/domain/chat/chat-wait.ts';
import type { ChatRules } from '../../../src/domain/chat/department-settings.ts';
import { goesOn } from '../../../src/domain/chat/goes-on.ts';
import { noteReach } from '../../../src/domain/chat/note-reach.ts';
import { aChat, at, rules } from './a-chat.ts';

const there = (seconds: number) => ({ reach: { some: true, at: at(seconds) } });
const owed = (seconds: number) => ({ awaitsBot: { entry: 2, since: at(seconds) } });
const offer = (seconds: number | null) => ({
  offer: { agent: 'anna', until: seconds === null ? null : at(seconds), byInvitation: false },
});

it.each<[string, Chat, Partial<ChatRules>, string]>([
  ['C-10 ten minutes while nobody is reachable', aChat('queued'), {}, 'C-10 600 nobody-reachable'],
  [
    'C-10 from when the last one left',
    aChat('queued', { reach: { some: false, at: at(50) } }),
    { graceMs: 5_000 },
    'C-10 55 nobody-reachable',
  ],
  ['C-10 never, with the grace time off', aChat('queued'), { graceMs: 0 }, 'never'],
  ['C-11 three minutes while somebody is', aChat('queued', there(0)), {}, 'C-11 180 no-answer'],
  [
    'C-11 less what was waited before',
    aChat('queued', { ...there(100), answerableMs: 30_000 }),
    {},
    'C-11 250 no-answer',
  ],
  [
    'C-11 not before somebody came, where the limit was made shorter than what was waited',
    aChat('queued', { ...there(100), answerableMs: 200_000 }),
    {},
    'C-11 100 no-answer',
  ],
  ['C-11 never, with the limit off', aChat('queued', there(0)), { answerLimitMs: 0 }, 'never'],
  [
    'C-11 not while nobody is there, however long it was waited before',
    aChat('queued', { answerableMs: 179_000 }),
    {},
    'C-10 600 nobody-reachable',
  ],
  ['C-9 an offer, where it ends first', aChat('queued', { ...there(0), ...offer(30) }), {}, 'C-9 30 offer-expired'],
  ['C-9 not an offer without an end', aChat('queued', { ...there(0), ...offer(null) }), {}, 'C-11 180 no-answer'],
  [
    'C-11 before an offer that ends at the same instant',
    aChat('queued', { ...there(0), ...offer(180) }),
    {},
    'C-11 180 no-answer',
  ],
  [
    'C-12 the visitor was silent for too long',
    aChat('queued', { ...there(0), visitorWroteAt: at(20), visitorSeenAt: at(90) }),
    { visitorLimitMs: 100_000 },
    'C-12 120 visitor-idle',
  ],
  [
    'C-12 or is gone',
    aChat('queued', { ...there(0), visitorWroteAt: at(20), visitorSeenAt: at(20) }),
    { visitorLimitMs: 100_000 },
    'C-12 120 visitor-gone',
  ],
  [
    'C-12 a minute without a sign is not yet gone',
    aChat('queued', { ...there(0), visitorWroteAt: at(20), visitorSeenAt: at(60) }),
    { visitorLimitMs: 100_000 },
    'C-12 120 visitor-idle',
  ],
  [
    'C-12 counting from when it came into the line',
    aChat('queued', { ...there(0), since: at(60), visitorWroteAt: at(20), visitorSeenAt: at(100) }),
    { visitorLimitMs: 100_000 },
    'C-12 160 visitor-idle',
  ],
  [
    'C-16 the owner is out of reach while the visitor waits',
    aChat('active', { visitorWroteAt: at(10), reach: { some: false, at: at(5) } }),
    { ownerGraceMs: 60_000 },
    'C-16 70 owner-unreachable',
  ],
  [
    'C-16 from when they left, if that is later',
    aChat('active', { visitorWroteAt: at(10), reach: { some: false, at: at(30) } }),
    { ownerGraceMs: 60_000 },
    'C-16 90 owner-unreachable',
  ],
  [
    'C-16 not while they are there',
    aChat('active', { visitorWroteAt: at(10), ...there(0) }),
    { ownerGraceMs: 60_000 },
    'never',
  ],
  [
    'C-16 not once they answered',
    aChat('active', { visitorWroteAt: at(10), agentWroteAt: at(11) }),
    { ownerGraceMs: 60_000 },
    'never',
  ],
  ['C-16 not where nobody asked anything', aChat('active'), { ownerGraceMs: 60_000 }, 'never'],
  ['C-16 off by default', aChat('active', { visitorWroteAt: at(10) }), {}, 'never'],
  [
    'C-17 silence on both sides',
    aChat('active', { visitorWroteAt: at(10), agentWroteAt: at(40) }),
    { inactivityMs: 60_000 },
    'C-17 100 inactive',
  ],
  [
    'C-17 whoever wrote last',
    aChat('active', { visitorWroteAt: at(50), agentWroteAt: at(40) }),
    { inactivityMs: 60_000 },
    'C-17 110 inactive',
  ],
  ['C-17 or nobody since it began', aChat('bot'), { inactivityMs: 60_000 }, 'C-17 60 inactive'],
  ['C-6 a minute while the bot owes an answer', aChat('bot', owed(20)), {}, 'C-6 80 bot-failed'],
  ['C-6 never while it owes none', aChat('bot', { visitorWroteAt: at(20) }), {}, 'never'],
  [
    'C-17 silence, where it ends before the bot’s time',
    aChat('bot', { ...owed(0), visitorWroteAt: at(0) }),
    { inactivityMs: 59_000 },
    'C-17 59 inactive',
  ],
  ['C-17 not for chats that wait for us', aChat('queued'), { inactivityMs: 60_000, graceMs: 0 }, 'never'],
  ['C-19 an open chat stands in a list instead', aChat('open'), { inactivityMs: 1, ownerGraceMs: 1 }, 'never'],
  ['C-19 a missed one as well', aChat('missed'), { inactivityMs: 1 }, 'never'],
  ['C-19 and a closed one is over', aChat('closed'), { inactivityMs: 1 }, 'never'],
])('%s', (_title, chat, members, expected) => {
  const wait = chatWait(chat, rules(members));
  expect(wait ? `${wait.rule} ${(wait.at - at(0)) / 1_000} ${wait.reason}` : 'never').toBe(expected);
});

it('C-11 only answerable time is added up, and a second look adds nothing', () => {
  let chat = aChat('queued');
  for (const [some, seconds] of [
    [true, 10],
    [true, 20],
    [false, 40],
    [false, 50],
    [true, 100],
    [false, 101],
  ] as const) {
    chat = noteReach(chat, some, at(seconds));
  }
  expect(chat).toMatchObject({ answerableMs: 31_000, reach: { some: false, at: at(101) } });
  expect(noteReach(chat, false, at(500))).toBe(chat);
});

it('C-18 the window is half-open', () => {
  const closed = aChat('closed');
  const window = rules({ reopenWindowMs: 60_000 });
  expect([59.999, 60].map((seconds) => goesOn(closed, window, at(seconds)))).toEqual([true, false]);
  expect(goesOn(closed, rules({ reopenWindowMs: 0 }), at(0))).toBe(false);
});

it('C-6 the bot’s own time counts, with 30 s of grace', () => {
  const wait = chatWait(aChat('bot', owed(0)), rules({}), { timeoutMs: 5_000 });
  expect(wait).toEqual({ rule: 'C-6', at: at(35), reason: 'bot-failed' });
});
