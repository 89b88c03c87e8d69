import { toInstant } from '../../base/instant.ts';
import { ok, refused } from '../../base/result.ts';
import { isFull } from '../../domain/session/full-claims.ts';
import { mayLeadTo } from '../../domain/session/handover-target.ts';
import { isServing } from '../../domain/session/keep-tokens.ts';
import { HANDOVER_LIFE_MS, isTokenShaped, newHandoverCode } from '../../domain/session/token.ts';
import type { IssuedCode } from '../../domain/session/visitor-record.ts';
import type { CarryOut } from '../carry-out.ts';
import { sessionExpired } from '../problems.ts';
import { documentKey } from '../state/state.ts';
import { secretHash } from '../visitors/secret-hash.ts';
import { useVisitorToken } from '../visitors/use-visitor-token.ts';
import { HANDOVER, handoverDocument } from '../visitors/visitor-documents.ts';
import { findToken, keepVisitor } from '../visitors/visitor-shelf.ts';
import { openWidget } from '../widgets/open-widget.ts';

/** Makes a single-use code that leads this visitor to a page of another origin (T-9). */
export const handOver: CarryOut<'hand-over'> = (state, command, { now, newId }) => {
  const { widget, token, target, origin } = command;
  const opened = openWidget(state, widget, origin);
  if (!opened.ok) return opened;
  const found = isTokenShaped(token) ? findToken(state, secretHash(widget, token)) : null;
  if (!found || !isServing(found.token, now)) return refused(sessionExpired());
  if (!isFull(found.token)) {
    return refused({ code: 'forbidden', message: 'Only a full session of a secure page may be led elsewhere.' });
  }
  if (!mayLeadTo(opened.value, target)) {
    return refused({
      code: 'forbidden',
      message: `Sessions may not be led to ${target}. The widget’s owner can add it to \`linkDomains\`.`,
    });
  }
  const visitor = useVisitorToken(state, found.visitor, found.token.hash, now);
  const code = newHandoverCode(newId);
  const hash = secretHash(widget, code);
  const expiresAt = toInstant(now + HANDOVER_LIFE_MS);
  const { line } = found.token;
  state.history.set(
    documentKey(HANDOVER, hash),
    handoverDocument(hash, { visitor: visitor.id, line, target, origin, expiresAt, usedBy: null }, now),
  );
  // Nothing else clears away what is over, and a visitor who follows links all day makes many.
  const isOver = (code: IssuedCode): boolean => code.expiresAt <= now;
  for (const code of visitor.codes.filter(isOver)) state.history.delete(documentKey(HANDOVER, code.hash));
  const codes = [...visitor.codes.filter((code) => !isOver(code)), { hash, expiresAt }];
  keepVisitor(state, { ...visitor, codes });
  return ok({ code, expiresAt });
};
