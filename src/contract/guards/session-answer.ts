import type { SessionAnswer } from '../../domain/session/session.ts';
import { credential } from './credential.ts';
import { isFlag, isText, listOf, optional, orNull, reader, shape } from './shape.ts';

/** The session in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/session-answer-schema.ts`. */
export const readSessionAnswer = reader<SessionAnswer>(
  shape({
    visitor: isText,
    secure: optional(credential('pl1_')),
    bridge: optional(credential('plb_')),
    identity: orNull(shape({ id: isText, name: optional(isText), email: optional(isText) })),
    earlier: isFlag,
    findings: listOf(shape({ code: isText })),
  }),
);
