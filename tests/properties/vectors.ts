import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { StatusInput } from '../../src/domain/status/evaluate-status.ts';
import type { WidgetStatus } from '../../src/domain/status/status.ts';

/** The published answers of the rules, for anybody who writes them again: src/vectors/schedule-vectors.json. */
export interface Vectors {
  readonly about: string;
  readonly schedules: readonly ScheduleVector[];
  readonly statuses: readonly StatusVector[];
}

/** Instants are epoch milliseconds; `about` names what is hard about the case. */
export interface ScheduleVector {
  readonly about: string;
  readonly schedule: Schedule;
  readonly now: number;
  readonly isOpen: boolean;
  readonly nextEdge: number | null;
  readonly opensAt: number | null;
}

export interface StatusVector extends StatusInput {
  readonly about: string;
  readonly now: number;
  readonly status: WidgetStatus;
}
