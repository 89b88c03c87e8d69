import { BENT_TEXTS } from './bad-texts-bent.ts';
import { LINKED_TEXTS } from './bad-texts-linked.ts';
import { LONG_TEXTS } from './bad-texts-long.ts';
import { SCRIPT_TEXTS } from './bad-texts-scripts.ts';

/** A text that somebody might write to do harm, and what must become of it wherever it is written (Z-1). */
export interface BadText {
  readonly what: string;
  readonly text: string;
  /** As it is stored, where that is not the text itself; null: it is refused as `invalid`. */
  readonly stored?: string | null;
  /** The links that are seen in it, in their order: the address, and after an arrow the destination that is shown. */
  readonly links?: readonly string[];
}

export const BAD_TEXTS: readonly BadText[] = [...SCRIPT_TEXTS, ...LINKED_TEXTS, ...BENT_TEXTS, ...LONG_TEXTS];

export const storedOf = ({ text, stored }: BadText): string | null => (stored === undefined ? text : stored);

export const TAKEN_TEXTS = BAD_TEXTS.filter((text) => storedOf(text) !== null);
