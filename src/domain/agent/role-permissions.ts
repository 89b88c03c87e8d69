import type { Permission, Role } from './permission.ts';

const AGENT: readonly Permission[] = [
  'agent.change-online',
  'visitors.use',
  'chats.open-unassigned',
  'chats.transfer',
  'messages.read',
];

/** Whoever leads others: sees and takes over all that goes on, and sets who is there. */
const SUPERVISOR: readonly Permission[] = [
  ...AGENT,
  'agent.change-visibility',
  'agent.change-presence',
  'agent.manage-others',
  'visitors.see-all',
  'chats.open-all',
  'messages.export',
];

/** What each role may do (P-6). Each holds all of the one before: a role can be compared with another by its set. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  agent: AGENT,
  supervisor: SUPERVISOR,
  admin: [...SUPERVISOR, 'settings.manage'],
};
