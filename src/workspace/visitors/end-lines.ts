import type { Instant } from '../../base/instant.ts';
import { revokeLines } from '../../domain/session/keep-tokens.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { State } from '../state/state.ts';
import { keepVisitor } from './visitor-shelf.ts';

/** Ends the sessions of these lines, if there is still anything to end. */
export function endLines(state: State, visitor: VisitorRecord, lines: readonly string[], now: Instant): void {
  const ending = new Set(lines);
  if (!visitor.tokens.some(({ line, state: held }) => ending.has(line) && held !== 'revoked')) return;
  keepVisitor(state, revokeLines(visitor, ending));
  state.events.push({
    kind: 'visitor.ended',
    at: now,
    visitor: visitor.id,
    body: { id: visitor.id, widget: visitor.widget },
  });
}
