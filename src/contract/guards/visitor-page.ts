import type { VisitorFrame, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { isFileRef } from './file-ref.ts';
import { readProblem } from './problem.ts';
import {
  isCount,
  isDateTime,
  isFlag,
  isRecord,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
  reader,
  shape,
  type Test,
} from './shape.ts';

const isState = oneOf('bot', 'queued', 'open', 'active', 'missed', 'closed');

const isChat = shape({
  id: isText,
  state: isState,
  reason: isText,
  since: isDateTime,
  startedAt: isDateTime,
  department: orNull(isText),
  position: orNull(isCount),
  agent: orNull(isText),
  head: isCount,
  goesOn: isFlag,
  epoch: optional(isText),
  read: optional(isCount),
  delivered: optional(isCount),
  rating: optional(orNull(shape({ score: oneOf(1, 2, 3, 4, 5), comment: orNull(isText) }))),
});

const entry = { number: isCount, at: isDateTime, name: orNull(isText) };

const isTurn = shape({ ...entry, to: isState, reason: isText });

const isMessage = shape({
  ...entry,
  kind: oneOf('message'),
  from: oneOf('visitor', 'agent', 'bot'),
  text: isText,
  commandId: orNull(isText),
  offers: listOf(isText),
  files: optional(listOf(isFileRef)),
  choices: optional(listOf(isText)),
});

const isEntry: Test = (value) => isRecord(value) && (value.kind === 'turn' ? isTurn : isMessage)(value);

const isInvitation = shape({
  id: isText,
  name: isText,
  text: isText,
  fields: listOf(oneOf('name', 'email', 'phone')),
  expiresAt: isDateTime,
});

/** The page in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/visitor-chat-schema.ts`. */
export const readVisitorPage = reader<VisitorPage>(
  shape({
    chat: orNull(isChat),
    entries: listOf(isEntry),
    invitation: orNull(isInvitation),
    known: optional(listOf(isText)),
  }),
);

/** The same of a frame. */
export function readVisitorFrame(value: unknown): VisitorFrame | null {
  if (!isRecord(value)) return null;
  const fits = value.kind === 'page' ? readVisitorPage(value) : value.kind === 'ended' && readProblem(value.problem);
  return fits ? (value as unknown as VisitorFrame) : null;
}
