import { FORM_BREAKS } from './form-breaks.ts';
import { HOURS_BREAKS } from './hours-breaks.ts';
import type { PlantedBreak } from './planted-break.ts';
import { PRESENCE_BREAKS } from './presence-breaks.ts';
import { STATUS_BREAKS } from './status-breaks.ts';
import { TEXT_BREAKS } from './text-breaks.ts';

/** Every planted break, by subject. */
export const BREAKS: readonly PlantedBreak[] = [
  ...STATUS_BREAKS,
  ...HOURS_BREAKS,
  ...PRESENCE_BREAKS,
  ...FORM_BREAKS,
  ...TEXT_BREAKS,
];
