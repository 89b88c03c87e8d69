import { ok, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { whyNotAllowed } from '../agents/why-not-allowed.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';
import { DEFAULT_DEPARTMENT, type State } from '../state/state.ts';

/**
 * Takes a department's settings away. While anything names it this is refused and nothing is changed: no chat may be left
 * where nobody looks (C-19).
 */
export const removeDepartment: CarryOut<'remove-department'> = (state, { department, by }) => {
  const refusal = whyNotAllowed(state, by, 'settings.manage');
  if (refusal) return refused(refusal);
  const needed = whoNeeds(state, department);
  if (needed) return refused(inUse(department, needed));
  if (!state.departments.get(department)) return refused(notFound('department', department));
  state.departments.delete(department);
  return ok(null);
};

/** What names a department, in words; null: nothing does. */
function whoNeeds(state: State, department: string): string | null {
  if (department === DEFAULT_DEPARTMENT) return 'every other falls back on it';
  for (const [id, { settings }] of state.widgets.entries()) {
    if (settings.departments?.includes(department)) return `the widget “${id}” names it`;
  }
  for (const [id, { departments }] of state.agents.entries()) {
    if (departments.includes(department)) return `the agent “${id}” serves it`;
  }
  for (const [id, chat] of state.chats.entries()) {
    if (chat.department === department) return `the chat “${id}” is in it`;
  }
  for (const [, invitation] of state.invitations.entries()) {
    if (invitation.department === department) return 'an invitation that may still be answered leads to it';
  }
  return null;
}

const inUse = (department: string, why: string): Problem => ({
  code: 'in-use',
  message: `The department “${department}” cannot be removed: ${why}.`,
});
