import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';

/** Notes how full a department is; one nobody has set up yet may be reported on too. */
export const reportLoad: CarryOut<'report-load'> = ({ departments }, { department, queueFull, openFull }) => {
  departments.set(department, { schedule: null, ...departments.get(department), queueFull, openFull });
  return ok(null);
};
