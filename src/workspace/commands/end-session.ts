import { ok } from '../../base/result.ts';
import { isTokenShaped } from '../../domain/session/token.ts';
import type { CarryOut } from '../carry-out.ts';
import { endLines } from '../visitors/end-lines.ts';
import { secretHash } from '../visitors/secret-hash.ts';
import { findToken } from '../visitors/visitor-shelf.ts';
import { openWidget } from '../widgets/open-widget.ts';

/** Revokes tokens and whatever was issued in their place; other devices of the same visitor go on (T-10). */
export const endSession: CarryOut<'end-session'> = (state, command, { now }) => {
  const { widget, tokens, hostToken, origin } = command;
  const opened = openWidget(state, widget, origin);
  if (!opened.ok) return opened;
  for (const token of [...tokens, hostToken ?? '']) {
    const found = isTokenShaped(token) ? findToken(state, secretHash(widget, token)) : null;
    if (found) endLines(state, found.visitor, [found.token.line], now);
  }
  return ok(null);
};
