import type { Handover } from '../../domain/session/session.ts';
import { secret } from './credential.ts';
import { isDateTime, reader, shape } from './shape.ts';

/** The code in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/session-answer-schema.ts`. */
export const readHandover = reader<Handover>(shape({ code: secret('plh_'), expiresAt: isDateTime }));
