import type { Problem } from '../../domain/problem.ts';
import type { PanelWords } from '../words/words.ts';

/** Why a message is not answered yet (F-3, Z-4). */
export function waitingText({ code }: Problem, { waiting }: PanelWords): string {
  if (code === 'too-many-requests') return waiting.tooMany;
  return code === 'unreachable' ? waiting.unreachable : waiting.busy;
}
