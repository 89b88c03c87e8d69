import { evaluateStatus, type StatusInput } from '../../src/domain/status/evaluate-status.ts';
import type { WidgetStatus } from '../../src/domain/status/status.ts';

/** A stretch of time in which the clock alone changes nothing. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly status: WidgetStatus;
}

const MOST_STRETCHES = 200;

/** What the status will be until `until`, if the people stay as they are. */
export function timeLine(input: Omit<StatusInput, 'now'>, now: number, until: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = now;
  while (from < until && stretches.length < MOST_STRETCHES) {
    const status = evaluateStatus({ ...input, now: from });
    const to = Math.min(status.changesAt ?? until, until);
    stretches.push({ from, to, status });
    from = to;
  }
  return stretches;
}
