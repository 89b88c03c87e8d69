import type { AgentChange } from './agent-change.ts';
import { mayDo } from './may-do.ts';
import type { Permission, Role } from './permission.ts';
import { ROLE_PERMISSIONS } from './role-permissions.ts';

/** The switches agents may set of their own, each with what that takes; all else of an agent is set by others. */
const OWN_SWITCHES: Readonly<Partial<Record<keyof AgentChange, Permission>>> = {
  online: 'agent.change-online',
  visible: 'agent.change-visibility',
  presence: 'agent.change-presence',
};

interface AskedBy {
  readonly id: string;
  readonly role: Role;
}

/**
 * What an agent lacks to change another, or themselves, this way (P-6); null: nothing. Nobody reaches beyond their own
 * role: neither to change somebody who may do more, nor to give a role that holds what they do not.
 */
export function missingPermission(by: AskedBy, of: AskedBy | null, change: AgentChange): Permission | null {
  const own = of !== null && by.id === of.id;
  const changed = Object.keys(change) as (keyof AgentChange)[];
  const needed = changed.map((member) => (own && OWN_SWITCHES[member]) || 'agent.manage-others');
  if (!own) needed.push('agent.manage-others', ...(of ? ROLE_PERMISSIONS[of.role] : []));
  needed.push(...(change.role ? ROLE_PERMISSIONS[change.role] : []));
  return needed.find((permission) => !mayDo(by.role, permission)) ?? null;
}
