import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import type { Problem } from '../../domain/problem.ts';
import { isServing } from '../../domain/session/keep-tokens.ts';
import { isTokenShaped } from '../../domain/session/token.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { CommandOf } from '../command.ts';
import { sessionExpired } from '../problems.ts';
import type { Context, State } from '../state/state.ts';
import { newVisitor } from './new-visitor.ts';
import { secretHash } from './secret-hash.ts';
import { useVisitorToken } from './use-visitor-token.ts';
import { BOOT } from './visitor-documents.ts';
import { findToken, keepLead, visitorBy } from './visitor-shelf.ts';

export interface Writer {
  readonly visitor: VisitorRecord;
  /** What the token may show: null: everything, or none was given; an instant: only what is from then on (T-1). */
  readonly from: Instant | null;
}

/**
 * Whose a submission is: its token's visitor, or nobody's if that serves no more. Without a token the boot id finds its
 * visitor, or somebody new, so that no word is lost; that gives the page no right to read anything.
 */
export function findWriter(
  state: State,
  { widget, submission, token, origin }: CommandOf<'submit-offline-message'>,
  context: Context,
): Result<Writer, Problem> {
  const boot = secretHash(widget, submission.visitor);
  const { now } = context;
  if (token !== null) {
    const found = isTokenShaped(token) ? findToken(state, secretHash(widget, token)) : null;
    if (!found || !isServing(found.token, now)) return refused(sessionExpired());
    const writer = useVisitorToken(state, found.visitor, found.token.hash, now);
    if (!visitorBy(state, BOOT, boot)) keepLead(state, BOOT, boot, writer.id, now);
    return ok({ visitor: writer, from: found.token.from });
  }

  const known = visitorBy(state, BOOT, boot);
  if (known) return ok({ visitor: known, from: null });
  const secure = origin === null || isSecureOrigin(origin);
  const { page, language, timeZone } = submission;
  const made = newVisitor(
    state,
    {
      widget,
      page,
      language,
      timeZone,
      origins: origin === null ? [] : [origin],
      boot: { hash: boot, secure, since: now, usedAt: null },
    },
    context,
  );
  keepLead(state, BOOT, boot, made.id, now);
  return ok({ visitor: made, from: null });
}
