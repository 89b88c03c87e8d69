import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/base/instant.ts';
import { isLive } from '../../../src/domain/presence/is-live.ts';
import { isReachable } from '../../../src/domain/presence/is-reachable.ts';
import type { AgentPresence, AgentSession } from '../../../src/domain/presence/presence.ts';
import { presenceDeadline } from '../../../src/domain/presence/presence-deadline.ts';
import { settlePresence } from '../../../src/domain/presence/settle-presence.ts';
import { signOut } from '../../../src/domain/presence/sign-out.ts';

const NOON = Date.parse('2026-11-20T12:00Z');
const at = (seconds: number): number => NOON + seconds * 1_000;

/** A session heard and active at these seconds after noon. */
const session = (id: string, heard: number, active = heard, transport: 'http' | 'socket' = 'http'): AgentSession => ({
  id,
  transport,
  startedAt: NOON as Instant,
  heardAt: at(heard) as Instant,
  activeAt: at(active) as Instant,
});

const agent = (changes: Partial<AgentPresence> = {}): AgentPresence => ({
  online: 'online',
  visible: 'visible',
  presence: 'activity',
  sessions: [session('a', 0)],
  ...changes,
});

describe('P-2 live', () => {
  it.each<[promise: string, sessions: AgentSession[], second: number, live: boolean]>([
    ['no session is not live', [], 0, false],
    ['a session just heard is', [session('a', 0)], 0, true],
    ['plain HTTP lasts 300 seconds', [session('a', 0)], 299.999, true],
    ['and ends at the 300th', [session('a', 0)], 300, false],
    ['a socket lasts 60 seconds', [session('a', 0, 0, 'socket')], 59.999, true],
    ['and ends at the 60th', [session('a', 0, 0, 'socket')], 60, false],
    ['a later heartbeat prolongs it', [session('a', 100)], 399.999, true],
    ['heartbeats without input last 30 minutes', [session('a', 1_790, 0)], 1_799.999, true],
    ['and no longer', [session('a', 1_790, 0)], 1_800, false],
    ['input starts the half hour again', [session('a', 3_000, 1_500)], 3_299, true],
    ['one live session of several is enough', [session('a', 0), session('b', 200)], 400, true],
    ['several ended ones are not', [session('a', 0), session('b', 200)], 500, false],
    ['the socket’s end does not end the other tab', [session('a', 0, 0, 'socket'), session('b', 0)], 100, true],
  ])('P-2 %s', (_promise, sessions, second, live) => {
    expect(isLive({ sessions }, at(second))).toBe(live);
  });

  it('P-2 the limits are settings', () => {
    const limits = { httpTimeoutMs: 1_000, socketTimeoutMs: 2_000, idleAfterMs: 3_000 };
    const live = (each: AgentSession, second: number): boolean => isLive({ sessions: [each] }, at(second), limits);
    expect([live(session('a', 0), 0.999), live(session('a', 0), 1)]).toEqual([true, false]);
    expect([live(session('a', 0, 0, 'socket'), 1.999), live(session('a', 0, 0, 'socket'), 2)]).toEqual([true, false]);
    expect([live(session('a', 9, 6.1), 9), live(session('a', 9, 6), 9)]).toEqual([true, false]);
  });
});

it.each<[rule: string, promise: string, changes: Partial<AgentPresence>, second: number, reachable: boolean]>([
  ['P-3', 'online and live is reachable', {}, 0, true],
  ['P-3', 'online and no more live is not', {}, 300, false],
  ['P-3', 'online and always is, signed in or not', { presence: 'always', sessions: [] }, 0, true],
  ['P-3', 'online and always is, long after the last heartbeat', { presence: 'always' }, 9_000, true],
  ['P-3', 'offline is not, however live', { online: 'offline' }, 0, false],
  ['P-3', 'always does not overrule choosing offline', { online: 'offline', presence: 'always' }, 0, false],
  ['P-5', 'away is not, however live', { online: 'away' }, 0, false],
  ['P-5', 'always does not overrule being away', { online: 'away', presence: 'always' }, 0, false],
  ['P-1', 'invisible changes nothing for one who is', { visible: 'invisible' }, 0, true],
  ['P-1', 'invisible changes nothing for one who is not', { visible: 'invisible', online: 'offline' }, 0, false],
  [
    'P-1',
    'invisible changes nothing for one who stays available',
    { visible: 'invisible', presence: 'always' },
    9_000,
    true,
  ],
])('%s %s', (_rule, _promise, changes, second, reachable) => {
  expect(isReachable(agent(changes), at(second))).toBe(reachable);
});

it('P-5 an away agent stays signed in', () => {
  const away = agent({ online: 'away' });
  expect(isLive(away, at(10))).toBe(true);
  expect(settlePresence(away, at(10))).toBe(away);
});

describe('settling', () => {
  const two = [session('a', 0), session('b', 100)];

  it('P-4 nothing changes while every session lasts', () => {
    const presence = agent({ sessions: two });
    expect(settlePresence(presence, at(299.999))).toBe(presence);
  });

  it('P-4 a session that ends leaves the others and the choice', () => {
    const presence = agent({ sessions: two });
    expect(settlePresence(presence, at(300))).toEqual({ ...presence, sessions: [two[1]] });
  });

  it.each(['online', 'away', 'offline'] as const)(
    'P-4 the last session of an %s agent ends: offline is chosen',
    (online) => {
      expect(settlePresence(agent({ online, sessions: two }), at(400))).toEqual(
        agent({ online: 'offline', sessions: [] }),
      );
    },
  );

  it('P-4 idleness ends a session like silence', () => {
    const settled = settlePresence(agent({ sessions: [session('a', 1_790, 0)] }), at(1_800));
    expect(settled).toEqual(agent({ online: 'offline', sessions: [] }));
  });

  it('P-4 an agent who stays available keeps the choice', () => {
    const presence = agent({ presence: 'always' });
    expect(settlePresence(presence, at(300))).toEqual({ ...presence, sessions: [] });
  });

  it('P-4 an agent who never signed in keeps the choice', () => {
    const presence = agent({ sessions: [] });
    expect(settlePresence(presence, at(99_999))).toBe(presence);
  });

  it('P-1 settling touches neither visibility nor presence mode', () => {
    const settled = settlePresence(agent({ visible: 'invisible' }), at(300));
    expect([settled.visible, settled.presence]).toEqual(['invisible', 'activity']);
  });
});

describe('signing out', () => {
  const two = [session('a', 0), session('b', 100)];

  it('P-2 ends that session at once and no other', () => {
    const presence = agent({ sessions: two });
    expect(signOut(presence, 'a', at(101))).toEqual({ ...presence, sessions: [two[1]] });
  });

  it('P-4 of the last session chooses offline', () => {
    expect(signOut(agent(), 'a', at(1))).toEqual(agent({ online: 'offline', sessions: [] }));
  });

  it('P-4 while the only other one has run out chooses offline too', () => {
    expect(signOut(agent({ sessions: two }), 'b', at(300))).toEqual(agent({ online: 'offline', sessions: [] }));
  });

  it('P-3 of an agent who stays available leaves them reachable', () => {
    const presence = signOut(agent({ presence: 'always' }), 'a', at(1));
    expect(presence.sessions).toEqual([]);
    expect(isReachable(presence, at(1))).toBe(true);
  });

  it('P-2 of a session that is not there changes nothing', () => {
    const presence = agent({ sessions: two });
    expect(signOut(presence, 'c', at(101))).toBe(presence);
  });
});

describe('the deadline', () => {
  it.each<[promise: string, sessions: AgentSession[], second: number | null]>([
    ['there is none without a session', [], null],
    ['it is the timeout', [session('a', 0)], 300],
    ['it is the shorter one of a socket', [session('a', 0), session('b', 50, 50, 'socket')], 110],
    ['it is idleness where that comes first', [session('a', 1_790, 0)], 1_800],
    ['it is that of the first session to end', [session('a', 100), session('b', 0)], 300],
  ])('P-2 %s', (_promise, sessions, second) => {
    expect(presenceDeadline({ sessions })).toBe(second === null ? null : at(second));
  });

  it('P-4 settling changes something exactly from the deadline on', () => {
    const presence = agent({ sessions: [session('a', 40), session('b', 0, 0, 'socket'), session('c', 1_000, 20)] });
    const deadline = presenceDeadline(presence) as number;
    expect(settlePresence(presence, deadline - 1)).toBe(presence);
    expect(settlePresence(presence, deadline).sessions.map(({ id }) => id)).toEqual(['a', 'c']);
  });
});
