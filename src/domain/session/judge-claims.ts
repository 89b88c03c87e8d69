import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { VisitorIdentity } from './session.ts';

/** The furthest end of an identity token from now, and how far two clocks may be apart (T-10). */
const LONGEST_MS = HOUR_MS;
const LEEWAY_MS = MINUTE_MS;

const LONGEST_NAME = 256;

/**
 * Reads who somebody is from the claims of a token whose signature was found good; else the end of the sentence “The
 * identity token …”. `aud` names one widget and no list, so that a token made for another purpose is none here.
 */
export function judgeClaims(
  claims: Readonly<Record<string, unknown>>,
  { widget, now }: { readonly widget: string; readonly now: Instant },
): Result<VisitorIdentity, string> {
  const { aud, sub, exp, nbf, iat, name, email } = claims;
  if (aud !== widget) return refused(`is not for the widget “${widget}”: \`aud\` must be its id, as one text`);
  if (!isName(sub)) return refused('names nobody: `sub` must be a text of 1 to 256 characters');
  if (!isSeconds(exp)) return refused('has no end: `exp` must be a number of seconds');
  if (exp * SECOND_MS <= now - LEEWAY_MS) return refused('is over: `exp` has passed');
  if (exp * SECOND_MS > now + LONGEST_MS + LEEWAY_MS) return refused('lasts too long: `exp` may be an hour from now');
  for (const [claim, value] of Object.entries({ nbf, iat })) {
    if (value === undefined) continue;
    if (!isSeconds(value)) return refused(`cannot be read: \`${claim}\` must be a number of seconds`);
    if (value * SECOND_MS > now + LEEWAY_MS)
      return refused(`is not valid yet: \`${claim}\` lies ahead of the server’s clock`);
  }
  for (const [claim, value] of Object.entries({ name, email })) {
    if (value !== undefined && !isName(value)) {
      return refused(`cannot be read: \`${claim}\` must be a text of 1 to 256 characters`);
    }
  }
  return ok({
    id: sub,
    ...(isName(name) && { name }),
    ...(isName(email) && { email }),
  });
}

/** Control characters and halves of characters have no place in what stands in lists, mails and keys. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_NAME && value.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(value);

const isSeconds = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
