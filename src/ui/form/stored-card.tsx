import type { VNode } from 'preact';
import type { Instant } from '../../base/instant.ts';
import type { Receipt } from '../../domain/form/submission.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import { openingTime } from '../../domain/text/opening-time.ts';
import { MarkedText } from '../marked-text.tsx';
import type { PanelSpeech } from '../words/words.ts';
import { once } from './once.ts';

export interface StoredCardProps {
  readonly receipt: Receipt;
  /** The owner's thank-you text, where there is one (F-2). */
  readonly thanks: string | undefined;
  readonly now: Instant;
  readonly timeZone: string;
  readonly speech: PanelSpeech;
  onStartOver(): void;
}

/** The server has it: thanks, the number to refer to, and when to expect an answer in the visitor's own zone (F-4, S-11). */
export function StoredCard({ receipt, thanks, now, timeZone, speech, onStartOver }: StoredCardProps): VNode {
  const { stored } = speech.words;
  const [text, locale] = thanks ? [thanks, speech.locale] : [stored[receipt.status.availability], speech.spoken];
  return (
    <div class="outcome" part="answer" tabIndex={-1}>
      <h3>{stored.title}</h3>
      <div role="status">
        <MarkedText text={fillText(text, { replyBy: openingTime(receipt.replyBy, now, locale, timeZone) })} />
      </div>
      <p class="hint">{fillText(stored.reference, { id: receipt.id })}</p>
      <button type="button" class="plain" onClick={once(onStartOver)}>
        {stored.another}
      </button>
    </div>
  );
}
