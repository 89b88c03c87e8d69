import { z } from 'zod';
import { cleanName } from '../domain/text/clean-text.ts';
import { idSchema } from './id-schema.ts';
import { parseWith } from './parse-with.ts';
import { unique } from './unique.ts';

/** The three switches of an agent's presence (P-1). */
const switches = {
  online: z.exactOptional(z.enum(['online', 'away', 'offline'])),
  visible: z.exactOptional(z.enum(['visible', 'invisible'])),
  presence: z.exactOptional(z.enum(['activity', 'always'])),
};

/** What may be changed about an agent; members left out stay as they are, or at their defaults for a new one (P-1). */
export const agentChangeSchema = z.strictObject({
  name: z.exactOptional(z.string().overwrite(cleanName).min(1).max(120)),
  role: z.exactOptional(z.enum(['agent', 'supervisor', 'admin'])),
  departments: z.exactOptional(
    z
      .array(idSchema)
      .max(200)
      .superRefine(unique((id) => id)),
  ),
  allDepartments: z.exactOptional(z.boolean()),
  capacity: z.exactOptional(z.int().min(0).max(1_000).nullable()),
  autoAccept: z.exactOptional(z.boolean()),
  ...switches,
});

export const parseAgentChange = (value: unknown) => parseWith(agentChangeSchema, value);

/** What agents may change about themselves, as far as their role allows it (P-6). */
export const agentSwitchesSchema = z.strictObject(switches);

export const parseAgentSwitches = (value: unknown) => parseWith(agentSwitchesSchema, value);
