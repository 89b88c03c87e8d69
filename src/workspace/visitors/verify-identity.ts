import { compactVerify, importJWK } from 'jose';
import type { Instant } from '../../base/instant.ts';
import { type Result, refused } from '../../base/result.ts';
import { judgeClaims } from '../../domain/session/judge-claims.ts';
import type { VisitorIdentity } from '../../domain/session/session.ts';
import type { IdentityKey } from './identity-key.ts';

/** Longer ones carry what has no place in an identity. */
const LONGEST = 8_192;
const SEGMENTS = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** Members of a header that change what the signature means or where its key is; ours come from one place alone (T-10). */
const REFUSED_MEMBERS = ['crit', 'b64', 'zip'];

interface Circumstances {
  readonly widget: string;
  readonly now: Instant;
  readonly keys: readonly IdentityKey[];
}

/**
 * Who a signed identity names, or why it is not accepted, as the end of “The identity token …” (T-10). What the token
 * says about its own algorithm and key is never followed: the saved key decides how it is verified, or nothing does.
 */
export async function verifyIdentity(
  token: string,
  { widget, now, keys }: Circumstances,
): Promise<Result<VisitorIdentity, string>> {
  if (token.length > LONGEST) return refused('is longer than 8 KB');
  const [, header, payload] = SEGMENTS.exec(token) ?? [];
  if (header === undefined || payload === undefined) return refused('is no signed JWT: three parts of base64url');
  const parameters = readObject(header);
  if (!parameters) return refused('has a header that is no JSON object, or names a member twice');
  const odd = REFUSED_MEMBERS.find((member) => Object.hasOwn(parameters, member));
  if (odd) return refused(`has \`${odd}\` in its header, which is not understood here`);
  const key = pickKey(keys, parameters.kid);
  if (!key) return refused(unknownKey(keys, parameters.kid));
  if (parameters.alg !== key.alg) return refused(`is not signed with ${key.alg}, as the key “${key.kid}” is for`);
  if (!(await isSignedBy(token, key))) return refused(`has a signature that the key “${key.kid}” did not make`);
  const claims = readObject(payload);
  return claims
    ? judgeClaims(claims, { widget, now })
    : refused('has claims that are no JSON object, or twice the same');
}

/** By its exact name; where the token names none, there must be no choice. */
const pickKey = (keys: readonly IdentityKey[], kid: unknown): IdentityKey | undefined =>
  kid === undefined && keys.length === 1 ? keys[0] : keys.find((key) => key.kid === kid);

function unknownKey(keys: readonly IdentityKey[], kid: unknown): string {
  if (keys.length === 0) return 'cannot be checked: no identity key is saved for this widget';
  return kid === undefined
    ? 'names no key (`kid`), and there is more than one'
    : 'names a key (`kid`) that is not saved';
}

async function isSignedBy(token: string, key: IdentityKey): Promise<boolean> {
  try {
    const secret =
      key.alg === 'HS256'
        ? new TextEncoder().encode(key.secret)
        : await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, 'EdDSA');
    await compactVerify(token, secret, { algorithms: [key.alg] });
    return true;
  } catch {
    // A bad signature, or a key that this runtime cannot use: either way nothing was verified.
    return false;
  }
}

/** A JSON object out of a part of the token; null: it is none, or a member stands in it twice and means two things. */
function readObject(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const base64 = part.replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return membersWritten(text) === membersOf(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** How many members the text names: a string before a colon is a name, and nothing else is. */
const membersWritten = (text: string): number =>
  [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;

const membersOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, member) => sum + membersOf(member), 0) +
      (Array.isArray(value) ? 0 : Object.keys(value).length)
    : 0;
