import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import { isServing } from '../../domain/session/keep-tokens.ts';
import type { TokenPlace } from '../../domain/session/session.ts';
import type { FoundToken, SessionEvidence } from '../../domain/session/session-evidence.ts';
import { isHandoverShaped, isTokenShaped } from '../../domain/session/token.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import { liveChatOf } from '../chats/chat-shelf.ts';
import type { CommandOf } from '../command.ts';
import { documentKey, type State } from '../state/state.ts';
import { secretHash } from './secret-hash.ts';
import { useVisitorToken } from './use-visitor-token.ts';
import { BOOT, HANDOVER, handoverDocument, IDENTITY, readHandover } from './visitor-documents.ts';
import { findToken, findVisitor, visitorBy } from './visitor-shelf.ts';

type Resolve = CommandOf<'resolve-session'>;

export interface Presented {
  readonly evidence: SessionEvidence;
  /** The tokens themselves by their hashes, to be answered again where they go on. */
  readonly texts: ReadonlyMap<string, string>;
}

const RANK: Readonly<Record<TokenPlace, number>> = { own: 0, shared: 1, bridge: 2 };

/**
 * What the state knows of everything a page presents. Looking changes something: a token that comes back has arrived,
 * and a handover code has served.
 */
export function sessionEvidence(
  state: State,
  { widget, request, verified, hostToken, origin }: Resolve,
  settings: WidgetSettings,
  now: SessionEvidence['now'],
): Presented {
  const secure = origin === null || isSecureOrigin(origin);
  const bridges = settings.origins?.some((listed) => /^http:\/\//i.test(listed)) ?? false;
  const host = hostToken === null ? [] : [{ token: hostToken, place: 'own' as const }];
  const texts = new Map<string, string>();
  const places = new Map<string, TokenPlace>();
  // In the order of trust: of one token in several places the best counts, and its use comes before those of others.
  for (const { token, place } of [...host, ...request.tokens].sort((a, b) => RANK[a.place] - RANK[b.place])) {
    if (!isTokenShaped(token)) continue;
    const hash = secretHash(widget, token);
    if (!places.has(hash)) places.set(hash, place);
    texts.set(hash, token);
  }
  for (const hash of places.keys()) {
    const known = findToken(state, hash);
    const counts = known && isServing(known.token, now) && (known.token.kind === 'secure' ? secure : bridges);
    if (counts) useVisitorToken(state, known.visitor, hash, now);
  }

  const found: FoundToken[] = [];
  for (const [hash, place] of places) {
    const known = findToken(state, hash);
    if (known) found.push({ place, ...known });
  }
  const boot = secretHash(widget, request.boot);
  return {
    texts,
    evidence: {
      now,
      secure,
      bridges,
      found,
      openChats: openChatsOf(state, widget),
      boot: { hash: boot, visitor: visitorBy(state, BOOT, boot) },
      code: takeCode(state, { widget, request, origin, boot, now }),
      identity: verified
        ? { id: verified.id, holder: visitorBy(state, IDENTITY, secretHash(widget, verified.id)) }
        : null,
    },
  };
}

const openChatsOf = (state: State, widget: string): NonNullable<SessionEvidence['openChats']> => ({
  get(visitor) {
    const chat = liveChatOf(state, visitor, widget);
    return chat ? (chat.visitorWroteAt ?? chat.startedAt) : undefined;
  },
});

interface Arrival extends Pick<Resolve, 'widget' | 'request' | 'origin'> {
  readonly boot: string;
  readonly now: SessionEvidence['now'];
}

/** A code that may serve this page, used up from now on; a wrong, late or foreign one is as if there were none (T-9). */
function takeCode(state: State, { widget, request, origin, boot, now }: Arrival): SessionEvidence['code'] {
  const { code, page } = request;
  if (code === undefined || !isHandoverShaped(code)) return null;
  const hash = secretHash(widget, code);
  const document = state.history.get(documentKey(HANDOVER, hash));
  const handover = document && readHandover(document);
  if (!document || !handover || now >= handover.expiresAt || origin?.toLowerCase() !== handover.target) return null;
  if (handover.usedBy !== null && handover.usedBy !== boot) return null;
  const visitor = findVisitor(state, handover.visitor);
  // Who logged out in the meantime must not be brought back by a link.
  if (!visitor?.tokens.some((token) => token.line === handover.line && isServing(token, now))) return null;
  state.history.set(documentKey(HANDOVER, hash), handoverDocument(hash, { ...handover, usedBy: boot }, now));
  // Anybody can send somebody a link with a code of theirs; only one that was clicked on the page that made it is told
  // from such by the browser itself.
  const proven =
    handover.origin === null || page.referrer?.toLowerCase().startsWith(`${handover.origin.toLowerCase()}/`);
  return { visitor, line: handover.line, proven: proven === true };
}
