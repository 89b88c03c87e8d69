import type { Schedule } from '../schedule/schedule.ts';
import type { WidgetSettings } from '../settings.ts';
import type { People, Staffing } from './people.ts';

/** The people the status counts in one place, with their own hours if they have any. */
export type Counted = Staffing & { readonly schedule?: Schedule };

const UNSTAFFED: Counted = { staffed: false };

/**
 * Whom the status counts, in the order of the settings; at least one (S-6).
 *
 * - Without `people.departments` the top-level figures stand for the widget as a whole.
 * - With them, every department that the settings name counts, or all there are if the settings have no list; one
 *   without people is unstaffed.
 * - A page that names one department is judged by that one alone; one that the settings or the people do not know is
 *   unstaffed and keeps the widget's hours.
 */
export function countedDepartments(
  { departments: listed }: Pick<WidgetSettings, 'departments'>,
  people: People,
  named?: string,
): readonly Counted[] {
  const known = people.departments;
  if (named !== undefined && listed?.includes(named) === false) return [UNSTAFFED];
  if (!known) return [people];
  const ids = named === undefined ? listed : [named];
  const counted = ids ? ids.map((id) => known.find((department) => department.id === id) ?? UNSTAFFED) : known;
  return counted.length ? counted : [UNSTAFFED];
}
