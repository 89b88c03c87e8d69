import { Temporal } from 'temporal-polyfill/implementation';

/** One change of a zone's clocks: the instant, and the wall times on both sides of it. */
export interface Transition {
  readonly instant: number;
  readonly before: Temporal.PlainDateTime;
  readonly after: Temporal.PlainDateTime;
}

const FIRST = Temporal.Instant.from('2010-01-01T00:00Z');
const LAST_MS = Date.UTC(2032, 0, 1);

const known = new Map<string, readonly Transition[]>();

/** Every change of the zone's clocks from 2010 to 2031. */
export function transitionsOf(timeZone: string): readonly Transition[] {
  const transitions = known.get(timeZone) ?? readTransitions(timeZone);
  known.set(timeZone, transitions);
  return transitions;
}

function readTransitions(timeZone: string): readonly Transition[] {
  const transitions: Transition[] = [];
  let change = FIRST.toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  while (change && change.epochMilliseconds < LAST_MS) {
    const offsetBefore = change.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    const shift = change.offsetNanoseconds - offsetBefore;
    const after = change.toPlainDateTime();
    transitions.push({ instant: change.epochMilliseconds, before: after.subtract({ nanoseconds: shift }), after });
    change = change.getTimeZoneTransition('next');
  }
  return transitions;
}
