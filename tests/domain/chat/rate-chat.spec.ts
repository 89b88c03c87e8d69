import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/base/instant.ts';
import type { Chat } from '../../../src/domain/chat/chat.ts';
import { rateChat } from '../../../src/domain/chat/rate-chat.ts';
import { chat, NOW } from './assigning.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

const closed = (more: Partial<Chat> = {}): Chat => chat('c', { state: 'closed', since: NOW, ...more });
const rated = (score: number, afterMs: number, more: Partial<Chat> = {}): Chat =>
  closed({ rating: { score, comment: null, at: toInstant(NOW + afterMs) }, ...more });

describe('K-8 rating a chat', () => {
  it.each<[string, Chat, score: number, afterMs: number, outcome: string]>([
    ['as soon as it is closed', closed(), 5, 0, '5 at 0'],
    ['in the last millisecond of a week', closed(), 1, WEEK - 1, `1 at ${WEEK - 1}`],
    ['after a week', closed(), 5, WEEK, 'chat-state'],
    ['while it is active', chat('c', { state: 'active' }), 5, 0, 'chat-state'],
    ['while it is queued', chat('c'), 5, 0, 'chat-state'],
    ['that was missed', chat('c', { state: 'missed' }), 5, 0, 'chat-state'],
    ['otherwise within the hour', rated(2, 10), 4, HOUR + 9, '4 at 10'],
    ['otherwise after the hour', rated(2, 10), 4, HOUR + 10, 'chat-state'],
    ['the same again after the hour', rated(2, 10), 2, HOUR + 10, '2 at 10'],
    ['the same again after a week', rated(2, 10), 2, WEEK, '2 at 10'],
    ['that was closed once more since', rated(2, -10), 4, HOUR, `4 at ${HOUR}`],
  ])('%s', (_what, before, score, afterMs, outcome) => {
    const answer = rateChat(before, { score, comment: null }, toInstant(NOW + afterMs));
    const { rating } = answer.ok ? answer.value : { rating: null };
    expect(answer.ok ? `${rating?.score} at ${(rating?.at ?? 0) - NOW}` : answer.problem.code).toBe(outcome);
  });

  it('takes another comment with the same score for a change', () => {
    const answer = rateChat(rated(2, 0), { score: 2, comment: 'Slow' }, NOW);
    expect(answer).toMatchObject({ value: { rating: { score: 2, comment: 'Slow' } } });
  });

  it('gives the same chat where the same is said again', () => {
    const before = rated(3, 0);
    expect(rateChat(before, { score: 3, comment: null }, NOW)).toEqual({ ok: true, value: before });
  });
});
