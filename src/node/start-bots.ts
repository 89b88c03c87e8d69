import type { Stop } from '../base/stop.ts';
import type { BotProvider } from '../workspace/bots/bot-provider.ts';
import { createBotRunner } from '../workspace/bots/bot-runner.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';

/** Lets bots answer the visitors of their widgets, by timers that keep no process alive. */
export function startBots(server: ReferenceServer, bots: Readonly<Record<string, BotProvider>>): Stop {
  const providers = new Map(Object.entries(bots));
  const runner = createBotRunner({
    server,
    providerOf: (widget) => providers.get(widget),
    setTimer(delayMs, call) {
      const timer = setTimeout(call, delayMs).unref();
      return () => clearTimeout(timer);
    },
  });
  return runner.stop;
}
