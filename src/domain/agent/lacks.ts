import type { Problem } from '../problem.ts';
import type { Permission } from './permission.ts';

/** The refusal of what an agent is not allowed; it names the permission, for people and programs alike (P-6). */
export const lacks = (permission: Permission): Problem => ({
  code: 'forbidden',
  message: `This needs the permission \`${permission}\`, which your role does not hold.`,
  permission,
});
