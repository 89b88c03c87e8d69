/** A key of the site's own server that signs who a visitor is (T-10). Kept apart from the settings, which pages read. */
export type IdentityKey =
  /** Shared with the site's server: 32 bytes or more, as text. */
  | { readonly kid: string; readonly alg: 'HS256'; readonly secret: string }
  /** An Ed25519 public key: the `x` of its JWK (base64url, 32 bytes). */
  | { readonly kid: string; readonly alg: 'EdDSA'; readonly publicKey: string };

/** What others may know of one. */
export type IdentityKeyName = Pick<IdentityKey, 'kid' | 'alg'>;

/** A key as the workspace keeps it. */
export interface SavedIdentityKey {
  readonly widget: string;
  readonly key: IdentityKey;
}

/** Neither id can hold a slash, so that no two pairs share one. */
export const identityKeyId = (widget: string, kid: string): string => `${widget}/${kid}`;
