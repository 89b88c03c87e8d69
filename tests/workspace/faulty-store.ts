import type { Result } from '../../src/base/result.ts';
import { refused } from '../../src/base/result.ts';
import type { Store, StoreRefusal } from '../../src/workspace/store.ts';

/**
 * - `refuse`: answers `unavailable` and does nothing. `throw`: breaks the contract.
 * - `lose`: does it and answers `unavailable`, as a store does whose answer is lost on the way.
 * - `conflict`: answers as if another writer had been first.
 */
export type Fault = 'refuse' | 'throw' | 'lose' | 'conflict';

export type StoreCall = 'load' | 'commit' | 'get' | 'find';

/** A store that fails on demand: each fault hits the next call of that name, in the order given. */
export function faultyStore(store: Store): Store & {
  readonly faults: Partial<Record<StoreCall, Fault[]>>;
  /** Number of calls by name. */
  readonly calls: Record<StoreCall, number>;
} {
  const faults: Partial<Record<StoreCall, Fault[]>> = {};
  const calls = { load: 0, commit: 0, get: 0, find: 0 };
  const through = async <Value>(
    name: StoreCall,
    call: () => Promise<Result<Value, StoreRefusal>>,
  ): Promise<Result<Value, StoreRefusal>> => {
    calls[name] += 1;
    const fault = faults[name]?.shift();
    if (fault === 'throw') throw new Error(`the store broke in ${name}`);
    if (fault === 'refuse') return refused('unavailable');
    if (fault === 'conflict') return refused('conflict');
    const answer = await call();
    return fault === 'lose' ? refused('unavailable') : answer;
  };
  return {
    ...store,
    faults,
    calls,
    load: (...given) => through('load', () => store.load(...given)),
    commit: (...given) => through('commit', () => store.commit(...given)),
    get: (...given) => through('get', () => store.get(...given)),
    find: (...given) => through('find', () => store.find(...given)),
  };
}
