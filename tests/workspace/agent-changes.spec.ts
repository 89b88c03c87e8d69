import { describe, expect, it } from 'vitest';
import type { AgentChange } from '../../src/domain/agent/agent-change.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { StoredDocument } from '../../src/workspace/store.ts';
import { answered, codeOf, MINUTE, MONDAY_10, openBench } from './bench.ts';
import { openSignIns } from './sign-in-bench.ts';

const roles = async () => {
  const bench = await openSignIns();
  for (const [agent, role] of [
    ['sue', 'supervisor'],
    ['ada', 'admin'],
  ] as const) {
    await bench.server.handle({ kind: 'save-agent', agent, role });
  }
  const change = (by: string, agent: string, members: AgentChange) =>
    bench.server.handle({ kind: 'save-agent', agent, by, ...members });
  return { ...bench, change };
};

describe('an agent changed by an agent', () => {
  it('P-6 may go online, and not out of sight: the refusal names what is missing and changes nothing', async () => {
    const { change, agent } = await roles();
    expect(answered(await change('anna', 'anna', { online: 'online' }))).toMatchObject({ online: 'online' });
    for (const [members, permission] of [
      [{ visible: 'invisible' }, 'agent.change-visibility'],
      [{ presence: 'always' }, 'agent.change-presence'],
      [{ online: 'away', role: 'admin' }, 'agent.manage-others'],
    ] as const) {
      expect(await change('anna', 'anna', members)).toMatchObject({ problem: { code: 'forbidden', permission } });
    }
    expect(await agent()).toMatchObject({ online: 'online', visible: 'visible', presence: 'activity', role: 'agent' });
  });

  it('P-6 is set by a supervisor, who reaches no admin and makes none', async () => {
    const { change, agent } = await roles();
    expect(codeOf(await change('sue', 'anna', { capacity: 2, autoAccept: true, visible: 'invisible' }))).toBe('ok');
    expect(await agent()).toMatchObject({ capacity: 2, autoAccept: true, visible: 'invisible' });
    for (const [of, members] of [
      ['ada', { online: 'offline' }],
      ['anna', { role: 'admin' }],
      ['new', { role: 'admin' }],
    ] as const) {
      expect(await change('sue', of, members)).toMatchObject({ problem: { permission: 'settings.manage' } });
    }
    expect(codeOf(await change('ghost', 'anna', { online: 'away' }))).toBe('not-found');
  });

  it('P-6 each change is recorded with whoever made it, and what changed nothing is not', async () => {
    const { server, change, events, signIn, clock } = await roles();
    const { agent } = answered(await signIn());
    await change('anna', 'anna', { online: 'online' });
    await change('anna', 'anna', { online: 'online' });
    await change('sue', 'anna', { visible: 'invisible' });
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'away' });
    clock.now += 5 * MINUTE;
    await server.handle({ kind: 'tick' });
    expect(await events('agent.changed')).toEqual([
      { id: 'anna', actor: { kind: 'agent', id: 'anna' }, changed: { online: 'online' } },
      { id: 'anna', actor: { kind: 'agent', id: 'sue' }, changed: { visible: 'invisible' } },
      { id: 'anna', actor: { kind: 'owner' }, changed: { online: 'away' } },
      { id: 'anna', actor: { kind: 'server' }, changed: { online: 'offline' } },
    ]);
    expect(await events('agent.signed-in')).toEqual([{ id: agent.id }]);
    expect(await events('agent.added')).toHaveLength(3);
  });

  it('P-4 who signs out is recorded as having gone offline by themselves', async () => {
    const { server, change, events, signIn } = await roles();
    const { agent } = answered(await signIn());
    await change('anna', 'anna', { online: 'online' });
    await server.handle({ kind: 'sign-out', agent: 'anna', session: agent.sessions[0]?.id ?? '' });
    expect((await events('agent.changed')).at(-1)).toEqual({
      id: 'anna',
      actor: { kind: 'agent', id: 'anna' },
      changed: { online: 'offline' },
    });
  });
});

it.each([
  ['online', 'visible', true, null],
  ['online', 'invisible', true, 'online-invisible'],
  ['offline', 'visible', false, null],
  ['offline', 'invisible', false, null],
  ['away', 'invisible', false, null],
] as const)('P-7 %s and %s is allowed, makes reachable: %s, and is flagged: %s', async (...row) => {
  const [online, visible, reachable, warning] = row;
  const { server, signIn } = await openSignIns();
  answered(await signIn());
  const saved = answered(await server.handle({ kind: 'save-agent', agent: 'anna', online, visible }));
  expect(saved).toMatchObject({ online, visible, reachable, warning });
});

it('P-6 an agent stored before there were roles has the least of them', async () => {
  const store = createMemoryStore();
  const body = {
    name: 'Old',
    departments: [],
    online: 'online',
    visible: 'visible',
    presence: 'always',
    sessions: [],
  };
  const old: StoredDocument = { kind: 'agent', id: 'old', live: true, at: MONDAY_10, tags: {}, visitor: null, body };
  await store.commit('main', 0, { put: [old], remove: [], events: [] });
  const { server } = openBench({ store });
  expect(await server.agents()).toMatchObject([
    { id: 'old', role: 'agent', capacity: null, autoAccept: false, reachable: true },
  ]);
});
