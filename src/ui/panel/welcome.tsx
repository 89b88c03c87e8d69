import type { VNode } from 'preact';
import { MarkedText } from '../marked-text.tsx';
import type { PanelTexts } from '../panel-texts.ts';

export interface WelcomeProps {
  readonly texts: PanelTexts;
  /** How the answer will come; not where it comes in the same place. */
  readonly hint: boolean;
}

/** What is said before anybody has written: a greeting or why nobody is there, and how the answer will come. */
export const Welcome = ({ texts, hint }: WelcomeProps): VNode => (
  <div class="welcome">
    <div class="message" part="message" role="status">
      <MarkedText text={texts.message} />
      {texts.hours.map((line) => (
        <p>{line}</p>
      ))}
    </div>
    {hint && <p class="hint">{texts.answer.join(' ')}</p>}
  </div>
);
