import { expect, it } from 'vitest';
import { toInstant } from '../../../src/base/instant.ts';
import { type Contender, pickWinner } from '../../../src/domain/session/pick-winner.ts';

const one = (id: string, seen: number, more: Partial<Contender> = {}): Contender => ({
  id,
  identity: null,
  lastSeenAt: toInstant(seen),
  ...more,
});
const verified = { identity: { id: 'ada' } };
const chatAt = (at: number) => ({ openChatAt: toInstant(at) });

it.each<[promise: string, contenders: Contender[], winner: string | null]>([
  ['nobody', [], null],
  ['a verified one before all others', [one('a', 9, chatAt(9)), one('b', 1, verified)], 'b'],
  ['an open chat before later activity', [one('a', 9), one('b', 1, chatAt(1))], 'b'],
  ['of open chats the newest message', [one('a', 9, chatAt(3)), one('b', 1, chatAt(4))], 'b'],
  [
    'of two verified the one with the open chat',
    [one('a', 9, verified), one('b', 1, { ...verified, ...chatAt(1) })],
    'b',
  ],
  ['a chat written in at the epoch is one', [one('a', 9), one('b', 1, chatAt(0))], 'b'],
  ['the latest activity', [one('a', 1), one('b', 2)], 'b'],
  ['the lowest id of equals', [one('b', 1), one('a', 1), one('c', 1)], 'a'],
])('T-7 wins: %s, in whatever order they come', (_promise, contenders, winner) => {
  expect(pickWinner(contenders)?.id ?? null).toBe(winner);
  expect(pickWinner([...contenders].reverse())?.id ?? null).toBe(winner);
});
