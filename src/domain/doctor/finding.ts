/**
 * A misconfiguration somebody noticed, before it has words (T-11): its code, and the names and values that the sentence
 * for the owner needs. `say-finding.ts` says it.
 */
export type Finding =
  /** An http page whose origin the widget does not list: no session is kept there. */
  | { readonly code: 'S01'; readonly origin: string; readonly widget: string }
  /** `cookieDomain` is no parent of the page's host; `isServer`: it is the chat server's own host or a parent of it. */
  | { readonly code: 'S02'; readonly cookieDomain: string; readonly host: string; readonly isServer: boolean }
  /** `secure: "always"` on an http page. */
  | { readonly code: 'S03'; readonly origin: string }
  /** The page's origin is not on the widget's list. */
  | { readonly code: 'S04'; readonly origin: string; readonly widget: string }
  /** The server's address is plain http and not on loopback. */
  | { readonly code: 'S05'; readonly server: string }
  /** The browser's storage throws, or drops what is written. */
  | { readonly code: 'S06'; readonly store: 'local' | 'session' }
  /** The browser's storage for this site is full. */
  | { readonly code: 'S07' }
  /** A cookie that was written could not be read back. */
  | { readonly code: 'S08'; readonly cookie: string }
  /** Several cookies of one name are seen by this page, from parents or from a planted one. */
  | { readonly code: 'S09'; readonly cookie: string; readonly count: number }
  /** One person came from a page of this widget on another site, and no handover is set up between the two. */
  | { readonly code: 'S10'; readonly from: string; readonly to: string }
  /** Many sessions of this widget had to be merged lately. */
  | { readonly code: 'S11'; readonly merges: number; readonly sessions: number }
  /** The page loads the same widget twice. */
  | { readonly code: 'S12'; readonly widget: string }
  /** The visitor's clock is off by more than five minutes; positive: ahead of the server's. */
  | { readonly code: 'S13'; readonly aheadMs: number }
  /** The page's content security policy blocks us: `source` is what its `directive` has to allow. */
  | { readonly code: 'N01'; readonly directive: string; readonly source: string }
  /** The server's address leads to a private network, and the page is public. */
  | { readonly code: 'N02'; readonly server: string }
  /** No WebSocket can be opened to the server. */
  | { readonly code: 'N03'; readonly server: string }
  /** Something on the way holds a streamed answer back until it is whole. */
  | { readonly code: 'N04'; readonly server: string }
  /** The server answers a plain request, and not the preflight that browsers send before one with JSON or a token. */
  | { readonly code: 'N05'; readonly server: string }
  /** An identity token was refused; `why` is the server's sentence. */
  | { readonly code: 'K01'; readonly why: string };

export type FindingCode = Finding['code'];
