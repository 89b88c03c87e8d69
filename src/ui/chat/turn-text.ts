import type { Instant } from '../../base/instant.ts';
import type { VisitorChat, VisitorTurn } from '../../domain/chat/visitor-chat.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import { openingTime } from '../../domain/text/opening-time.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { Shown } from '../shown.ts';
import type { ChatWords, PanelSpeech } from '../words/words.ts';

export interface TurnTextInput {
  readonly turn: VisitorTurn;
  /** The chat, where this is its present state; null: it has gone on since. */
  readonly present: VisitorChat | null;
  readonly shown: Shown;
  readonly words: ChatWords;
  readonly speech: PanelSpeech;
  readonly now: Instant;
  readonly timeZone: string;
}

/**
 * What a visitor is told as their chat comes into a state: the owner's words first (C-20). null: nothing, as of a bot, and
 * of a place in the line that is no longer theirs.
 */
export function turnText({ turn, present, shown, words, speech, now, timeZone }: TurnTextInput): string | null {
  const { to, name } = turn;
  if (to === 'bot') return null;
  const own = pickText(shown.settings.chat?.texts?.[to], speech.locale);
  const text = own || words.turns[to];
  const locale = own ? speech.locale : speech.spoken;
  const position = present?.position ?? null;
  if (position === null && text.includes('{position}')) return null;
  const { opensAt } = shown.status;
  return fillText(text, {
    position: new Intl.NumberFormat(locale).format(position ?? 0),
    name: name ?? words.somebody,
    opensAt: opensAt === null ? speech.words.soon : openingTime(opensAt, now, locale, timeZone),
  });
}
