import { mapTokens, supersede } from '../../domain/session/keep-tokens.ts';
import { mergeVisitors } from '../../domain/session/merge-visitors.ts';
import type { SessionDecision } from '../../domain/session/resolve-session.ts';
import type { VisitorIdentity } from '../../domain/session/session.ts';
import type { SessionEvidence } from '../../domain/session/session-evidence.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import { mergeChats } from '../chats/merge-chats.ts';
import { mergeInvitations } from '../invitations/merge-invitations.ts';
import type { State } from '../state/state.ts';
import { mergeVisits } from '../visits/merge-visits.ts';
import { secretHash } from './secret-hash.ts';
import { IDENTITY } from './visitor-documents.ts';
import { findVisitor, keepLead, keepVisitor } from './visitor-shelf.ts';

/** Makes one visitor of those a decision says are one (T-7). The caller keeps the one who stays. */
export function mergeInto(
  state: State,
  winner: VisitorRecord,
  { merges, replaces, ...decision }: SessionDecision,
  { found, code, now }: SessionEvidence,
  line: string,
): VisitorRecord {
  if (merges.length === 0) return winner;
  const { merged, gone } = mergeVisitors(
    winner,
    merges.map((id) => findVisitor(state, id)).filter((other) => other !== null),
    {
      presented: new Set(found.map(({ token }) => token.hash)),
      lasting: new Set(replaces === 'all' ? [] : replaces),
      line: decision.line ?? line,
      leading: code?.proven ? code.line : null,
    },
  );
  for (const visitor of gone) {
    keepVisitor(state, visitor);
    state.events.push({
      kind: 'visitor.merged',
      at: now,
      visitor: visitor.id,
      body: { id: visitor.id, into: winner.id, widget: winner.widget },
    });
  }
  mergeChats(state, winner.id, merges, now);
  mergeInvitations(state, winner.id, merges, now);
  return mergeVisits(state, merged, merges);
}

/** The visitor is the person whose identity was signed, by the name that was signed last (T-10). */
export function identify(
  state: State,
  visitor: VisitorRecord,
  identity: VisitorIdentity | null,
  { identifies, adopts }: SessionDecision,
  { now }: SessionEvidence,
): VisitorRecord {
  if (identity === null) return visitor;
  const person = { ...visitor, identity };
  if (!identifies) return person;
  keepLead(state, IDENTITY, secretHash(visitor.widget, identity.id), visitor.id, now);
  state.events.push({
    kind: 'visitor.identified',
    at: now,
    visitor: visitor.id,
    body: { id: visitor.id, widget: visitor.widget },
  });
  // What may be in strangers' hands must not come to a person's session. Should the answer be lost, the identity is
  // presented again.
  return adopts ? mapTokens(person, supersede) : person;
}
