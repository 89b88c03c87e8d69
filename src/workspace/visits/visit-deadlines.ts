import type { Instant } from '../../base/instant.ts';
import { dueBy } from '../state/indexed-shelf.ts';
import type { State } from '../state/state.ts';
import { forgetHeard, heardAtOf, noteHeard } from './heard-shelf.ts';

/** Shows visitors as left whose pages are silent, and ends the visits that are over (V-3). */
export function settleVisits(state: State, at: Instant): void {
  for (const id of dueBy(state.heard, at)) {
    const visit = state.visits.get(id);
    if (visit && !visit.left) {
      const left = { ...visit, left: true };
      state.visits.set(id, left);
      noteHeard(state, id, left, heardAtOf(state, visit));
    } else {
      if (visit) state.visits.delete(id);
      forgetHeard(state, id);
    }
  }
}
