import type { Schedule } from '../schedule/schedule.ts';
import type { Policy } from '../settings.ts';

/** The policy in force for a department: the owner's, else by whether it has hours, its own or the widget's (S-4). */
export const policyOf = (chosen: Policy | undefined, schedule: Schedule | undefined): Policy =>
  chosen ?? (schedule ? 'presence-and-schedule' : 'presence');
