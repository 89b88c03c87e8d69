import { createServer } from 'node:http';
import { readEmbedManifest } from '../demo/server/embed-manifest.ts';
import { shopPolicy } from '../demo/server/page-policy.ts';
import { listen, shut } from './listen.ts';

export const WIDGET = 'story';

export type TagKind = 'a' | 'b';

/** An ordinary page on an origin of its own, with nothing but the pasted script tag. */
export interface StorySite {
  /** The page's address, by kind of tag and what else stands in the tag. */
  page(tag: TagKind, attributes?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/** `server`: the address of the Porchlight server whose widget it shows; `policy`: default the demo shop's. */
export async function startSite(server: string, policy: (server: string) => string = shopPolicy): Promise<StorySite> {
  const manifest = await readEmbedManifest();
  const site = createServer((request, response) => {
    const query = new URL(request.url ?? '/', server).searchParams;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(server),
    });
    response.end(pageHtml(server, manifest, query));
  });
  const url = `http://localhost:${await listen(site, 0)}`;
  return {
    page: (tag, attributes = {}) => `${url}/?${new URLSearchParams({ tag, ...attributes })}`,
    close: () => shut(site),
  };
}

function pageHtml(
  server: string,
  manifest: { script: string; scriptIntegrity: string },
  query: URLSearchParams,
): string {
  const { tag, lang = 'en', ...data } = Object.fromEntries(query);
  const own =
    tag === 'a'
      ? { src: `${server}/w/${WIDGET}.js` }
      : {
          src: `${server}/embed/${manifest.script}`,
          integrity: manifest.scriptIntegrity,
          crossorigin: 'anonymous',
          'data-server': server,
          'data-widget': WIDGET,
        };
  const attributes = Object.entries({ ...own, ...data }).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>An ordinary page</title>
  </head>
  <body>
    <main>
      <h1>An ordinary page</h1>
      <p>It was here before the widget, and <a href="#more">goes on</a> without it.</p>
    </main>
    <script async${attributes.join('')}></script>
  </body>
</html>`;
}
