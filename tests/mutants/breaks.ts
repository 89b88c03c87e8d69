import { AGENT_BREAKS } from './agent-breaks.ts';
import { BOT_BREAKS } from './bot-breaks.ts';
import { CHAT_BREAKS } from './chat-breaks.ts';
import { DOCTOR_BREAKS } from './doctor-breaks.ts';
import { FORM_BREAKS } from './form-breaks.ts';
import { HOURS_BREAKS } from './hours-breaks.ts';
import { LIFE_BREAKS } from './life-breaks.ts';
import { PAGE_BREAKS } from './page-breaks.ts';
import type { PlantedBreak } from './planted-break.ts';
import { PRESENCE_BREAKS } from './presence-breaks.ts';
import { SESSION_BREAKS } from './session-breaks.ts';
import { STATUS_BREAKS } from './status-breaks.ts';
import { TEXT_BREAKS } from './text-breaks.ts';

/** Every planted break, by subject. */
export const BREAKS: readonly PlantedBreak[] = [
  ...STATUS_BREAKS,
  ...HOURS_BREAKS,
  ...PRESENCE_BREAKS,
  ...AGENT_BREAKS,
  ...FORM_BREAKS,
  ...TEXT_BREAKS,
  ...SESSION_BREAKS,
  ...PAGE_BREAKS,
  ...DOCTOR_BREAKS,
  ...CHAT_BREAKS,
  ...LIFE_BREAKS,
  ...BOT_BREAKS,
];
