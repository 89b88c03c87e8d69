import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';

/** Notes how full a department is; one nobody has set up yet may be reported on too. */
export const reportLoad: CarryOut<'report-load'> = ({ departments }, { department, queueFull, openFull }) => {
  const schedule = departments.get(department)?.schedule ?? null;
  departments.set(department, { schedule, queueFull, openFull });
  return ok(null);
};
