import { SignJWT } from 'jose';

/** What the shop's own server signs with; it was told to the chat server. */
export const IDENTITY_KEY = { kid: 'shop-2026', secret: 'a secret of the shop and the chat server' };

/** The word of the shop's server on who is signed in, as its pages get it. */
export const identityToken = (id: string, name: string, widget = 'shop'): Promise<string> =>
  new SignJWT({ name, email: `${id}@example.com` })
    .setProtectedHeader({ alg: 'HS256', kid: IDENTITY_KEY.kid })
    .setAudience(widget)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime('10 minutes')
    .sign(new TextEncoder().encode(IDENTITY_KEY.secret));
