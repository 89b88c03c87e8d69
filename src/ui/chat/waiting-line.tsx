import type { VNode } from 'preact';
import type { Instant } from '../../base/instant.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import type { SaidFate } from '../../engine/chat/chat-session.ts';
import { duration } from '../duration.ts';
import { once } from '../form/once.ts';
import { waitingText } from '../form/waiting-text.ts';
import type { ChatWords, PanelSpeech } from '../words/words.ts';

export interface WaitingLineProps {
  /** What became of the first words that wait; all the others wait behind them. */
  readonly fate: SaidFate & { readonly state: 'waiting' };
  readonly now: Instant;
  readonly words: ChatWords;
  readonly speech: PanelSpeech;
  onRetry(): void;
}

/** One line for all words that wait: why, and for how long (Z-4). The seconds are not read out. */
export const WaitingLine = ({ fate, now, words, speech, onRetry }: WaitingLineProps): VNode => (
  <div class="wait">
    <p role="status">{waitingText(fate.problem, speech.words)}</p>
    {fate.retryAt > now && <p>{fillText(words.retryIn, { time: duration(fate.retryAt - now, speech.spoken) })}</p>}
    <button type="button" class="plain" onClick={once(onRetry)}>
      {words.retryNow}
    </button>
  </div>
);
