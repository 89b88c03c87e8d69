import type { ChatRulesSettings } from '../../src/domain/chat/department-settings.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { fakeClock, settle } from '../../src/testing/fake-clock.ts';
import type { BotProvider, BotStep, BotTurn } from '../../src/workspace/bots/bot-provider.ts';
import { createBotRunner } from '../../src/workspace/bots/bot-runner.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { Store } from '../../src/workspace/store.ts';
import { answered } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

export const BOT: WidgetSettings = { id: 'w', bot: { hours: 'always' } };

export type BotBench = Awaited<ReturnType<typeof openBotBench>>;

/** A chat bench whose bot's chats are answered by a provider, on a clock that stands still until it is moved. */
export async function openBotBench(
  provider: BotProvider,
  { settings = BOT, rules, store }: { settings?: WidgetSettings; rules?: ChatRulesSettings; store?: Store } = {},
) {
  const bench = await openChatBench({ settings, ...(rules && { rules }), ...(store && { store }) });
  const timers = fakeClock();
  const run = (server: ReferenceServer, by: BotProvider | null = provider) => {
    const failures: string[] = [];
    const runner = createBotRunner({
      server,
      providerOf: (widget) => (widget === 'w' && by ? by : undefined),
      setTimer: timers.setTimer,
      onError: (error) => failures.push(error instanceof Error ? error.message : String(error)),
    });
    return { failures, stop: runner.stop };
  };
  return {
    ...bench,
    timers,
    run,
    ...run(bench.server),
    /** What was said, by whom, as the log has it: `bot: Hello. [form] (Yes | No)`. */
    async said(chat: string): Promise<readonly string[]> {
      await rest();
      return (await bench.log(chat)).flatMap((entry) => {
        if (entry.kind !== 'message') return [];
        const offers = entry.offers.length > 0 ? ` [${entry.offers.join(', ')}]` : '';
        const choices = entry.choices ? ` (${entry.choices.join(' | ')})` : '';
        return `${entry.actor.kind}: ${entry.text}${offers}${choices}`;
      });
    },
    /** Moves the runner's timers and the workspace's clock, with the tick that is owed. */
    async pass(seconds: number): Promise<void> {
      await timers.advance({ seconds });
      bench.clock.now += seconds * 1_000;
      answered(await bench.server.handle({ kind: 'tick' }));
      await rest();
    },
  };
}

/** Lets everything come to rest that waits for nothing outside: several commits, one after another. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await settle();
}

export interface HeldTurn {
  readonly turn: BotTurn;
  readonly signal: AbortSignal;
  /** Says one thing more, and lets it take effect. */
  say(...steps: readonly (BotStep | string)[]): Promise<void>;
  end(): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** A provider that lists what it is asked, and answers when the test does. It hears no signal. */
export function heldBot(): BotProvider & { readonly turns: readonly HeldTurn[] } {
  const turns: HeldTurn[] = [];
  return {
    turns,
    async *answer(turn, signal) {
      const queue: (BotStep | 'end' | Error)[] = [];
      let wake = (): void => undefined;
      const add = async (...items: readonly (BotStep | 'end' | Error)[]): Promise<void> => {
        queue.push(...items);
        wake();
        await rest();
      };
      turns.push({
        turn,
        signal,
        say: (...steps) =>
          add(...steps.map((step) => (typeof step === 'string' ? { kind: 'text' as const, text: step } : step))),
        end: () => add('end'),
        fail: (error) => add(error),
      });
      for (;;) {
        const item = queue.shift();
        if (item === 'end') return;
        if (item instanceof Error) throw item;
        if (item) yield item;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
