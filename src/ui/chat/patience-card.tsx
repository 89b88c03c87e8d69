import type { VNode } from 'preact';
import { once } from '../form/once.ts';
import type { ChatWords } from '../words/words.ts';

export interface PatienceCardProps {
  readonly words: ChatWords;
  onWait(): void;
  onLeave(): void;
}

/** Asks whoever has waited long whether they wait on; what they wrote goes with them to the form (K-7). */
export const PatienceCard = ({ words: { patience }, onWait, onLeave }: PatienceCardProps): VNode => (
  <div class="ask" part="patience">
    <p role="status">{patience.asked}</p>
    <div class="buttons">
      <button type="button" class="choice" onClick={once(onWait)}>
        {patience.wait}
      </button>
      <button type="button" class="choice" onClick={once(onLeave)}>
        {patience.leave}
      </button>
    </div>
  </div>
);
