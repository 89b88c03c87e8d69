import { CLAIMS, PUBLIC_KEY, SECONDS, SECRET, type Signer, STRANGERS_JWK, signIdentity } from './sign-identity.ts';

export interface IdentityCase {
  readonly what: string;
  readonly token: string;
}

const SHARED = { alg: 'HS256', kid: 'shared' };
const PAIR = { alg: 'EdDSA', kid: 'pair' };
const GOOD = signIdentity();
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = GOOD.split('.');
const publicBytes = Buffer.from(PUBLIC_KEY, 'base64url');

const claims = (what: string, members: object): IdentityCase => ({
  what,
  token: signIdentity({ ...CLAIMS, ...members }),
});
/** Claims as the very text they are, signed well. */
const written = (what: string, text: string | Buffer): IdentityCase => ({ what, token: signIdentity(text) });
const headed = (what: string, header: unknown, by: Signer = 'shared'): IdentityCase => ({
  what,
  token: signIdentity(CLAIMS, { header, by }),
});
const raw = (what: string, token: string): IdentityCase => ({ what, token });

/** Identity tokens of which none may be accepted; all but what the name says about each is right. */
export const IDENTITY_CASES: readonly IdentityCase[] = [
  // Algorithms: the saved key says which, never the token.
  headed('alg none without signature', { alg: 'none', kid: 'shared' }, 'nobody'),
  headed('alg none with a good signature', { alg: 'none', kid: 'shared' }),
  headed('alg nOnE', { alg: 'nOnE', kid: 'shared' }, 'nobody'),
  headed('alg HS256 over the public key in base64url', { alg: 'HS256', kid: 'pair' }, { hmac: PUBLIC_KEY }),
  headed('alg HS256 over the bytes of the public key', { alg: 'HS256', kid: 'pair' }, { hmac: publicBytes }),
  headed('alg EdDSA naming the shared secret', { alg: 'EdDSA', kid: 'shared' }, 'pair'),
  headed('alg EdDSA with an HMAC under it', PAIR, { hmac: PUBLIC_KEY }),
  headed('alg Ed25519, another name of the same', { alg: 'Ed25519', kid: 'pair' }, 'pair'),
  headed('alg HS512 with the right secret', { alg: 'HS512', kid: 'shared' }, { hmac: SECRET, hash: 'sha512' }),
  headed('alg HS256 signed with SHA-512', SHARED, { hmac: SECRET, hash: 'sha512' }),
  headed('alg hs256', { alg: 'hs256', kid: 'shared' }),
  headed('alg as a list', { alg: ['HS256'], kid: 'shared' }),
  headed('no alg', { kid: 'shared' }),
  headed('alg null', { alg: null, kid: 'shared' }),
  headed('alg RS256', { alg: 'RS256', kid: 'shared' }),
  // Names of keys: exact, and only names.
  headed('no kid where there are two keys', { alg: 'HS256' }),
  headed('an unknown kid', { alg: 'HS256', kid: 'other' }),
  headed('a kid in upper case', { alg: 'HS256', kid: 'SHARED' }),
  headed('a kid that is a path', { alg: 'HS256', kid: '../../../../dev/null' }, { hmac: '' }),
  headed('a kid that is an address', { alg: 'HS256', kid: 'https://evil.example/key' }),
  headed('a kid that asks a database', { alg: 'HS256', kid: "' UNION SELECT 'x" }, { hmac: 'x' }),
  headed('a kid with a NUL after it', { alg: 'HS256', kid: 'shared\u0000' }),
  headed('a kid with the widget before it', { alg: 'HS256', kid: 'w/shared' }),
  headed('a kid of every object', { alg: 'HS256', kid: '__proto__' }, { hmac: '' }),
  headed('a kid of every function', { alg: 'HS256', kid: 'constructor' }, { hmac: '' }),
  headed('a kid that is a number', { alg: 'HS256', kid: 0 }),
  headed('a kid that is null', { alg: 'HS256', kid: null }),
  headed('a kid that is a list', { alg: 'HS256', kid: ['shared'] }),
  headed('an empty kid', { alg: 'HS256', kid: '' }),
  // Keys out of the token itself.
  headed('a key of its own in jwk', { ...PAIR, jwk: STRANGERS_JWK }, 'stranger'),
  headed('a key at jku', { ...PAIR, jku: 'https://evil.example/keys' }, 'stranger'),
  headed('a key at x5u', { ...PAIR, x5u: 'https://evil.example/cert' }, 'stranger'),
  headed('a key in x5c', { ...PAIR, x5c: ['MIIB'] }, 'stranger'),
  // Headers.
  headed('crit', { ...SHARED, crit: ['exp'], exp: 1 }),
  headed('an empty crit', { ...SHARED, crit: [] }),
  headed('b64 false', { ...SHARED, b64: false }),
  headed('b64 false and crit', { ...SHARED, b64: false, crit: ['b64'] }),
  headed('zip', { ...SHARED, zip: 'DEF' }),
  headed('a header that is a list', [SHARED]),
  headed('a header that is null', 'null'),
  headed('a header that is no JSON', 'header'),
  headed('a header with alg twice', '{"alg":"HS256","kid":"shared","alg":"HS256"}'),
  headed('a header with kid twice, once escaped', '{"alg":"HS256","kid":"pair","\\u006bid":"shared"}'),
  // Signatures.
  headed('a stranger’s signature', PAIR, 'stranger'),
  headed('another secret', SHARED, { hmac: `${SECRET}.` }),
  headed('an empty secret', SHARED, { hmac: '' }),
  raw('no signature', `${HEADER}.${PAYLOAD}.`),
  raw('a signature of other claims', signIdentity({ ...CLAIMS, sub: 'eve' }).replace(/\.[^.]+$/, `.${SIGNATURE}`)),
  raw('a signature cut by a character', GOOD.slice(0, -2)),
  raw('a signature with a byte more', `${GOOD}AA`),
  raw('all zeros', `${HEADER}.${PAYLOAD}.${'A'.repeat(43)}`),
  // The shape of the text.
  raw('nothing', ''),
  raw('two parts', `${HEADER}.${PAYLOAD}`),
  raw('four parts', `${GOOD}.x`),
  raw('five parts, as an encrypted one has', `${GOOD}.x.y`),
  raw('a dot before it', `.${GOOD}`),
  raw('padding', `${GOOD}=`),
  raw('padding inside', GOOD.replace('.', '=.')),
  raw('a space before it', ` ${GOOD}`),
  raw('a line break after it', `${GOOD}\n`),
  raw('a line break inside', GOOD.replace('.', '.\n')),
  raw('the word Bearer', `Bearer ${GOOD}`),
  raw('base64 instead of base64url', `${HEADER}.${PAYLOAD}.+/${SIGNATURE.slice(2)}`),
  raw('a NUL', `${GOOD}\u0000`),
  raw('half a character', `${GOOD}\ud800`),
  raw('an object as JSON', JSON.stringify({ protected: HEADER, payload: PAYLOAD, signature: SIGNATURE })),
  raw('more than 8 KB', signIdentity({ ...CLAIMS, note: 'x'.repeat(8_000) })),
  // Claims that are no claims.
  written('claims that are a text', '"ada"'),
  written('claims that are a list', '[]'),
  written('claims that are null', 'null'),
  written('claims that are no JSON', 'sub=ada'),
  written('claims in bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
  written('sub twice', `{"aud":"w","exp":${CLAIMS.exp},"sub":"eve","sub":"ada"}`),
  written('exp twice, once within', `{"aud":"w","sub":"ada","exp":${CLAIMS.exp},"x":{"a":1,"a":2}}`),
  written('claims under a prototype', `{"__proto__":{"aud":"w","sub":"ada","exp":${CLAIMS.exp}}}`),
  // For whom.
  claims('no aud', { aud: undefined }),
  claims('another widget', { aud: 'v' }),
  claims('aud as a list', { aud: ['w'] }),
  claims('aud as a list of two', { aud: ['w', 'v'] }),
  claims('aud in upper case', { aud: 'W' }),
  claims('aud with a space', { aud: 'w ' }),
  // Who.
  claims('no sub', { sub: undefined }),
  claims('an empty sub', { sub: '' }),
  claims('a blank sub', { sub: '  ' }),
  claims('a sub that is a number', { sub: 7 }),
  claims('a sub that is an object', { sub: { id: 'ada' } }),
  claims('a sub of 257 characters', { sub: 'x'.repeat(257) }),
  claims('a sub with a line break', { sub: 'ada\nx' }),
  written('a sub with half a character', `{"aud":"w","exp":${CLAIMS.exp},"sub":"\\ud800"}`),
  claims('a name that is a list', { name: ['Ada'] }),
  claims('an e-mail with a line break', { email: 'ada@example.com\r\nBcc: x@example.com' }),
  // When: a minute of leeway either way, and an hour at most.
  claims('no exp', { exp: undefined }),
  claims('exp as a text', { exp: String(CLAIMS.exp) }),
  claims('exp null', { exp: null }),
  claims('exp in milliseconds', { exp: CLAIMS.exp * 1_000 }),
  written('exp beyond all numbers', '{"aud":"w","sub":"ada","exp":1e999}'),
  written('exp NaN', '{"aud":"w","sub":"ada","exp":NaN}'),
  claims('exp a minute ago', { exp: SECONDS - 60 }),
  claims('exp at 0', { exp: 0 }),
  claims('exp before all time', { exp: -1 }),
  claims('exp an hour and a minute and a second ahead', { exp: SECONDS + 3_661 }),
  claims('nbf ahead', { nbf: SECONDS + 61 }),
  claims('nbf as a text', { nbf: String(SECONDS) }),
  claims('iat ahead', { iat: SECONDS + 61 }),
  claims('iat null', { iat: null }),
];
