import type { VNode } from 'preact';
import { once } from '../form/once.ts';

export interface QuickRepliesProps {
  readonly choices: readonly string[];
  /** For those who cannot see that they are answers. */
  readonly label: string;
  onChoose(text: string): void;
}

/** Answers held out by the bot, each of which is said as it stands (K-5). */
export const QuickReplies = ({ choices, label, onChoose }: QuickRepliesProps): VNode => (
  <fieldset class="choices" part="choices" aria-label={label}>
    {choices.map((choice) => (
      <button type="button" class="choice" key={choice} dir="auto" onClick={once(() => onChoose(choice))}>
        {choice}
      </button>
    ))}
  </fieldset>
);
