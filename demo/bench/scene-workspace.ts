import type { Stop } from '../../src/base/stop.ts';
import { createBotRunner } from '../../src/workspace/bots/bot-runner.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { AgentDoors } from './agent-doors.ts';
import type { BenchStart } from './bench.ts';
import { keepTicking } from './keep-ticking.ts';
import { lampBot } from './lamp-bot.ts';
import { randomId } from './random-id.ts';
import { rememberTyping } from './remember-typing.ts';
import { createSimClock, type SimClock } from './sim-clock.ts';
import { workspaceDoors } from './workspace-doors.ts';

/** The other side of one scene, whether it stands in a page or behind HTTP: a server on a clock that can be set. */
export interface SceneWorkspace {
  readonly server: ReferenceServer;
  readonly clock: SimClock;
  readonly doors: AgentDoors;
  /** Hears that what agents see may have changed. */
  onChange(listener: () => void): Stop;
  close(): Promise<void>;
}

export function openSceneWorkspace(start: BenchStart): SceneWorkspace {
  const clock = createSimClock(() => performance.now(), start);
  const typing = rememberTyping(createReferenceServer({ settings: start.settings, now: clock.now, newId: randomId }));
  const { server } = typing;
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
    doors: workspaceDoors(server, typing),
    onChange(listener) {
      const stops = [server.onChange(() => listener()), typing.onTyping(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    async close() {
      typing.stop();
      stopTicking();
      botRunner.stop();
      await server.close();
    },
  };
}
