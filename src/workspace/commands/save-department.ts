import { canonicalJson } from '../../base/json.ts';
import { ok, refused } from '../../base/result.ts';
import { whyNotAllowed } from '../agents/why-not-allowed.ts';
import type { CarryOut } from '../carry-out.ts';
import { staleWrite } from '../problems.ts';
import type { Department } from '../state/state.ts';

const NEW_DEPARTMENT: Department = { schedule: null, queueFull: false, openFull: false };

/** Sets a department's own hours and how it hands out its chats; its reported load stays (S-6, A-1). */
export const saveDepartment: CarryOut<'save-department'> = (state, { department, schedule, chats, by, ifVersion }) => {
  const refusal = whyNotAllowed(state, by, 'settings.manage');
  if (refusal) return refused(refusal);
  const saved = state.departments.get(department) ?? NEW_DEPARTMENT;
  const version = saved.version ?? 0;
  if (ifVersion !== undefined && ifVersion !== version) return refused(staleWrite(department, version, ifVersion));
  const changed = { ...saved, ...(schedule !== undefined && { schedule }), ...(chats && { chats }) };
  if (state.departments.get(department) && canonicalJson(changed) === canonicalJson(saved)) return ok({ version });
  state.departments.set(department, { ...changed, version: version + 1 });
  return ok({ version: version + 1 });
};
