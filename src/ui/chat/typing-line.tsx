import type { VNode } from 'preact';
import { fillText } from '../../domain/text/fill-text.ts';

export interface TypingLineProps {
  /** Who writes; null: nobody. */
  readonly name: string | null;
  /** With a place for the name. */
  readonly text: string;
}

/** Somebody is writing to the visitor (K-2). Its place is always there: only then is what comes into it read out. */
export const TypingLine = ({ name, text }: TypingLineProps): VNode => (
  <div class="typing" role="status">
    {name !== null && (
      <div class="entry agent ends">
        <i class="face" aria-hidden="true">
          {[...name][0]?.toLocaleUpperCase()}
        </i>
        <div class="message">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span class="aside">{fillText(text, { name })}</span>
        </div>
      </div>
    )}
  </div>
);
