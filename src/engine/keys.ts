/** In `local`: submissions not answered yet. */
export const outboxKey = (widget: string): string => `pl:${widget}:outbox`;

/** In `local`: the boot id, written when the visitor first acts (T-3). */
export const visitorKey = (widget: string): string => `pl:${widget}:visitor`;

/** In `session`: what this tab's form holds. */
export const draftKey = (widget: string): string => `pl:${widget}:draft`;

/** In `local`: the chat that is not over, and how far it was seen. */
export const chatKey = (widget: string): string => `pl:${widget}:chat`;

/** In `local`: what was said in the chat and is not answered yet. */
export const wordsKey = (widget: string): string => `pl:${widget}:words`;

/** In `session`: which way to the server worked where the first did not, and until when that is worth knowing. */
export const wayKey = (widget: string): string => `pl:${widget}:way`;

/** In `session`: that this tab's panel is open. */
export const openKey = (widget: string): string => `pl:${widget}:open`;

/** In `local`: that the visitor wants to hear nothing, once they said so. */
export const mutedKey = (widget: string): string => `pl:${widget}:muted`;

/** In `local`, on pages that may hold a secure token: the session (T-4). */
export const sessionKey = (widget: string): string => `pl:${widget}:session`;

/** The secure token's cookie, seen by the page's sibling hosts as well. */
export const sharedCookie = (widget: string): string => `__Secure-${bareName('pl', widget)}`;

/** The secure token's cookie where it is this host's alone. */
export const hostCookie = (widget: string): string => `__Host-${bareName('pl', widget)}`;

/** The bridge handle's cookie, the one that pages over plain http see (T-1). */
export const bridgeCookie = (widget: string): string => bareName('plb', widget);

/** Written and removed at once, to learn which domain a cookie sticks to (T-5). */
export const probeCookie = (widget: string): string => bareName('plp', widget);

/** A widget of another backend may have any id, and a cookie's name may not hold any character. */
const bareName = (prefix: string, widget: string): string => `${prefix}_${encodeURIComponent(widget)}`;
