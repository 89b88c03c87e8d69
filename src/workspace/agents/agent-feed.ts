import type { Stop } from '../../base/stop.ts';
import { unavailable } from '../problems.ts';
import type { Changed } from '../state/changed.ts';
import type { LiveState } from '../state/documents.ts';
import type { Store } from '../store.ts';
import { createFollower, type Follower } from './agent-follower.ts';
import type { AgentFrame } from './agent-side.ts';
import { rememberReads } from './remember-reads.ts';

export interface AgentFeedOptions {
  readonly store: Store;
  readonly workspace: string;
  readonly now: () => number;
  /** The present state; null while there is none to be had. */
  readonly ready: () => Promise<LiveState | null>;
  readonly onChange: (listener: (changed: Changed | null) => void) => Stop;
  readonly onError: (error: unknown) => void;
}

export interface AgentFeed {
  /**
   * Tells an agent's page a snapshot and then each change of it, until it is stopped or `ended` was told. `login`: the
   * hash of the login it is told under, with which it ends; without one it ends with the agent alone.
   */
  follow(agent: string, listener: (frame: AgentFrame) => void, login?: string): Stop;
  /** Ends all of them with `unavailable`. */
  close(): void;
}

/** What agents' pages follow the workspace by. Each is told at its own pace; changes in between come as one. */
export function createAgentFeed({ store, workspace, now, ready, onChange, onError }: AgentFeedOptions): AgentFeed {
  const runs = new Map<symbol, { wake(changed: Changed | null): void; end(): void }>();
  const reads = rememberReads(store, workspace);
  let stopListening: Stop | null = null;

  const listen = (): void => {
    stopListening ??= onChange((changed) => {
      reads.forget(changed);
      for (const run of [...runs.values()]) run.wake(changed);
    });
  };

  const leave = (key: symbol): void => {
    runs.delete(key);
    if (runs.size > 0) return;
    stopListening?.();
    stopListening = null;
    reads.forget(null);
  };

  return {
    follow(agent, listener, login) {
      const key = Symbol(agent);
      const follower: Follower = createFollower({ agent, login, reads, now });
      let pending: (Changed | null)[] = [];
      let telling = false;

      const tell = (frame: AgentFrame): void => {
        if (!runs.has(key)) return;
        if (frame.kind === 'ended') leave(key);
        try {
          listener(frame);
        } catch (error) {
          onError(error);
        }
      };

      const run = async (first: boolean): Promise<void> => {
        telling = true;
        try {
          for (let begins = first; begins || pending.length > 0; begins = false) {
            const changes = pending;
            pending = [];
            const state = await ready();
            const frames = state && (await (begins ? follower.begin(state) : follower.goOn(state, changes)));
            for (const frame of frames ?? [OUT_OF_REACH]) tell(frame);
            if (!runs.has(key)) return;
          }
        } catch (error) {
          onError(error);
          tell(OUT_OF_REACH);
        } finally {
          telling = false;
        }
      };

      runs.set(key, {
        wake(changed) {
          pending.push(changed);
          if (!telling) void run(false);
        },
        end: () => tell(OUT_OF_REACH),
      });
      listen();
      void run(true);
      return () => leave(key);
    },
    close() {
      for (const { end } of [...runs.values()]) end();
    },
  };
}

const OUT_OF_REACH: AgentFrame = { kind: 'ended', problem: unavailable() };
