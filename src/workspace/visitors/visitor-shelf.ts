import type { Instant } from '../../base/instant.ts';
import type { IssuedToken, VisitorRecord } from '../../domain/session/visitor-record.ts';
import { documentKey, type State } from '../state/state.ts';
import {
  type BOOT,
  type IDENTITY,
  leadDocument,
  readVisitor,
  TOKEN,
  VISITOR,
  visitorDocument,
  visitorNamedBy,
} from './visitor-documents.ts';

/** The visitor of this id, or whoever that one became; null: none, or erased. */
export function findVisitor({ history }: State, id: string): VisitorRecord | null {
  let document = history.get(documentKey(VISITOR, id));
  // Nobody becomes somebody who became them, so this ends.
  for (let next = document && visitorNamedBy(document); next; next = document && visitorNamedBy(document)) {
    document = history.get(documentKey(VISITOR, next));
  }
  return document ? readVisitor(document) : null;
}

/** The visitor that a token's, boot id's or identity's hash leads to. */
export function visitorBy(
  state: State,
  kind: typeof TOKEN | typeof BOOT | typeof IDENTITY,
  hash: string,
): VisitorRecord | null {
  const lead = state.history.get(documentKey(kind, hash));
  const id = lead && visitorNamedBy(lead);
  return id ? findVisitor(state, id) : null;
}

/** A token by its hash, and whose it is now; null: unknown, or so old that it was forgotten. */
export function findToken(state: State, hash: string): { token: IssuedToken; visitor: VisitorRecord } | null {
  const visitor = visitorBy(state, TOKEN, hash);
  const token = visitor?.tokens.find((other) => other.hash === hash);
  return visitor && token ? { token, visitor } : null;
}

export function keepVisitor({ history }: State, visitor: VisitorRecord): void {
  history.set(documentKey(VISITOR, visitor.id), visitorDocument(visitor));
}

/** From now on this hash leads to the visitor. */
export function keepLead(
  { history }: State,
  kind: typeof TOKEN | typeof BOOT | typeof IDENTITY,
  hash: string,
  visitor: string,
  at: Instant,
): void {
  const kept = history.get(documentKey(kind, hash));
  if (kept && visitorNamedBy(kept) === visitor) return;
  history.set(documentKey(kind, hash), leadDocument(kind, hash, visitor, at));
}
