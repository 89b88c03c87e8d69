import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/domain/form/submission.ts';
import { firstTime } from '../../src/node/first-time.ts';

const receipt = (id: string, storedAt: number): Receipt => ({
  id,
  storedAt: storedAt as Receipt['storedAt'],
  replyBy: storedAt as Receipt['replyBy'],
  status: { availability: 'offline', reason: 'no-agents', mode: 'form' },
});

describe('firstTime', () => {
  it.each([
    ['stored while it was asked for', 100, 100, true],
    ['stored after it was asked for', 107, 100, true],
    ['stored before it was asked for, by a process that is gone', 99, 100, false],
  ])('F-3 a receipt %s', (_what, storedAt, askedAt, first) => {
    expect(firstTime()(receipt('a', storedAt), askedAt)).toBe(first);
  });

  it('F-3 of two that asked in one moment only one is the first', () => {
    const isFirst = firstTime();
    expect([isFirst(receipt('a', 100), 100), isFirst(receipt('a', 100), 99), isFirst(receipt('b', 100), 100)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
