import type { Text } from '../text/text.ts';

/** When a bot answers: whatever the people do (default), or only while they are offline or online (S-8). */
export type BotHours = 'always' | 'offline' | 'online';

/** The bot of a widget, as its owner sets it. */
export interface BotSettings {
  readonly hours?: BotHours;
  readonly name?: Text;
  /** Its first message in every chat that begins with it, in the visitor's language; no provider is asked for it. */
  readonly greeting?: Text;
  readonly handOff?: HandOffSettings;
  /** How long one answer may take from its beginning to its end; default `BOT_TIMEOUT_MS`, 1 to 120 s. */
  readonly timeoutMs?: number;
}

/** How a visitor gets past the bot to a person (B-1). */
export interface HandOffSettings {
  /** Words that ask for a person. None unless set: the button is the way everybody finds, in whatever language. */
  readonly phrases?: HandOffPhrases;
  /** Whether a button is shown beside the bot's words; default true. */
  readonly button?: boolean;
}

/**
 * One list for everybody, or one per BCP 47 language tag. The tags are for whoever keeps the lists: all of them count in
 * every chat, since visitors do not always write in the language of their page.
 */
export type HandOffPhrases = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** The settings of a bot as pages get them: by the phrases and the time limit only the server decides. */
export type PublicBotSettings = Omit<BotSettings, 'handOff' | 'timeoutMs'> & {
  readonly handOff?: Pick<HandOffSettings, 'button'>;
};

/** What a bot may take for one answer where its owner says nothing. */
export const BOT_TIMEOUT_MS = 30_000;

/** How long after a bot's time the workspace hands a chat off by itself: whoever runs the bot has its turn first (C-6). */
export const BOT_GRACE_MS = 30_000;
