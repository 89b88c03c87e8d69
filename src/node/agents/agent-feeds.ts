import { ok, type Result, refused } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FoundLogin } from '../../workspace/agents/agent-login.ts';
import type { AgentFrame } from '../../workspace/agents/agent-side.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { nodeTimer, type SetTimer } from '../node-timer.ts';

/** Tabs of one browser that follow at once; whoever holds more wants to hold us up (Z-4). */
export const MOST_FEEDS = 10;

export interface AgentFeeds {
  /** Follows until it is stopped, or `ended` was heard: of the login, the agent or the server. */
  follow(found: FoundLogin, hear: (frame: AgentFrame) => void): Result<Stop, Problem>;
}

/** The feeds of signed-in pages, over whatever they come: counted by login, and over with it. */
export function createAgentFeeds(server: ReferenceServer, setTimer: SetTimer = nodeTimer): AgentFeeds {
  const open = new Map<string, number>();

  return {
    follow({ agent, login, expiresAt }, hear) {
      const others = open.get(login) ?? 0;
      if (others >= MOST_FEEDS) return refused(TOO_MANY);
      open.set(login, others + 1);
      let over = false;

      const end: Stop = () => {
        if (over) return;
        over = true;
        stopFeed();
        stopTimer();
        const left = (open.get(login) ?? 1) - 1;
        if (left > 0) open.set(login, left);
        else open.delete(login);
      };
      const tell = (frame: AgentFrame): void => {
        if (over) return;
        if (frame.kind === 'ended') end();
        hear(frame);
      };
      // Nothing in the workspace changes at that instant, so nothing else would say it.
      const stopTimer = setTimer(Math.max(0, expiresAt - server.now()), () => tell(EXPIRED));
      const stopFeed = server.agentFeed(agent.id, tell, login);
      return ok(end);
    },
  };
}

const TOO_MANY: Problem = {
  code: 'too-many-requests',
  message: `This browser follows in ${MOST_FEEDS} tabs already. Close one, or try again in a while.`,
  retryAfterMs: 30_000,
};

const EXPIRED: AgentFrame = {
  kind: 'ended',
  problem: { code: 'unauthorized', message: 'This login is over. Sign in again.' },
};
