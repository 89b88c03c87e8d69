import { type Instant, toInstant } from '../../base/instant.ts';
import { evaluateStatus, type StatusInput } from './evaluate-status.ts';

/** The instant of closing: the widget is online, and the next thing the clock does makes it offline; else null (S-14). */
export function closesAt(input: StatusInput): Instant | null {
  const { availability, changesAt } = evaluateStatus(input);
  if (availability === 'offline' || changesAt === null) return null;
  return evaluateStatus({ ...input, now: changesAt }).availability === 'offline' ? toInstant(changesAt) : null;
}
