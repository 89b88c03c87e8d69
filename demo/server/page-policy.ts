/**
 * The strict policy of the shop's pages: of the widget's server they allow scripts and requests, and nothing else.
 * No inline script or style, and a Trusted Types policy of one name.
 */
export const shopPolicy = (server: string): string =>
  [
    "default-src 'none'",
    `script-src ${server}`,
    // A WebSocket is another scheme, which the one of `script-src` does not stand for.
    `connect-src ${server} ${server.replace(/^http/, 'ws')}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types porchlight',
  ].join('; ');

/** The QA page speaks to its own origin only. */
export const qaPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
