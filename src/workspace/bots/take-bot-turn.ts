import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { secretHash } from '../visitors/secret-hash.ts';
import type { BotChat, OwedAnswer } from './bot-chats.ts';
import { type BotHistoryWords, type BotProvider, LONGEST_HISTORY } from './bot-provider.ts';
import { type BotAct, readBotAnswer } from './read-bot-answer.ts';
import { untilAborted } from './until-aborted.ts';

/** `over`: the chat is not the bot's any more. `again`: it could not be stored now. */
export type BotTurnEnd = 'answered' | 'over' | 'again';

/** Asks a provider for an answer and says it as it comes; throws where it is none, and when the signal is aborted. */
export async function takeBotTurn(
  server: Pick<ReferenceServer, 'handle' | 'chat' | 'visitor'>,
  { chat, widget, visitor, contact }: BotChat,
  { why, entry }: OwedAnswer,
  provider: BotProvider,
  signal: AbortSignal,
): Promise<BotTurnEnd> {
  const [read, known] = await Promise.all([server.chat(chat), server.visitor(visitor)]);
  if (!read.ok) return endOf(read.problem);
  if (!known.ok) return endOf(known.problem);
  signal.throwIfAborted();
  const { language } = known.value;
  const history = read.value.log.flatMap(wordsOf).slice(-LONGEST_HISTORY);
  const steps = provider.answer({ chat, widget, language, why, history, contact }, signal);

  let acts = 0;
  for await (const act of readBotAnswer(untilAborted(steps, signal))) {
    const end = await carryOut(server, chat, entry, act, acts);
    if (end) return end;
    acts += 1;
  }
  if (acts === 0 && why === 'written') throw new Error('A bot had no answer.');
  return 'answered';
}

async function carryOut(
  server: Pick<ReferenceServer, 'handle'>,
  chat: string,
  entry: number,
  act: BotAct,
  place: number,
): Promise<BotTurnEnd | null> {
  const actor = { kind: 'bot' } as const;
  if (act.kind === 'hand-off') {
    const handed = await server.handle({ kind: 'hand-off', actor, chat });
    return handed.ok ? null : endOf(handed.problem);
  }
  const { text, offers, choices, last } = act;
  // Of the last message by its being the last: a second try may need fewer words before it, and must not lose it.
  const commandId = secretHash('bot', `${chat}/${entry}/${last ? 'last' : place}`).slice(0, 32);
  const written = await server.handle({
    kind: 'write',
    actor,
    chat,
    commandId,
    text,
    ...(offers.length > 0 && { offers }),
    ...(choices.length > 0 && { choices }),
    answers: last ? entry : 0,
  });
  // Said before a crash, in other words.
  if (written.ok || written.problem.code === 'command-id-reused') return null;
  return endOf(written.problem);
}

function endOf({ code, message }: Problem): BotTurnEnd {
  if (isPassing(code)) return 'again';
  if (code === 'chat-state' || code === 'not-found') return 'over';
  throw new Error(`A bot’s answer was refused. ${message}`);
}

function wordsOf(entry: ChatEntry): readonly BotHistoryWords[] {
  if (entry.kind !== 'message' || entry.actor.kind === 'server') return [];
  return [{ by: entry.actor.kind, text: entry.text, at: entry.at }];
}
