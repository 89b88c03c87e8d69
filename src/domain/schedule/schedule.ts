export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** `["HH:MM", "HH:MM"]`, half-open `[start, end)`; `24:00` is a valid end; an end at or before its start runs into the next day (H-1). */
export type Interval = readonly [start: string, end: string];

/** A dated exception from the weekly hours, usually a holiday (H-2). */
export interface ScheduleException {
  /** `YYYY-MM-DD`, a local date of the schedule's zone. */
  readonly date: string;
  /** Last date of a range, inclusive. */
  readonly to?: string;
  /** The same month-days every year from the first on; 29 February is the 28th in other years. */
  readonly every?: 'year';
  readonly name?: string;
  /** Replaces the weekly intervals starting on that date; absent or empty: closed. */
  readonly intervals?: readonly Interval[];
  /** Ends the previous day's overnight interval at local midnight, on every date covered (H-2a). */
  readonly cutsPrevious?: boolean;
}

/** Weekly hours in one IANA time zone, with dated exceptions (H-1). */
export interface Schedule {
  readonly timeZone: string;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly Interval[]>>>;
  readonly exceptions?: readonly ScheduleException[];
}
