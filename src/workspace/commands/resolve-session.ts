import { ok, type Result, refused } from '../../base/result.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import type { Finding } from '../../domain/doctor/finding.ts';
import type { Problem } from '../../domain/problem.ts';
import { withOrigin } from '../../domain/session/merge-visitors.ts';
import { noticeMerges, RESOLUTIONS_SEEN } from '../../domain/session/notice-merges.ts';
import { noticeSites } from '../../domain/session/notice-sites.ts';
import { resolveSession as decide } from '../../domain/session/resolve-session.ts';
import { type BootLink, hasEarlier, type VisitorRecord } from '../../domain/session/visitor-record.ts';
import { admit } from '../admit.ts';
import type { CarryOut } from '../carry-out.ts';
import type { CommandOf } from '../command.ts';
import { identityRefused, widgetDisabled } from '../problems.ts';
import type { Context, State } from '../state/state.ts';
import { identify, mergeInto } from '../visitors/become-one.ts';
import { endLines } from '../visitors/end-lines.ts';
import { giveCredentials } from '../visitors/give-credentials.ts';
import { newVisitor } from '../visitors/new-visitor.ts';
import { sessionEvidence } from '../visitors/session-evidence.ts';
import { BOOT } from '../visitors/visitor-documents.ts';
import { findVisitor, keepLead, keepVisitor } from '../visitors/visitor-shelf.ts';
import { openWidget } from '../widgets/open-widget.ts';
import { takesNothing } from '../widgets/status-document.ts';

/** Finds out whose session a page has, makes a visitor where there is none, and says what the page is to keep. */
export const resolveSession: CarryOut<'resolve-session'> = (state, command, context) => {
  const { widget, request, verified = null, origin } = command;
  const { now, newId } = context;
  const opened = openWidget(state, widget, origin);
  if (!opened.ok) return opened;
  const settings = opened.value;
  if (takesNothing(settings)) return refused(widgetDisabled(widget));
  if (verified && origin !== null && !isSecureOrigin(origin)) {
    return refused(
      identityRefused(`came from a page of ${origin}: only pages over https may say who somebody is (T-1)`),
    );
  }

  const presented = sessionEvidence(state, command, settings, now);
  const { evidence } = presented;
  const decision = decide(evidence);
  const { visitor: id, merges, linksBoot, adopts } = decision;
  const link: BootLink = { hash: evidence.boot.hash, secure: evidence.secure, since: now, usedAt: null };
  const found = id === null ? makeVisitor(state, command, link, context) : foundVisitor(state, id);
  if (!found.ok) return found;
  for (const { visitor, line } of decision.ends) {
    const ending = findVisitor(state, visitor);
    if (ending) endLines(state, ending, [line], now);
  }

  const line = newId();
  const one = identify(state, mergeInto(state, found.value, decision, evidence, line), verified, decision, evidence);
  const given = giveCredentials(state, linksBoot ? { ...one, boot: link } : one, decision, presented, {
    line,
    context,
  });
  const { page, language, timeZone } = request;
  const visitor: VisitorRecord = {
    ...given.visitor,
    ...{ page, language, timeZone, lastSeenAt: now, origins: withOrigin(given.visitor.origins, origin) },
  };
  keepVisitor(state, visitor);
  if (!adopts) keepLead(state, BOOT, evidence.boot.hash, visitor.id, now);

  const sites = id === null ? noticeSites(settings, page) : null;
  return ok({
    visitor: visitor.id,
    ...(given.secure && { secure: given.secure }),
    ...(given.bridge && { bridge: given.bridge }),
    identity: evidence.secure && given.from === null ? visitor.identity : null,
    earlier: hasEarlier(visitor, given.from),
    findings: [sites, countResolution(state, widget, merges.length > 0)].filter((finding) => finding !== null),
  });
};

function makeVisitor(
  state: State,
  { widget, request, origin, address }: CommandOf<'resolve-session'>,
  link: BootLink,
  context: Context,
): Result<VisitorRecord, Problem> {
  const { now, limits = LIMITS } = context;
  const counted = address === null ? [] : [{ key: `new/${address}`, limit: limits.visitorsPerAddress }];
  const overLimit = admit(state, counted, now, 'new visitors');
  if (overLimit) return refused(overLimit);
  const { page, language, timeZone } = request;
  const origins = withOrigin([], origin);
  return ok(newVisitor(state, { widget, page, language, timeZone, origins, boot: link }, context));
}

function foundVisitor(state: State, id: string): Result<VisitorRecord, Problem> {
  const visitor = findVisitor(state, id);
  // The evidence was read from this very state.
  if (!visitor) throw new Error(`The visitor ${id} was decided on and is not there.`);
  return ok(visitor);
}

/** Takes one more resolution into account, and says if too many of the latest were merges (S11). */
function countResolution({ resolutions }: State, widget: string, merged: boolean): Finding | null {
  const latest = [...(resolutions.get(widget) ?? []), merged].slice(-RESOLUTIONS_SEEN);
  resolutions.set(widget, latest);
  return noticeMerges(latest);
}
