import type { Stop } from '../../base/stop.ts';
import type { ReferenceServer } from '../reference-server.ts';
import type { BotChat, OwedAnswer } from './bot-chats.ts';
import type { BotProvider } from './bot-provider.ts';
import { takeBotTurn } from './take-bot-turn.ts';

export interface BotRunnerOptions {
  readonly server: Pick<ReferenceServer, 'handle' | 'chat' | 'visitor' | 'botChats' | 'onChange'>;
  /** Who answers the visitors of a widget; undefined: nobody, and the workspace hands their chats off in time (C-6). */
  providerOf(widget: string): BotProvider | undefined;
  /** Calls once after `delayMs`; gives the way to call it off. */
  setTimer(delayMs: number, call: () => void): Stop;
  /** Hears why an answer failed. Default: `console.error`. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Lets providers answer the chats that are with the bot (B-1), beginning with those that wait already.
 *
 * What is owed is read from the chats, at the start and after every change, and kept nowhere: a runner that crashed is
 * followed by one that finds the same. One turn runs in a chat at a time. A visitor who writes on ends it, and the next
 * turn answers all they wrote: an answer to half of a question, coming after the other half, is a wrong one. A turn that
 * fails or takes too long hands the chat off with `bot-failed`, so that nobody waits for words that do not come.
 */
export function createBotRunner({ server, providerOf, setTimer, onError = reportToConsole }: BotRunnerOptions): {
  /** Ends all turns; nothing is said from here on. */
  stop(): void;
} {
  const turns = new Map<string, { readonly entry: number; readonly control: AbortController }>();
  let stopLooking: Stop | null = null;
  let stopped = false;

  async function look(changed?: ReadonlySet<string>): Promise<void> {
    const found = await server.botChats(changed);
    if (stopped) return;
    if (!found.ok) return lookLater();
    const chats = new Map(found.value.map((chat) => [chat.chat, chat]));
    for (const [id, { entry, control }] of turns) {
      if (changed && !changed.has(id)) continue;
      const chat = chats.get(id);
      if (chat && (chat.owes === null || chat.owes.entry === entry)) continue;
      control.abort();
      turns.delete(id);
    }
    for (const chat of found.value) {
      const provider = providerOf(chat.widget);
      if (chat.owes && provider && !turns.has(chat.chat)) void takeTurn(chat, chat.owes, provider);
    }
  }

  function lookLater(): void {
    stopLooking ??= setTimer(RETRY_MS, () => {
      stopLooking = null;
      void look();
    });
  }

  async function takeTurn(chat: BotChat, owes: OwedAnswer, provider: BotProvider): Promise<void> {
    const control = new AbortController();
    const turn = { entry: owes.entry, control };
    turns.set(chat.chat, turn);
    const timeUp = new Error(`A bot did not finish its answer within ${chat.timeoutMs} ms.`);
    const stopTimer = setTimer(chat.timeoutMs, () => control.abort(timeUp));
    try {
      const end = await takeBotTurn(server, chat, owes, provider, control.signal);
      if (end === 'again' && !control.signal.aborted) lookLater();
    } catch (error) {
      // Whoever ended the turn from here knows why; what the provider throws then is no failure of its own.
      const { aborted, reason } = control.signal;
      if (!aborted || reason === timeUp) await giveUp(chat, owes, error);
    } finally {
      stopTimer();
      if (turns.get(chat.chat) === turn) turns.delete(chat.chat);
    }
  }

  async function giveUp({ chat }: BotChat, { why }: OwedAnswer, error: unknown): Promise<void> {
    onError(error);
    // Before they have written nobody waits for anything.
    if (why === 'began') return;
    const handed = await server.handle({ kind: 'hand-off', actor: { kind: 'bot' }, chat, reason: 'bot-failed' });
    if (!handed.ok && handed.problem.code === 'unavailable') lookLater();
  }

  const stopListening = server.onChange((changed) => {
    if (changed === null) void look();
    else if (changed.chats.size > 0) void look(changed.chats);
  });
  void look();

  return {
    stop() {
      stopped = true;
      stopListening();
      stopLooking?.();
      for (const { control } of turns.values()) control.abort();
      turns.clear();
    },
  };
}

/** After a moment in which the store could not be reached. */
const RETRY_MS = 1_000;

const reportToConsole = (error: unknown): void => console.error('Porchlight:', error);
