import type { VNode } from 'preact';
import type { Instant } from '../../base/instant.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import type { FormState } from '../../engine/form-state.ts';
import { duration } from '../duration.ts';
import type { PanelSpeech } from '../words/words.ts';
import { once } from './once.ts';
import { waitingText } from './waiting-text.ts';

export interface WaitingCardProps {
  readonly form: FormState & { readonly state: 'waiting' };
  /** What the visitor wrote. */
  readonly message: string;
  readonly now: Instant;
  readonly speech: PanelSpeech;
  onRetry(): void;
  onEdit(): void;
}

/** A message that is not answered yet: where it is kept, what happens next, and what the visitor can do (F-3). */
export function WaitingCard({ form, message, now, speech, onRetry, onEdit }: WaitingCardProps): VNode {
  const { words, spoken } = speech;
  const { waiting } = words;
  const { problem, retryAt, keptIn } = form;
  return (
    <div class="outcome waiting" part="answer" tabIndex={-1}>
      <h3>{waiting.title}</h3>
      <div role="status">
        <p>{waitingText(problem, words)}</p>
        <p>{keptIn === 'browser' ? waiting.keptInBrowser : waiting.keptInPage}</p>
      </div>
      {message && <blockquote dir="auto">{message}</blockquote>}
      <p class="hint">
        {retryAt !== null && retryAt > now && fillText(waiting.nextTry, { time: duration(retryAt - now, spoken) })}
      </p>
      <div class="buttons">
        <button type="button" class="send" onClick={once(onRetry)}>
          {waiting.tryNow}
        </button>
        <button type="button" class="plain" onClick={once(onEdit)}>
          {waiting.edit}
        </button>
      </div>
    </div>
  );
}
