import type { Schedule } from '../schedule/schedule.ts';

/** Who can answer at this instant: one department, or the widget as a whole. Facts only; the policy judges them (S-5). */
export interface Staffing {
  readonly staffed: boolean;
  readonly queueFull?: boolean;
  readonly openFull?: boolean;
}

export interface DepartmentStaffing extends Staffing {
  readonly id: string;
  /** The department's own hours; the widget's where it has none (S-6). */
  readonly schedule?: Schedule;
}

/** The people behind a widget. With `departments` present the top-level figures are ignored (S-6). */
export interface People extends Staffing {
  readonly departments?: readonly DepartmentStaffing[];
}
