import type { Problem } from '../../domain/problem.ts';
import type { PanelWords } from '../words/words.ts';

/** Why a message was finally refused, in words a visitor can act on. */
export function refusalText({ code }: Problem, { refusals, refused }: PanelWords): string {
  if (code === 'widget-disabled' || code === 'widget-unknown') return refusals.disabled;
  if (code === 'origin-refused') return refusals.origin;
  if (code === 'too-large') return refusals.tooLarge;
  return refused;
}
