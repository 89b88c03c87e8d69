import type { VisitorFrame, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { readProblem } from './problem.ts';
import { isCount, isDateTime, isNullOr, isOneOf, isRecord } from './shape.ts';

/** The page in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/visitor-chat-schema.ts`. */
export function readVisitorPage(value: unknown): VisitorPage | null {
  return isRecord(value) &&
    isNullOr(isChat, value.chat) &&
    Array.isArray(value.entries) &&
    value.entries.every(isEntry) &&
    isNullOr(isInvitation, value.invitation)
    ? (value as unknown as VisitorPage)
    : null;
}

/** The same of a frame. */
export function readVisitorFrame(value: unknown): VisitorFrame | null {
  if (!isRecord(value)) return null;
  const fits = value.kind === 'page' ? readVisitorPage(value) : value.kind === 'ended' && readProblem(value.problem);
  return fits ? (value as unknown as VisitorFrame) : null;
}

const STATES = ['bot', 'queued', 'open', 'active', 'missed', 'closed'];

const isText = (value: unknown): boolean => typeof value === 'string';

const isChat = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.id) &&
  isOneOf(STATES, value.state) &&
  isText(value.reason) &&
  isDateTime(value.since) &&
  isDateTime(value.startedAt) &&
  isNullOr(isText, value.department) &&
  isNullOr(isCount, value.position) &&
  isNullOr(isText, value.agent) &&
  isCount(value.head) &&
  typeof value.goesOn === 'boolean';

const isEntry = (value: unknown): boolean =>
  isRecord(value) &&
  isCount(value.number) &&
  isDateTime(value.at) &&
  isNullOr(isText, value.name) &&
  (value.kind === 'turn' ? isOneOf(STATES, value.to) && isText(value.reason) : isMessage(value));

const isMessage = (value: Readonly<Record<string, unknown>>): boolean =>
  value.kind === 'message' &&
  isOneOf(['visitor', 'agent', 'bot'], value.from) &&
  isText(value.text) &&
  isNullOr(isText, value.commandId) &&
  Array.isArray(value.offers) &&
  value.offers.every(isText);

const isInvitation = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.name) &&
  isText(value.text) &&
  Array.isArray(value.fields) &&
  value.fields.every((field) => isOneOf(['name', 'email', 'phone'], field)) &&
  isDateTime(value.expiresAt);
