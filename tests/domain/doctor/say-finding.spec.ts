import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/doctor/finding.ts';
import { sayFinding } from '../../../src/domain/doctor/say-finding.ts';

const server = 'https://chat.example';

const ROWS: readonly (readonly [about: string, finding: Finding, words: string])[] = [
  [
    'S01',
    { code: 'S01', origin: 'http://www.shop.example', widget: 'shop' },
    'This page is http://www.shop.example, which the widget "shop" does not list, so it keeps no session here. Add "http://www.shop.example" to its `origins` (where there is a list, only what is on it may use the widget), or serve the page over https.',
  ],
  [
    'S02',
    { code: 'S02', cookieDomain: 'other.example', host: 'www.shop.example', isServer: false },
    '`cookieDomain` is "other.example", of which this page\'s host is no part, so browsers refuse the cookie. Leave `cookieDomain` out (the widest domain that works is then found), or set it to "www.shop.example" or to a domain above it.',
  ],
  [
    'S02 the chat server’s own address',
    { code: 'S02', cookieDomain: 'chat.example', host: 'www.shop.example', isServer: true },
    '`cookieDomain` is "chat.example", the address of the chat server, but the cookie is the page\'s own. Leave `cookieDomain` out (the widest domain that works is then found), or set it to "www.shop.example" or to a domain above it.',
  ],
  [
    'S03',
    { code: 'S03', origin: 'http://www.shop.example' },
    '`secure` is "always", and this page is http://www.shop.example, where browsers keep no secure cookie. Set `secure` to "auto", or serve the page over https.',
  ],
  [
    'S04',
    { code: 'S04', origin: 'https://www.shop.example', widget: 'shop' },
    'The widget "shop" does not list https://www.shop.example, the origin of this page. Add "https://www.shop.example" to its `origins`.',
  ],
  [
    'S05',
    { code: 'S05', server: 'http://chat.example' },
    'The server\'s address is http://chat.example, and no message goes over plain http. Serve it over https, and give the widget "https://chat.example" as its `server`.',
  ],
  [
    'S06',
    { code: 'S06', store: 'local' },
    "The browser's local storage keeps nothing on this page, so unsent messages end with it. Allow this site's data in the browser; a frame with a `sandbox` attribute needs `allow-same-origin` in it.",
  ],
  [
    'S07',
    { code: 'S07' },
    "The browser's storage for this site is full, so unsent messages end with the page. Remove what the site's own scripts keep in `localStorage` and do not need: all together have about 5 MB.",
  ],
  [
    'S08',
    { code: 'S08', cookie: '__Secure-pl_shop' },
    'The cookie "__Secure-pl_shop" did not last, so visitors are not known again on other hosts of this site. Allow this site\'s cookies in the browser; where it happens in all of them, leave `cookieDomain` out.',
  ],
  [
    'S09',
    { code: 'S09', cookie: '__Secure-pl_shop', count: 2 },
    'This page sees 2 cookies of the name "__Secure-pl_shop", set for different domains or paths. All are read; to have one, set the same `cookieDomain` for all pages, or `scope: "host"` where other hosts are not yours.',
  ],
  [
    'S10',
    { code: 'S10', from: 'https://shop.example', to: 'https://help.example' },
    'A visitor of https://shop.example was a stranger on https://help.example. Add "https://shop.example" and "https://help.example" to the widget\'s `linkDomains`, so that links between the two carry the visitor along.',
  ],
  [
    'S11',
    { code: 'S11', merges: 30, sessions: 100 },
    "30 of the last 100 sessions had to be merged, so pages of one site do not see each other's cookies. Set `cookieDomain` to the domain they share, and name further domains in `linkDomains`.",
  ],
  [
    'S12',
    { code: 'S12', widget: 'shop' },
    'This page loads the widget "shop" twice, and the second one did nothing. Leave one `<script>` tag for it.',
  ],
  [
    'S13 ahead',
    { code: 'S13', aheadMs: 12 * 60_000 },
    "This device's clock is 12 minutes ahead of the server's. The widget goes by the server's; if every device says so, set the server's clock (NTP).",
  ],
  [
    'S13 behind by hours',
    { code: 'S13', aheadMs: -7_200_000 },
    "This device's clock is 2 hours behind the server's. The widget goes by the server's; if every device says so, set the server's clock (NTP).",
  ],
  [
    'S13 behind by days',
    { code: 'S13', aheadMs: -86_400_000 * 40 },
    "This device's clock is 40 days behind the server's. The widget goes by the server's; if every device says so, set the server's clock (NTP).",
  ],
  [
    'N01',
    { code: 'N01', directive: 'connect-src', source: server },
    "The page's content security policy blocks a part of the widget. Its `connect-src` must allow `https://chat.example`.",
  ],
  [
    'N01 a nonce',
    { code: 'N01', directive: 'script-src', source: "'nonce-…'" },
    "The page's content security policy blocks a part of the widget. Give its `<script>` tag the `nonce` that the policy's `script-src` allows (`'nonce-…'`).",
  ],
  [
    'N02',
    { code: 'N02', server: 'http://10.0.0.5:4100' },
    "The server's address is http://10.0.0.5:4100, which exists in a private network only, and this page is public. Give the widget an address as its `server` that visitors can reach.",
  ],
  [
    'N03',
    { code: 'N03', server },
    'No WebSocket can be opened to https://chat.example, so live news takes slower ways. Let every proxy before it pass `Upgrade: websocket` on (nginx: `proxy_http_version 1.1` and `proxy_set_header` for `Upgrade` and `Connection`).',
  ],
  [
    'N04',
    { code: 'N04', server },
    'Something before https://chat.example holds answers back until they are whole, so live news comes late. Switch buffering and compression of `text/event-stream` off there (nginx: `proxy_buffering off`).',
  ],
  [
    'N05',
    { code: 'N05', server },
    'https://chat.example answers plain requests, but not the preflight that browsers send before a message. Let `OPTIONS` through to it, without a login or a redirect, and leave the `Access-Control-Allow-…` headers of its answers alone.',
  ],
  [
    'K01',
    { code: 'K01', why: 'It has no `exp`.' },
    "The token given to `identify({ token })` was refused: It has no `exp`. Sign it with a saved identity key (HS256 or EdDSA), with the widget's id as `aud`, the person as `sub`, and an `exp` at most an hour ahead.",
  ],
];

/** All that T-11 lists. */
const CODES = 'S01 S02 S03 S04 S05 S06 S07 S08 S09 S10 S11 S12 S13 N01 N02 N03 N04 N05 K01'.split(' ');

describe('sayFinding', () => {
  it.each(ROWS)('T-11 %s names the setting and the value', (_about, finding, words) => {
    expect(sayFinding(finding)).toBe(words);
  });

  it('T-11 every code has its words', () => {
    expect([...new Set(ROWS.map(([, { code }]) => code))]).toEqual(CODES);
  });
});
