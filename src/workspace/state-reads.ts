import { type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import { unavailable } from './problems.ts';
import type { LiveState } from './state/documents.ts';

/** The three ways to learn something of a workspace; none of them ever rejects. */
export interface StateReads {
  /** Reads the state; synchronously once it is loaded, so that a listener reads what it was told of. */
  read<Value>(answer: (state: LiveState) => Result<Value, Problem>): Promise<Result<Value, Problem>>;
  /** Asks the store, once it is known to hold this workspace. */
  ask<Value>(question: () => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>>;
  /** Asks the store about what the live state is needed for as well. */
  askWith<Value>(question: (state: LiveState) => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>>;
}

interface Loaded {
  /** null: not loaded yet, or closed. */
  readonly state: LiveState | null;
  ready(): Promise<LiveState | null>;
}

export function stateReads(host: Loaded, onError: (error: unknown) => void): StateReads {
  const askWith: StateReads['askWith'] = async (question) => {
    const state = await host.ready();
    if (!state) return refused(unavailable());
    try {
      return await question(state);
    } catch (error) {
      onError(error);
      return refused(unavailable());
    }
  };
  return {
    async read(answer) {
      const state = host.state ?? (await host.ready());
      return state ? answer(state) : refused(unavailable());
    },
    ask: (question) => askWith(question),
    askWith,
  };
}
