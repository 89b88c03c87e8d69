import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { Context, State } from '../state/state.ts';

/** Somebody nobody knew: without any right yet, and without a place in the state before the caller keeps it. */
export function newVisitor(
  { events }: State,
  known: Pick<VisitorRecord, 'widget' | 'page' | 'language' | 'timeZone' | 'origins' | 'boot'>,
  { now, newId }: Context,
): VisitorRecord {
  const id = newId();
  events.push({ kind: 'visitor.created', at: now, visitor: id, body: { id, widget: known.widget } });
  return {
    id,
    ...known,
    identity: null,
    createdAt: now,
    lastSeenAt: now,
    merged: [],
    tokens: [],
    codes: [],
    heldSecure: false,
    wroteAt: null,
    mergedInto: null,
  };
}
