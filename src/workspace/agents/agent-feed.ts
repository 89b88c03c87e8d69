import type { Stop } from '../../base/stop.ts';
import type { Typing } from '../../domain/chat/typing.ts';
import { unavailable } from '../problems.ts';
import type { Changed } from '../state/changed.ts';
import type { LiveState } from '../state/documents.ts';
import type { Store } from '../store.ts';
import { createFollower, type Follower } from './agent-follower.ts';
import type { AgentFrame, ChatView } from './agent-side.ts';
import { rememberReads } from './remember-reads.ts';

export interface AgentFeedOptions {
  readonly store: Store;
  readonly workspace: string;
  readonly now: () => number;
  /** The present state; null while there is none to be had. */
  readonly ready: () => Promise<LiveState | null>;
  readonly onChange: (listener: (changed: Changed | null) => void) => Stop;
  /** Hears which chats a page of this agent has now, as they are in it. */
  readonly onTold: (agent: string, chats: readonly ChatView[]) => void;
  readonly onError: (error: unknown) => void;
}

export interface AgentFeed {
  /**
   * Tells an agent's page a snapshot and then each change of it, until it is stopped or `ended` was told. `login`: the
   * hash of the login it is told under, with which it ends; without one it ends with the agent alone.
   */
  follow(agent: string, listener: (frame: AgentFrame) => void, login?: string): Stop;
  /** Tells those who may read the chat that somebody is writing in it (K-2). */
  tellTyping(state: LiveState, typing: Typing): void;
  /** Ends all of them with `unavailable`. */
  close(): void;
}

/** What agents' pages follow the workspace by. Each is told at its own pace; changes in between come as one. */
export function createAgentFeed(options: AgentFeedOptions): AgentFeed {
  const { store, workspace, now, ready, onChange, onTold, onError } = options;
  const runs = new Map<symbol, Run>();
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
      let begun = false;

      const tell = (frame: AgentFrame): void => {
        if (!runs.has(key)) return;
        if (frame.kind === 'ended') leave(key);
        try {
          listener(frame);
          if (frame.kind === 'snapshot') onTold(agent, frame.chats);
          if (frame.kind === 'chat') onTold(agent, [frame.chat]);
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
            begun = true;
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
        hearTyping(state, typing) {
          const frame = begun ? follower.hearTyping(state, typing) : null;
          if (frame) tell(frame);
        },
        end: () => tell(OUT_OF_REACH),
      });
      listen();
      void run(true);
      return () => leave(key);
    },
    tellTyping(state, typing) {
      for (const run of [...runs.values()]) run.hearTyping(state, typing);
    },
    close() {
      for (const { end } of [...runs.values()]) end();
    },
  };
}

interface Run {
  wake(changed: Changed | null): void;
  hearTyping(state: LiveState, typing: Typing): void;
  end(): void;
}

const OUT_OF_REACH: AgentFrame = { kind: 'ended', problem: unavailable() };
