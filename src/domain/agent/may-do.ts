import type { Permission, Role } from './permission.ts';
import { ROLE_PERMISSIONS } from './role-permissions.ts';

/** Whether an agent of this role is allowed something (P-6). */
export const mayDo = (role: Role, permission: Permission): boolean => ROLE_PERMISSIONS[role].includes(permission);
