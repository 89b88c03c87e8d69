/** Whose visitors an agent may see. */
export interface Watcher {
  /** Serves every department, or holds `visitors.see-all`. */
  readonly all: boolean;
  readonly departments: readonly string[];
}

/** Whether an agent may see and invite a visitor of these departments; of none: only who sees everybody does (V-2). */
export const seesVisitor = ({ all, departments }: Watcher, of: readonly string[]): boolean =>
  all || of.some((department) => departments.includes(department));

/** The departments a visitor belongs to: the one the page speaks for, else each of the widget's (V-2). */
export const departmentsOfVisitor = (listed: readonly string[], named: string | null): readonly string[] =>
  named !== null && listed.includes(named) ? [named] : listed;
