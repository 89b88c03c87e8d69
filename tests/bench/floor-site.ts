import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle } from '../tools/bundle.ts';
import { PREACT_BUTTON } from '../tools/preact-button.ts';

/** The pages our own are measured beside: the least that does as much. */
export interface FloorSite {
  /** Holds nothing. */
  readonly empty: string;
  /** Loads a button of Preact and signals. */
  readonly button: string;
  /** Has a plain button which loads the other one when it is pressed. */
  readonly buttonLater: string;
  /** Has as many lines of text in a scrolling box, and takes more by `addLine(text)`. */
  lines(count: number): string;
  close(): Promise<void>;
}

const PLAIN_BUTTON = `
  const button = document.createElement('button');
  button.textContent = 'Open';
  button.id = 'launcher';
  button.onclick = () => import('./button.js');
  document.body.append(button);
`;

const LINES = `
  const log = document.createElement('div');
  log.id = 'log';
  log.style.cssText = 'height: 30em; width: 24em; overflow-y: auto';
  document.body.append(log);
  const write = (text) => {
    const line = document.createElement('p');
    line.textContent = text;
    log.append(line);
  };
  const toTheEnd = () => (log.scrollTop = log.scrollHeight);
  const count = Number(new URLSearchParams(location.search).get('count'));
  for (let index = 0; index < count; index += 1) write('Line ' + index + ' of what was said here.');
  toTheEnd();
  globalThis.addLine = (text) => {
    write(text);
    toTheEnd();
  };
`;

export async function openFloorSite(): Promise<FloorSite> {
  const scripts = new Map([
    ['/button.js', (await bundle(PREACT_BUTTON)).join('\n')],
    ['/later.js', PLAIN_BUTTON],
    ['/lines.js', LINES],
  ]);
  const site = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(pathname);
    response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(script ?? pageHtml(searchParams.get('script')));
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = `http://localhost:${(site.address() as AddressInfo).port}/`;
  return {
    empty: address,
    button: `${address}?script=button.js`,
    buttonLater: `${address}?script=later.js`,
    lines: (count) => `${address}?script=lines.js&count=${count}`,
    async close() {
      site.close();
      site.closeAllConnections();
    },
  };
}

const pageHtml = (script: string | null): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>An ordinary page</title></head>
  <body>
    <main><h1>An ordinary page</h1><p>It was here before the widget, and goes on without it.</p></main>
    ${script ? `<script async type="module" src="/${script}"></script>` : ''}
  </body>
</html>`;
