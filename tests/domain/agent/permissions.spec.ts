import { describe, expect, it } from 'vitest';
import type { AgentChange } from '../../../src/domain/agent/agent-change.ts';
import { lacks } from '../../../src/domain/agent/lacks.ts';
import { mayDo } from '../../../src/domain/agent/may-do.ts';
import { missingPermission } from '../../../src/domain/agent/missing-permission.ts';
import type { Permission, Role } from '../../../src/domain/agent/permission.ts';
import { ROLE_PERMISSIONS } from '../../../src/domain/agent/role-permissions.ts';

describe('roles', () => {
  it.each<[permission: Permission, roles: string]>([
    ['agent.change-online', 'agent supervisor admin'],
    ['agent.change-visibility', 'supervisor admin'],
    ['agent.change-presence', 'supervisor admin'],
    ['agent.manage-others', 'supervisor admin'],
    ['visitors.use', 'agent supervisor admin'],
    ['visitors.see-all', 'supervisor admin'],
    ['chats.open-all', 'supervisor admin'],
    ['chats.open-unassigned', 'agent supervisor admin'],
    ['chats.transfer', 'agent supervisor admin'],
    ['settings.manage', 'admin'],
    ['messages.read', 'agent supervisor admin'],
    ['messages.export', 'supervisor admin'],
  ])('P-6 %s is held by %s', (permission, roles) => {
    const all: readonly Role[] = ['agent', 'supervisor', 'admin'];
    expect(all.filter((role) => mayDo(role, permission)).join(' ')).toBe(roles);
  });

  it('P-6 no role names a permission twice', () => {
    for (const held of Object.values(ROLE_PERMISSIONS)) expect(held.length).toBe(new Set(held).size);
  });

  it('P-6 a refusal names what is missing, for programs and for people', () => {
    const problem = lacks('chats.transfer');
    expect(problem).toMatchObject({ code: 'forbidden', permission: 'chats.transfer' });
    expect(problem.message).toContain('chats.transfer');
  });
});

type Change = readonly [by: string, of: string | null, change: AgentChange, missing: Permission | null];

/** `ann` is an agent, `sue` and `sam` are supervisors, `ada` is an admin; null is somebody who is not there yet. */
const ROLES: Readonly<Record<string, Role>> = {
  ann: 'agent',
  abe: 'agent',
  sue: 'supervisor',
  sam: 'supervisor',
  ada: 'admin',
};
const asked = (id: string) => ({ id, role: ROLES[id] as Role });

describe('changing agents', () => {
  it.each<Change>([
    ['ann', 'ann', { online: 'away' }, null],
    ['ann', 'ann', { visible: 'invisible' }, 'agent.change-visibility'],
    ['ann', 'ann', { presence: 'always' }, 'agent.change-presence'],
    ['ann', 'ann', { online: 'online', presence: 'always' }, 'agent.change-presence'],
    ['ann', 'ann', { name: 'Anna' }, 'agent.manage-others'],
    ['ann', 'ann', { departments: [] }, 'agent.manage-others'],
    ['ann', 'ann', { capacity: 0 }, 'agent.manage-others'],
    ['ann', 'ann', { autoAccept: true }, 'agent.manage-others'],
    ['ann', 'ann', { role: 'agent' }, 'agent.manage-others'],
    ['ann', 'ann', { role: 'admin' }, 'agent.manage-others'],
    ['ann', 'ann', {}, null],
    ['ann', 'abe', { online: 'offline' }, 'agent.manage-others'],
    ['ann', 'abe', { visible: 'invisible' }, 'agent.manage-others'],
    ['ann', 'abe', {}, 'agent.manage-others'],
    ['ann', null, { name: 'New' }, 'agent.manage-others'],
    ['sue', 'sue', { visible: 'invisible', presence: 'always' }, null],
    ['sue', 'sue', { capacity: 3 }, null],
    ['sue', 'sue', { role: 'admin' }, 'settings.manage'],
    ['sue', 'sue', { role: 'agent' }, null],
    ['sue', 'ann', { online: 'offline' }, null],
    ['sue', 'ann', { role: 'supervisor' }, null],
    ['sue', 'ann', { role: 'admin' }, 'settings.manage'],
    ['sue', 'sam', { online: 'offline' }, null],
    ['sue', 'ada', { online: 'offline' }, 'settings.manage'],
    ['sue', 'ada', { role: 'agent' }, 'settings.manage'],
    ['sue', null, { role: 'agent' }, null],
    ['sue', null, { role: 'admin' }, 'settings.manage'],
    ['ada', 'sue', { role: 'admin' }, null],
    ['ada', 'ada', { role: 'agent' }, null],
    ['ada', null, { role: 'admin' }, null],
  ])('P-6 %s changing %s by %j lacks %s', (by, of, change, missing) => {
    expect(missingPermission(asked(by), of === null ? null : asked(of), change)).toBe(missing);
  });
});
