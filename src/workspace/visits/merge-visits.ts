import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import { type HeardVisit, joinVisits } from '../../domain/visit/join-visits.ts';
import type { State } from '../state/state.ts';
import { forgetHeard, heardAtOf, noteHeard } from './heard-shelf.ts';

/**
 * Makes one visit of those of visitors who turned out to be the same, so that they are one row (V-3, T-7). Gives the
 * visitor with their visits counted: those that went on at the same time were one.
 */
export function mergeVisits(state: State, visitor: VisitorRecord, gone: readonly string[]): VisitorRecord {
  const ids = [visitor.id, ...gone];
  const going = ids.flatMap((id): HeardVisit[] => {
    const visit = state.visits.get(id);
    return visit ? [{ visit, heardAt: heardAtOf(state, visit) }] : [];
  });
  const heard = ids.flatMap((id) => state.heard.get(id)?.at ?? []);
  for (const id of gone) {
    if (state.visits.get(id)) state.visits.delete(id);
    forgetHeard(state, id);
  }
  const [first, ...others] = going;
  const count = Math.max(1, (visitor.visits ?? 0) - others.length);
  const visit = first ? { ...joinVisits(first, ...others), visitor: visitor.id, count } : null;
  const heardAt = heard.sort((a, b) => b - a)[0];
  if (heardAt !== undefined) noteHeard(state, visitor.id, visit, heardAt);
  if (!visit) return visitor;
  state.visits.set(visitor.id, visit);
  return { ...visitor, visits: count };
}
