import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { IdentityKey } from '../../src/workspace/visitors/identity-key.ts';
import { MONDAY_10 } from './bench.ts';

export const SECRET = 'a secret of the site, 32 bytes or more';

const pair = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
export const PUBLIC_KEY = String((pair.publicKey.export({ format: 'jwk' }) as { x?: string }).x);
export const STRANGERS_JWK = stranger.publicKey.export({ format: 'jwk' });

/** The keys the widget knows. */
export const KEYS: readonly IdentityKey[] = [
  { kid: 'shared', alg: 'HS256', secret: SECRET },
  { kid: 'pair', alg: 'EdDSA', publicKey: PUBLIC_KEY },
];

/** How a token is signed, whatever its header says. */
export type Signer =
  | 'shared'
  | 'pair'
  | 'stranger'
  | 'nobody'
  | { readonly hmac: string | Buffer; readonly hash?: string };

const encode = (part: unknown): string =>
  Buffer.from(typeof part === 'string' || Buffer.isBuffer(part) ? part : JSON.stringify(part)).toString('base64url');

export const SECONDS = MONDAY_10 / 1_000;

export const CLAIMS = { aud: 'w', sub: 'ada', exp: SECONDS + 600 };

/** A token: header and claims as objects, or as the very text or bytes they are to be. */
export function signIdentity(
  claims: unknown = CLAIMS,
  { header = { alg: 'HS256', kid: 'shared' }, by = 'shared' }: { header?: unknown; by?: Signer } = {},
): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${signatureOf(input, by)}`;
}

function signatureOf(input: string, by: Signer): string {
  const withKey = (key: KeyObject): string => sign(null, Buffer.from(input), key).toString('base64url');
  if (by === 'nobody') return '';
  if (by === 'pair') return withKey(pair.privateKey);
  if (by === 'stranger') return withKey(stranger.privateKey);
  const { hmac, hash = 'sha256' } = by === 'shared' ? { hmac: SECRET } : by;
  return createHmac(hash, hmac).update(input).digest('base64url');
}
