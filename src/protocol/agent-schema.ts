import { z } from 'zod';
import { idSchema } from './id-schema.ts';
import { parseWith } from './parse-with.ts';
import { unique } from './unique.ts';

/** What may be changed about an agent; members left out stay as they are, or at their defaults for a new one (P-1). */
export const agentChangeSchema = z.strictObject({
  name: z.exactOptional(z.string().trim().min(1).max(120)),
  departments: z.exactOptional(
    z
      .array(idSchema)
      .max(200)
      .superRefine(unique((id) => id)),
  ),
  online: z.exactOptional(z.enum(['online', 'away', 'offline'])),
  visible: z.exactOptional(z.enum(['visible', 'invisible'])),
  presence: z.exactOptional(z.enum(['activity', 'always'])),
});

export type AgentChange = z.output<typeof agentChangeSchema>;

export const parseAgentChange = (value: unknown) => parseWith(agentChangeSchema, value);
