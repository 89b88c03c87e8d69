import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { Submission } from '../../src/domain/form/submission.ts';
import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { SessionRequest } from '../../src/domain/session/session.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { agentChangeSchema } from '../../src/protocol/agent-schema.ts';
import type { beatSchema } from '../../src/protocol/beat-schema.ts';
import type { messageStateSchema } from '../../src/protocol/message-state-schema.ts';
import type { scheduleSchema } from '../../src/protocol/schedule-schema.ts';
import type { endBodySchema, identityKeySchema, sessionRequestSchema } from '../../src/protocol/session-schema.ts';
import type { settingsSchema } from '../../src/protocol/settings-schema.ts';
import type { submissionSchema } from '../../src/protocol/submission-schema.ts';
import type { Command, CommandOf } from '../../src/workspace/command.ts';
import type { IdentityKey } from '../../src/workspace/visitors/identity-key.ts';

/** The same shape without `readonly`, which zod does not say. */
type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

/** What a command carries beside its kind and the names that stand in the address. */
type BodyOf<Kind extends Command['kind']> = Omit<
  Extract<Command, { kind: Kind }>,
  'kind' | 'agent' | 'session' | 'id' | 'by' | 'login'
>;

// Held by the type check, to the last optional member; at run time there is nothing to see.
it('each schema gives exactly the type it guards', () => {
  expectTypeOf<Writable<z.output<typeof settingsSchema>>>().toEqualTypeOf<Writable<WidgetSettings>>();
  expectTypeOf<Writable<z.output<typeof scheduleSchema>>>().toEqualTypeOf<Writable<Schedule>>();
  expectTypeOf<Writable<z.output<typeof submissionSchema>>>().toEqualTypeOf<Writable<Submission>>();
  expectTypeOf<Writable<z.output<typeof sessionRequestSchema>>>().toEqualTypeOf<Writable<SessionRequest>>();
  expectTypeOf<Writable<z.output<typeof identityKeySchema>>>().toEqualTypeOf<Writable<IdentityKey>>();
  expectTypeOf<Writable<z.output<typeof endBodySchema>>>().toEqualTypeOf<
    Writable<Pick<CommandOf<'end-session'>, 'tokens'>>
  >();
  expectTypeOf<Writable<z.output<typeof agentChangeSchema>>>().toEqualTypeOf<Writable<BodyOf<'save-agent'>>>();
  expectTypeOf<Writable<z.output<typeof beatSchema>>>().toEqualTypeOf<Writable<BodyOf<'beat'>>>();
  expectTypeOf<Writable<z.output<typeof messageStateSchema>>>().toEqualTypeOf<
    Writable<BodyOf<'mark-offline-message'>>
  >();
});
