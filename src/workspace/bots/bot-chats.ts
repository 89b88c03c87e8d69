import { BOT_TIMEOUT_MS } from '../../domain/bot/bot-settings.ts';
import type { Chat, Contact } from '../../domain/chat/chat.ts';
import type { State } from '../state/state.ts';

/** A chat that is with the bot, and what the bot owes in it; as it follows from the state, so that no crash loses it. */
export interface BotChat {
  readonly chat: string;
  readonly widget: string;
  readonly visitor: string;
  readonly contact: Contact;
  /** How long an answer may take. */
  readonly timeoutMs: number;
  readonly owes: OwedAnswer | null;
}

/** `began`: a first word, where the chat began with none of anybody's. `written`: an answer to words of the visitor. */
export interface OwedAnswer {
  readonly why: 'began' | 'written';
  /** The number of the entry that is to be answered, and all before it. */
  readonly entry: number;
}

/** The chats the bot has, of those named or of all. */
export function botChats(
  { chats, widgets }: Pick<State, 'chats' | 'widgets'>,
  named?: ReadonlySet<string>,
): readonly BotChat[] {
  const looked = named ? [...named].flatMap((id) => chats.get(id) ?? []) : [...chats.entries()].map(([, chat]) => chat);
  return looked
    .filter(({ state }) => state === 'bot')
    .map((chat) => ({
      chat: chat.id,
      widget: chat.widget,
      visitor: chat.visitor,
      contact: chat.contact,
      timeoutMs: widgets.get(chat.widget)?.settings.bot?.timeoutMs ?? BOT_TIMEOUT_MS,
      owes: owedIn(chat),
    }));
}

function owedIn({ awaitsBot, head, shownHead }: Chat): OwedAnswer | null {
  if (awaitsBot) return { why: 'written', entry: awaitsBot.entry };
  // The first entry the visitor sees is that the chat began.
  return shownHead === 1 ? { why: 'began', entry: head } : null;
}
