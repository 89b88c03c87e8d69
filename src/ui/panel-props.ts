import type { Leaving, Shown } from './shown.ts';
import type { Speech } from './words/words.ts';

/** What the tab tells the panel whenever something on screen may have changed. */
export interface PanelProps {
  readonly isOpen: boolean;
  readonly shown: Shown;
  readonly speech: Speech;
  /** null: here to stay. */
  readonly leaving: Leaving | null;
}
