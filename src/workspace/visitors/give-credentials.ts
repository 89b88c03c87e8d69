import type { Instant } from '../../base/instant.ts';
import { mapTokens } from '../../domain/session/keep-tokens.ts';
import type { SessionDecision } from '../../domain/session/resolve-session.ts';
import type { SessionAnswer } from '../../domain/session/session.ts';
import type { TokenKind } from '../../domain/session/token.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { Context, State } from '../state/state.ts';
import { issueToken, prolongToken } from './issue-token.ts';
import type { Presented } from './session-evidence.ts';

export interface Given extends Pick<SessionAnswer, 'secure' | 'bridge'> {
  readonly visitor: VisitorRecord;
  /** What the page may see by what it has now. */
  readonly from: Instant | null;
}

/** What the page is to keep: a secure token where it may hold one, a bridge where the widget has http pages (T-1). */
export function giveCredentials(
  state: State,
  visitor: VisitorRecord,
  decision: SessionDecision,
  { evidence, texts }: Presented,
  { line, context }: { readonly line: string; readonly context: Context },
): Given {
  const { now, secure, bridges, boot } = evidence;
  const { keepsSecure, keepsBridge, attaches, replaces, from } = decision;
  let given = visitor;

  const give = (kind: TokenKind, kept: string | null, terms: { from: Instant | null; attached: boolean }) => {
    const token = kept === null ? undefined : texts.get(kept);
    const issued =
      kept !== null && token !== undefined
        ? prolongToken(given, { token, hash: kept, kind }, now)
        : issueToken(state, given, { kind, ...terms, line: decision.line ?? line, boot: boot.hash, replaces }, context);
    given = issued.visitor;
    return issued.credential;
  };

  if (attaches) {
    given = mapTokens(given, (token) => (token.hash === keepsBridge ? { ...token, from: now, attached: true } : token));
  }
  const secureToken = secure ? give('secure', keepsSecure, { from, attached: true }) : undefined;
  // Beside a full token nothing was shown by the bridge yet: it begins where an http page first comes with it.
  const attached = !secure || from !== null;
  const bridge = bridges ? give('bridge', keepsBridge, { from: from ?? now, attached }) : undefined;
  const kept = given.tokens.find(({ hash }) => hash === (secure ? keepsSecure : keepsBridge));
  return {
    visitor: given,
    from: kept ? kept.from : from,
    ...(secureToken && { secure: secureToken }),
    ...(bridge && { bridge }),
  };
}
