import { expect, it } from 'vitest';
import { chatRules } from '../../../src/domain/chat/chat-rules.ts';
import { CHAT_RULES, type OfflineHandling } from '../../../src/domain/chat/department-settings.ts';
import { isOpenFull, isQueueFull, keepOpen, receiveChat } from '../../../src/domain/chat/receive-chat.ts';
import type { Reason } from '../../../src/domain/status/status.ts';

const handling = (members: Partial<OfflineHandling> = {}) => ({
  offlineHandling: { ...CHAT_RULES.offlineHandling, ...members },
});

it.each<[string, Partial<Parameters<typeof receiveChat>[0]>, string]>([
  ['C-1 the bot, where one serves', { bot: true, reason: 'open' }, 'bot started'],
  ['C-1 the bot, though nobody is there', { bot: true, reason: 'no-agents' }, 'bot started'],
  ['C-2 queued while online', { reason: 'open' }, 'queued started'],
  ['C-2 queued for who asked, though closed', { asked: true, reason: 'outside-hours' }, 'queued started'],
  ['C-2 queued for who asked, though the queue is full', { asked: true, reason: 'queue-full' }, 'queued started'],
  ...(['outside-hours', 'holiday', 'no-agents', 'disabled'] as const).map(
    (reason): [string, { reason: Reason }, string] => [`C-3 open at ${reason}`, { reason }, 'open started'],
  ),
  ['C-4 missed in a full queue, whatever offline handling says', { reason: 'queue-full' }, 'missed queue-full'],
  [
    'A-6 missed without offline handling',
    { reason: 'no-agents', rules: handling({ enabled: false }) },
    'missed offline-handling-off',
  ],
  ['A-6 missed where no further one is kept', { reason: 'no-agents', openFull: true }, 'missed open-limit'],
  ['C-2 queued while online, though no further one is kept', { reason: 'open', openFull: true }, 'queued started'],
  ['C-6 the reason is that of the hand-off', { why: 'bot-failed', reason: 'open' }, 'queued bot-failed'],
  ['C-18 or that of the visitor’s return', { why: 'written-again', reason: 'no-agents' }, 'open written-again'],
])('%s', (_title, members, expected) => {
  const { state, reason } = receiveChat({
    why: 'started',
    bot: false,
    asked: false,
    reason: 'open',
    openFull: false,
    rules: handling(),
    ...members,
  });
  expect(`${state} ${reason}`).toBe(expected);
});

it('C-10 who waited in vain is kept by the same test', () => {
  expect(keepOpen(handling(), false, 'nobody-reachable')).toEqual({ state: 'open', reason: 'nobody-reachable' });
  expect(keepOpen(handling({ enabled: false }), true, 'nobody-reachable')).toMatchObject({ state: 'missed' });
});

it.each([
  [0, 900, false],
  [2, 1, false],
  [2, 2, true],
  [2, 3, true],
])('A-1 a queue limit of %i with %i in it is full: %s', (queueLimit, queued, full) => {
  expect(isQueueFull({ queueLimit }, queued)).toBe(full);
});

it.each([
  ['off keeps nothing', { enabled: false }, 0, true],
  ['without a cap keeps any number', {}, 900, false],
  ['keeps one more below its cap', { maxOpen: 2 }, 1, false],
  ['is full at its cap', { maxOpen: 2 }, 2, true],
])('A-6 offline handling %s', (_title, members, open, full) => {
  expect(isOpenFull(handling(members), open)).toBe(full);
});

it('A-1 each unset member is the Default department’s, and then that of the house', () => {
  const rules = chatRules({
    own: { capacity: 2, offlineHandling: { maxOpen: 5 } },
    fallback: { capacity: 9, queueLimit: 7, offlineHandling: { maxOpen: 1, priority: 'open' } },
    offlineHandling: true,
  });
  expect(rules).toEqual({
    ...CHAT_RULES,
    capacity: 2,
    queueLimit: 7,
    offlineHandling: { enabled: true, maxOpen: 5, autoAssign: true, priority: 'open' },
  });
});

it.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
])('A-1 with offline handling %s in the department and %s in the workspace it is %s', (own, workspace, enabled) => {
  const rules = chatRules({
    own: { offlineHandling: { enabled: own } },
    fallback: undefined,
    offlineHandling: workspace,
  });
  expect(rules.offlineHandling.enabled).toBe(enabled);
});
