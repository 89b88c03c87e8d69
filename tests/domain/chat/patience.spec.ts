import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/base/instant.ts';
import { chatPatience, waitingSince } from '../../../src/domain/chat/patience.ts';
import type { VisitorChat, VisitorTurn } from '../../../src/domain/chat/visitor-chat.ts';

const SINCE = 1_000_000;
const at = (seconds: number): Instant => (SINCE + seconds * 1_000) as Instant;

describe('K-7 whether and when a visitor is asked if they keep waiting', () => {
  it.each([
    // [times, waited on at, now, asked, asked next at]
    [[120, 300], null, 0, false, 120],
    [[120, 300], null, 119.999, false, 120],
    [[120, 300], null, 120, true, null],
    [[120, 300], null, 299, true, null],
    [[120, 300], 120, 120, false, 300],
    [[120, 300], 130, 299, false, 300],
    [[120, 300], 130, 300, true, null],
    [[120, 300], 300, 9_000, false, null],
    [[120, 300], 900, 9_000, false, null],
    [[120, 300], -5, 0, false, 120],
    [[], null, 9_000, false, null],
  ] as const)('times %j, waited on at %s, now %s: asked %s, else at %s', (seconds, kept, now, isAsked, next) => {
    expect(chatPatience({ since: at(0), seconds, keptAt: kept === null ? null : at(kept), now: at(now) })).toEqual({
      isAsked,
      asksAt: next === null ? null : at(next),
    });
  });

  it('K-7 nobody is asked who waits for nobody', () => {
    expect(chatPatience({ since: null, seconds: [0], keptAt: null, now: at(9) })).toEqual({
      isAsked: false,
      asksAt: null,
    });
  });
});

describe('K-7 since when they wait', () => {
  it.each([
    ['queued', [['queued', 1]], 1],
    [
      'queued',
      [
        ['queued', 1],
        ['queued', 5],
      ],
      1,
    ],
    [
      'open',
      [
        ['queued', 1],
        ['open', 7],
      ],
      1,
    ],
    [
      'queued',
      [
        ['bot', 1],
        ['queued', 4],
      ],
      4,
    ],
    [
      'queued',
      [
        ['queued', 1],
        ['active', 2],
        ['queued', 8],
        ['queued', 9],
      ],
      8,
    ],
    ['queued', [], 99],
    [
      'active',
      [
        ['queued', 1],
        ['active', 2],
      ],
      null,
    ],
    ['bot', [['bot', 1]], null],
    [
      'missed',
      [
        ['queued', 1],
        ['missed', 3],
      ],
      null,
    ],
  ] as const)('%s after %j: %s', (state, turns, since) => {
    const entries = turns.map(
      ([to, second], index): VisitorTurn => ({
        kind: 'turn',
        to: to as VisitorChat['state'],
        reason: 'started',
        name: null,
        number: index + 1,
        at: at(second),
      }),
    );
    expect(waitingSince({ state, since: at(99) }, entries)).toBe(since === null ? null : at(since));
  });

  it('K-7 where there is no chat, nobody waits', () => {
    expect(waitingSince(null, [])).toBeNull();
  });
});
