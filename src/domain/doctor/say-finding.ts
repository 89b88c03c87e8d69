import type { Finding, FindingCode } from './finding.ts';

type Words = { readonly [Code in FindingCode]: (finding: Extract<Finding, { code: Code }>) => string };

const MINUTE_MS = 60_000;

/** Rounded to what a person would say. */
function span(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

const overHttps = (address: string): string => address.replace(/^http:/i, 'https:');

const WORDS: Words = {
  S01: ({ origin, widget }) =>
    `This page is ${origin}, which the widget "${widget}" does not list, so it keeps no session here. ` +
    `Add "${origin}" to its \`origins\` (where there is a list, only what is on it may use the widget), ` +
    'or serve the page over https.',
  S02: ({ cookieDomain, host, isServer }) =>
    (isServer
      ? `\`cookieDomain\` is "${cookieDomain}", the address of the chat server, but the cookie is the page's own. `
      : `\`cookieDomain\` is "${cookieDomain}", of which this page's host is no part, so browsers refuse the cookie. `) +
    `Leave \`cookieDomain\` out (the widest domain that works is then found), or set it to "${host}" or to a domain above it.`,
  S03: ({ origin }) =>
    `\`secure\` is "always", and this page is ${origin}, where browsers keep no secure cookie. ` +
    'Set `secure` to "auto", or serve the page over https.',
  S04: ({ origin, widget }) =>
    `The widget "${widget}" does not list ${origin}, the origin of this page. Add "${origin}" to its \`origins\`.`,
  S05: ({ server }) =>
    `The server's address is ${server}, and no message goes over plain http. ` +
    `Serve it over https, and give the widget "${overHttps(server)}" as its \`server\`.`,
  S06: ({ store }) =>
    `The browser's ${store} storage keeps nothing on this page, so unsent messages end with it. ` +
    "Allow this site's data in the browser; a frame with a `sandbox` attribute needs `allow-same-origin` in it.",
  S07: () =>
    "The browser's storage for this site is full, so unsent messages end with the page. " +
    "Remove what the site's own scripts keep in `localStorage` and do not need: all together have about 5 MB.",
  S08: ({ cookie }) =>
    `The cookie "${cookie}" did not last, so visitors are not known again on other hosts of this site. ` +
    "Allow this site's cookies in the browser; where it happens in all of them, leave `cookieDomain` out.",
  S09: ({ cookie, count }) =>
    `This page sees ${count} cookies of the name "${cookie}", set for different domains or paths. All are read; ` +
    'to have one, set the same `cookieDomain` for all pages, or `scope: "host"` where other hosts are not yours.',
  S10: ({ from, to }) =>
    `A visitor of ${from} was a stranger on ${to}. Add "${from}" and "${to}" to the widget's \`linkDomains\`, ` +
    'so that links between the two carry the visitor along.',
  S11: ({ merges, sessions }) =>
    `${merges} of the last ${sessions} sessions had to be merged, so pages of one site do not see each other's cookies. ` +
    'Set `cookieDomain` to the domain they share, and name further domains in `linkDomains`.',
  S12: ({ widget }) =>
    `This page loads the widget "${widget}" twice, and the second one did nothing. Leave one \`<script>\` tag for it.`,
  S13: ({ aheadMs }) =>
    `This device's clock is ${span(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'} the server's. ` +
    "The widget goes by the server's; if every device says so, set the server's clock (NTP).",
  N01: ({ directive, source }) =>
    "The page's content security policy blocks a part of the widget. " +
    (source.startsWith("'nonce-")
      ? `Give its \`<script>\` tag the \`nonce\` that the policy's \`${directive}\` allows (\`${source}\`).`
      : `Its \`${directive}\` must allow \`${source}\`.`),
  N02: ({ server }) =>
    `The server's address is ${server}, which exists in a private network only, and this page is public. ` +
    'Give the widget an address as its `server` that visitors can reach.',
  N03: ({ server }) =>
    `No WebSocket can be opened to ${server}, so live news takes slower ways. Let every proxy before it pass ` +
    '`Upgrade: websocket` on (nginx: `proxy_http_version 1.1` and `proxy_set_header` for `Upgrade` and `Connection`).',
  N04: ({ server }) =>
    `Something before ${server} holds answers back until they are whole, so live news comes late. ` +
    'Switch buffering and compression of `text/event-stream` off there (nginx: `proxy_buffering off`).',
  N05: ({ server }) =>
    `${server} answers plain requests, but not the preflight that browsers send before a message. Let \`OPTIONS\` ` +
    'through to it, without a login or a redirect, and leave the `Access-Control-Allow-…` headers of its answers alone.',
  K01: ({ why }) =>
    `The token given to \`identify({ token })\` was refused: ${why} Sign it with a saved identity key (HS256 or EdDSA), ` +
    "with the widget's id as `aud`, the person as `sub`, and an `exp` at most an hour ahead.",
};

/** Says a finding to the owner: what is wrong, and the setting and value that mend it (T-11). */
export function sayFinding<Code extends FindingCode>(finding: Extract<Finding, { code: Code }>): string {
  const say: (finding: Extract<Finding, { code: Code }>) => string = WORDS[finding.code as Code];
  return say(finding);
}
