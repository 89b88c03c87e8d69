import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';

/** Gives a department hours of its own, or takes them away; its load stays (S-6). */
export const saveDepartment: CarryOut<'save-department'> = ({ departments }, { department, schedule }) => {
  const { queueFull = false, openFull = false } = departments.get(department) ?? {};
  departments.set(department, { schedule, queueFull, openFull });
  return ok(null);
};
