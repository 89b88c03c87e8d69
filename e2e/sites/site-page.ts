import type { ServerResponse } from 'node:http';
import { shopPolicy } from '../../demo/server/page-policy.ts';

/** The Porchlight server's host in all stories told on many hosts. */
export const CHAT_HOST = 'chat.porch.test';
export const CHAT_SERVER = `https://${CHAT_HOST}`;

export interface SitePage {
  /** Its own address. */
  readonly address: URL;
  /** Addresses it links to. */
  readonly links: readonly string[];
}

/**
 * An ordinary page under the shop's strict policy, with the pasted script tag (a). Its query says what else is there:
 *
 *     ?widget=lamps            another widget than `shop`
 *     ?data-storage=denied     attributes of the tag
 *     ?bare                    no tag: a page of somebody else on a host of the same domain
 */
export function sendSitePage(response: ServerResponse, { address, links }: SitePage): void {
  const { widget = 'shop', bare, ...attributes } = Object.fromEntries(address.searchParams);
  const tag = Object.entries({ src: `${CHAT_SERVER}/w/${widget}.js`, ...attributes }).map(
    ([name, value]) => ` ${name}="${quoted(value)}"`,
  );
  const items = links.map((link) => `<li><a href="${quoted(link)}">${quoted(link)}</a></li>`);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': shopPolicy(CHAT_SERVER),
    // The driver of a stock Firefox never hears that a page came back out of the browser's memory.
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${quoted(address.origin)}</title>
  </head>
  <body>
    <h1>${quoted(address.origin)}</h1>
    <ul>${items.join('')}</ul>
    ${bare === undefined ? `<script async${tag.join('')}></script>` : ''}
  </body>
</html>`);
}

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
