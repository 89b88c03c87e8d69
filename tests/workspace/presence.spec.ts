import { describe, expect, it } from 'vitest';
import { evaluateStatus } from '../../src/domain/status/evaluate-status.ts';
import type { AgentView } from '../../src/workspace/reply.ts';
import { answered, codeOf, MINUTE, MONDAY_10, openBench } from './bench.ts';

type Bench = ReturnType<typeof openBench>;

const anna = async ({ server }: Bench): Promise<AgentView | undefined> =>
  (await server.agents()).find(({ id }) => id === 'anna');

const beat = ({ server }: Bench, members: { session?: string; transport?: 'http' | 'socket'; active?: boolean } = {}) =>
  server.handle({ kind: 'beat', agent: 'anna', session: 'anna-1', transport: 'http', active: true, ...members });

const staffed = async ({ server }: Bench): Promise<boolean> =>
  answered(await server.statusDocument('w')).people.staffed;

/** Moves the clock and sends the tick that whoever runs the server owes it. */
async function pass(bench: Bench, ms: number): Promise<void> {
  bench.clock.now += ms;
  await bench.server.handle({ kind: 'tick' });
}

async function withAnna(members: Parameters<Bench['signIn']>[1] = {}): Promise<Bench> {
  const bench = openBench();
  await bench.signIn('anna', members);
  return bench;
}

describe('the three switches', () => {
  it('P-1 they are independent: each is set by itself and leaves the others as they are', async () => {
    const bench = await withAnna();
    for (const change of [{ online: 'away' }, { visible: 'invisible' }, { presence: 'always' }] as const) {
      await bench.server.handle({ kind: 'save-agent', agent: 'anna', ...change });
    }
    expect(await anna(bench)).toMatchObject({ online: 'away', visible: 'invisible', presence: 'always', live: true });
    await bench.server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
    expect(await anna(bench)).toMatchObject({ online: 'online', visible: 'invisible', presence: 'always' });
  });

  it.each<['online' | 'away' | 'offline', 'activity' | 'always', boolean, boolean]>([
    ['online', 'activity', true, true],
    ['online', 'activity', false, false],
    ['online', 'always', true, true],
    ['online', 'always', false, true],
    ['away', 'activity', true, false],
    ['away', 'always', false, false],
    ['offline', 'activity', true, false],
    ['offline', 'always', true, false],
  ])(
    'P-3 chosen %s with presence %s and a session: %s, is reachable: %s',
    async (online, presence, session, reachable) => {
      const bench = openBench();
      await bench.server.handle({ kind: 'save-agent', agent: 'anna', online, presence });
      if (session) await beat(bench);
      expect(await anna(bench)).toMatchObject({ live: session, reachable });
      expect(await staffed(bench)).toBe(reachable);
    },
  );

  it('P-5 an away agent stays signed in and staffs nothing, and comes back by a switch', async () => {
    const bench = await withAnna();
    await bench.server.handle({ kind: 'save-agent', agent: 'anna', online: 'away' });
    expect(await anna(bench)).toMatchObject({ live: true, reachable: false });
    await bench.server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
    expect(await staffed(bench)).toBe(true);
  });
});

describe('sessions', () => {
  it.each<['http' | 'socket', number]>([
    ['http', 300_000],
    ['socket', 60_000],
  ])(
    'P-2 over %s a session lasts %i ms after its last beat, and not a millisecond longer',
    async (transport, timeoutMs) => {
      const bench = openBench();
      await bench.server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
      await beat(bench, { transport });
      bench.clock.now += timeoutMs - 1;
      expect(await anna(bench)).toMatchObject({ live: true });
      await beat(bench, { transport });
      await pass(bench, timeoutMs - 1);
      expect(await anna(bench)).toMatchObject({ live: true, reachable: true });
      await pass(bench, 1);
      expect(await anna(bench)).toMatchObject({ live: false, sessions: [], online: 'offline' });
    },
  );

  it('P-2 thirty minutes without input end a session that still beats, and its beats do not bring it back', async () => {
    const bench = await withAnna();
    for (let minute = 1; minute < 30; minute += 1) {
      await pass(bench, MINUTE);
      await beat(bench, { active: false });
    }
    expect(await anna(bench)).toMatchObject({ live: true });
    await pass(bench, MINUTE);
    expect(await anna(bench)).toMatchObject({ live: false, online: 'offline' });
    await beat(bench, { active: false });
    expect(await anna(bench)).toMatchObject({ live: false, sessions: [] });
    await beat(bench);
    expect(await anna(bench)).toMatchObject({ live: true, online: 'offline' });
  });

  it('P-2 sessions of several tabs and devices add up', async () => {
    const bench = await withAnna();
    await beat(bench, { session: 'phone', transport: 'socket' });
    await bench.server.handle({ kind: 'sign-out', agent: 'anna', session: 'anna-1' });
    expect(await anna(bench)).toMatchObject({ live: true, online: 'online', sessions: [{ id: 'phone' }] });
    await bench.server.handle({ kind: 'sign-out', agent: 'anna', session: 'phone' });
    expect(await anna(bench)).toMatchObject({ live: false, online: 'offline' });
  });

  it('P-2 the deadline is always that of the session that ends first, and is announced when it moves', async () => {
    const bench = openBench();
    const { server } = bench;
    const heard: (number | null)[] = [];
    server.onDeadlineChange(() => heard.push(server.nextDeadline()));
    await bench.signIn('anna');
    await beat(bench, { session: 'phone', transport: 'socket' });
    await server.handle({ kind: 'sign-out', agent: 'anna', session: 'phone' });
    await server.handle({ kind: 'save-agent', agent: 'anna', visible: 'invisible' });
    bench.clock.now += 1_000;
    await beat(bench);
    await server.handle({ kind: 'remove-agent', agent: 'anna' });
    const after = [300_000, 60_000, 300_000, 301_000].map((ms) => MONDAY_10 + ms);
    expect(heard).toEqual([...after, null]);
  });

  it('P-2 of several agents the first to be missed sets the deadline', async () => {
    const bench = await withAnna();
    bench.clock.now += MINUTE;
    await bench.signIn('ben');
    expect(bench.server.nextDeadline()).toBe(MONDAY_10 + 5 * MINUTE);
    await bench.server.handle({ kind: 'remove-agent', agent: 'anna' });
    expect(bench.server.nextDeadline()).toBe(MONDAY_10 + 6 * MINUTE);
  });

  it('P-2 a server that starts on stored sessions announces their deadline by itself', async () => {
    const first = await withAnna();
    const later = openBench({ store: first.server.store });
    const announced = await new Promise((resolve) => {
      later.server.onDeadlineChange(() => resolve(later.server.nextDeadline()));
    });
    expect(announced).toBe(MONDAY_10 + 5 * MINUTE);
  });

  it('P-2 a restart is no silence: every session has its full time to be heard again', async () => {
    const first = await withAnna();
    const later = openBench({ store: first.server.store, at: MONDAY_10 + 60 * MINUTE });
    expect(await anna(later)).toMatchObject({ live: true, reachable: true, sessions: [{ startedAt: MONDAY_10 }] });
    expect(later.server.nextDeadline()).toBe(MONDAY_10 + 65 * MINUTE);
  });
});

describe('ghosts', () => {
  it.each([
    [
      'logout',
      async (bench: Bench) => void (await bench.server.handle({ kind: 'sign-out', agent: 'anna', session: 'anna-1' })),
    ],
    ['silence', async (bench: Bench) => pass(bench, 5 * MINUTE)],
  ])(
    'P-4 after the last session ended by %s the agent has chosen offline, and the widget follows at once',
    async (_way, end) => {
      const bench = await withAnna();
      const changed: string[] = [];
      bench.server.onStatusChange((widget) => changed.push(widget));
      await end(bench);
      expect(await anna(bench)).toMatchObject({ online: 'offline', reachable: false });
      expect(changed).toEqual(['w']);
      const { settings, people } = answered(await bench.server.statusDocument('w'));
      expect(evaluateStatus({ settings, people, now: bench.clock.now })).toMatchObject({ reason: 'no-agents' });
      await beat(bench);
      expect(await anna(bench)).toMatchObject({ live: true, online: 'offline' });
    },
  );

  it('P-4 an agent who stays available goes on without sessions', async () => {
    const bench = await withAnna({ presence: 'always' });
    await pass(bench, 24 * 60 * MINUTE);
    expect(await anna(bench)).toMatchObject({ live: false, online: 'online', reachable: true });
    expect(await staffed(bench)).toBe(true);
    expect(bench.server.nextDeadline()).toBeNull();
  });

  it('P-4 the widget does not stir while somebody else still answers', async () => {
    const bench = await withAnna();
    await bench.signIn('ben');
    const changed: string[] = [];
    bench.server.onStatusChange((widget) => changed.push(widget));
    await bench.server.handle({ kind: 'sign-out', agent: 'anna', session: 'anna-1' });
    expect(changed).toEqual([]);
    await bench.server.handle({ kind: 'remove-agent', agent: 'ben' });
    expect(changed).toEqual(['w']);
  });

  it('P-4 a document read before the tick already tells that the session ended', async () => {
    const bench = await withAnna();
    expect(await staffed(bench)).toBe(true);
    bench.clock.now += 5 * MINUTE;
    expect(await staffed(bench)).toBe(false);
    const changed: string[] = [];
    bench.server.onStatusChange((widget) => changed.push(widget));
    expect(codeOf(await bench.server.handle({ kind: 'tick' }))).toBe('ok');
    expect(changed).toEqual(['w']);
  });
});
