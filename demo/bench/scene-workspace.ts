import { createBotRunner } from '../../src/workspace/bots/bot-runner.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { BenchStart } from './bench.ts';
import { keepTicking } from './keep-ticking.ts';
import { lampBot } from './lamp-bot.ts';
import { randomId } from './random-id.ts';
import { createSimClock, type SimClock } from './sim-clock.ts';

/** The other side of one scene, whether it stands in a page or behind HTTP: a server on a clock that can be set. */
export interface SceneWorkspace {
  readonly server: ReferenceServer;
  readonly clock: SimClock;
  close(): Promise<void>;
}

export function openSceneWorkspace(start: BenchStart): SceneWorkspace {
  const clock = createSimClock(() => performance.now(), start);
  const server = createReferenceServer({ settings: start.settings, now: clock.now, newId: randomId });
  const stopTicking = keepTicking(server);
  const bot = lampBot();
  const botRunner = createBotRunner({
    server,
    providerOf: () => bot,
    // Of the real clock: a bot answers on a frozen one as well.
    setTimer(delayMs, call) {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
    // Its script fails on purpose, and the chat says so.
    onError: () => {},
  });
  return {
    server,
    clock,
    async close() {
      stopTicking();
      botRunner.stop();
      await server.close();
    },
  };
}
