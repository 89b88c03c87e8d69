import type { Instant } from '../../base/instant.ts';
import { useToken } from '../../domain/session/keep-tokens.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { State } from '../state/state.ts';
import { BOOT } from './visitor-documents.ts';
import { findToken, keepLead, keepVisitor } from './visitor-shelf.ts';

/** Takes note that somebody came with this token, with all that its first use changes; gives the visitor as it is then. */
export function useVisitorToken(state: State, visitor: VisitorRecord, hash: string, now: Instant): VisitorRecord {
  const used = useToken(visitor, hash, now);
  if (used === visitor) return visitor;
  keepVisitor(state, used);
  // Only now: until here the boot id's words must not go to a visitor somebody else may have planted.
  const boot = findToken(state, hash)?.token.boot;
  if (boot) keepLead(state, BOOT, boot, used.id, now);
  return used;
}
