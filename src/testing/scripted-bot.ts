import type { Stop } from '../base/stop.ts';
import { holdsPhrase } from '../domain/bot/asks-for-person.ts';
import type { ChatOffer } from '../domain/chat/chat-entry.ts';
import type { BotProvider, BotStep, BotTurn } from '../workspace/bots/bot-provider.ts';

/** What a scripted bot does in one turn, in the order of the members; nothing set: it has no answer. */
export interface BotLine {
  /** Before the first word. */
  readonly delayMs?: number;
  /** One message, or several. */
  readonly say?: string | readonly string[];
  /** With the last message. */
  readonly offer?: ChatOffer;
  /** With the last message. */
  readonly choices?: readonly string[];
  /** Throws, after what it said. */
  readonly fail?: boolean;
  readonly handOff?: boolean;
}

export interface ScriptedBotOptions {
  /** Its first word in a chat that began with none; default: nothing. */
  readonly began?: BotLine;
  /** What it answers the visitor's last message; the first line whose phrase is in it, word by word, counts. */
  readonly lines?: readonly (BotLine & { readonly when: string })[];
  /** Where no line fits; default: nothing, which hands off. */
  readonly otherwise?: BotLine;
  /** Needed where a line has a `delayMs`. */
  readonly setTimer?: (delayMs: number, call: () => void) => Stop;
}

/** A bot that says what stands in a table, the same to the same words, and keeps what it was asked. */
export interface ScriptedBot extends BotProvider {
  readonly turns: readonly BotTurn[];
}

export function scriptedBot({ began = {}, lines = [], otherwise = {}, setTimer }: ScriptedBotOptions): ScriptedBot {
  const turns: BotTurn[] = [];
  const lineFor = ({ why, history }: BotTurn): BotLine => {
    if (why === 'began') return began;
    const asked = history.findLast(({ by }) => by === 'visitor')?.text ?? '';
    return lines.find(({ when }) => holdsPhrase(asked, when)) ?? otherwise;
  };
  return {
    turns,
    async *answer(turn, signal) {
      turns.push(turn);
      const line = lineFor(turn);
      if (line.delayMs !== undefined) await pause(line.delayMs, setTimer, signal);
      yield* stepsOf(line);
    },
  };
}

function* stepsOf({ say = [], offer, choices, fail, handOff }: BotLine): Generator<BotStep> {
  for (const [index, text] of [say].flat().entries()) {
    if (index > 0) yield { kind: 'next-message' };
    yield { kind: 'text', text };
  }
  if (offer) yield { kind: 'offer', offer };
  if (choices) yield { kind: 'choices', choices };
  if (fail) throw new Error('The script says that this fails.');
  if (handOff) yield { kind: 'hand-off' };
}

/** Ends with the signal as well, so that no timer outlives its turn. */
function pause(delayMs: number, setTimer: ScriptedBotOptions['setTimer'], signal: AbortSignal): Promise<void> {
  if (!setTimer) throw new TypeError('A line of a scripted bot has a delayMs, and the bot has no setTimer.');
  return new Promise((resolve) => {
    const stop = setTimer(delayMs, resolve);
    signal.addEventListener('abort', () => {
      stop();
      resolve();
    });
  });
}
