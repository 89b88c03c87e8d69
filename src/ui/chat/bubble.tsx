import type { ComponentChildren, VNode } from 'preact';
import { MarkedText } from '../marked-text.tsx';

export interface BubbleProps {
  readonly from: 'visitor' | 'agent' | 'bot';
  readonly name: string;
  /** The one before is of the same hand: only those who cannot see it need to be told again. */
  readonly isSame?: boolean;
  readonly text: string;
  readonly children?: ComponentChildren;
}

/** One message, with whose it is (Z-1). */
export const Bubble = ({ from, name, isSame, text, children }: BubbleProps): VNode => (
  <div class={`entry ${from}`}>
    <small class={isSame || from === 'visitor' ? 'aside' : ''}>{name}</small>
    <div class="message" part="message" dir="auto">
      {from === 'visitor' ? text : <MarkedText text={text} />}
    </div>
    {children}
  </div>
);
