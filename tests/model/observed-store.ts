import type { Store, StoreChange } from '../../src/workspace/store.ts';

/** A store that keeps note of what was committed, for whoever looks on from outside. */
export function observedStore(store: Store): Store & { take(): readonly StoreChange[] } {
  let seen: StoreChange[] = [];
  return {
    ...store,
    async commit(workspace, expectedVersion, change) {
      const answer = await store.commit(workspace, expectedVersion, change);
      if (answer.ok) seen.push(change);
      return answer;
    },
    /** What was committed since this was last asked. */
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
  };
}
