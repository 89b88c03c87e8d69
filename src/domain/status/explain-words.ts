import type { Mode, Reason } from './status.ts';

/** The sentences of `explainStatus` in one language. Clauses begin small and have no full stop: they are joined. */
export interface ExplainWords {
  /** Whose the hours and agents are: " of Sales"; the widget as a whole needs no word. */
  of(department: string): string;
  verdict: Readonly<Record<'online' | 'closed' | 'offline', string>>;
  and: string;
  but: string;

  within(when: string, of: string, hours: string): string;
  outside(when: string, of: string, hours: string): string;
  /** A policy that names hours where there are none: nothing closes (S-4). */
  noHours(of: string): string;
  holiday(day: string, of: string, name: string | undefined): string;
  staffed(of: string): string;
  empty(of: string): string;
  queueFull(of: string): string;
  /** The hours of a day that has its own: "Christmas Eve 09:00–12:00". */
  ownHours(name: string | undefined, intervals: string): string;

  disabled: string;
  /** Disabled, but with its offline face on (S-3). */
  disabledOffline: string;
  opens(when: string, wait: string): string;
  noOpening: string;
  /** Said after `opens` where hours alone do not open. */
  needsAgent: string;
  hoursBegin(when: string, wait: string): string;
  closes(when: string, wait: string): string;
  /** What the clock alone makes of it next, where that is neither opening nor closing. */
  becomes(when: string, wait: string, reason: Reason, holiday: string | undefined): string;
  department(id: string, reason: Reason, holiday: string | undefined): string;
  mode: Readonly<Record<Mode, string>>;
  /** Added where `wait` was wanted and no more chats may be left. */
  waitFull: string;

  /** The reader's own wall time beside the schedule's: "09:00 (08:00 in Europe/Berlin)". */
  elsewhere(time: string, zone: string): string;
  days(count: number): string;
  lessThanAMinute: string;
}
