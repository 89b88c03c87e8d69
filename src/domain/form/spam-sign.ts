import type { FormSettings } from './form-settings.ts';
import type { SpamSign } from './offline-message.ts';
import type { Submission } from './submission.ts';

const MIN_FILL_MS = 2_000;

/** Why a submission looks like a robot's, or null: the trap field is filled, or it came sooner than `minFillMs` (F-6). */
export function spamSign(
  { trap, filledInMs }: Pick<Submission, 'trap' | 'filledInMs'>,
  { minFillMs = MIN_FILL_MS }: Pick<FormSettings, 'minFillMs'> = {},
): SpamSign | null {
  if (trap !== '') return 'trap';
  return filledInMs < minFillMs ? 'too-fast' : null;
}
