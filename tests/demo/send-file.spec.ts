import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopPolicy } from '../../demo/server/page-policy.ts';
import { sendFile } from '../../demo/server/send-file.ts';

const root = fileURLToPath(new URL('../../demo/site', import.meta.url));
const policy = shopPolicy('http://chat.example');
const http = createServer((request, response) => {
  void sendFile(response, { root, path: request.url ?? '/', policy, fill: (html) => html.toUpperCase() }).then(
    (sent) => {
      if (!sent) response.writeHead(404).end();
    },
  );
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ({ port } = http.address() as AddressInfo);
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});

/** The status line's code for a path sent as it is: `fetch` would tidy it up first. */
const statusOf = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`));
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(Number(/^HTTP\/1.1 (\d+)/.exec(String(data))?.[1]));
      socket.destroy();
    });
  });

describe('a file of the demo site', () => {
  it.each([
    ['/', 200],
    ['/index.html', 200],
    ['/styles.css', 200],
    ['/img/porch.svg', 200],
    ['/img/', 404],
    ['/none.html', 404],
    ['/../scene.ts', 404],
    ['/..%2fscene.ts', 404],
    ['/%2e%2e/%2e%2e/package.json', 404],
    ['/img/..%2f..%2fscenes.ts', 404],
    ['/index.html%00', 404],
    ['/%zz', 404],
  ])('%s is answered with %i', async (path, status) => {
    expect(await statusOf(path)).toBe(status);
  });

  it('has its type and the strict policy, and only pages are filled in', async () => {
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(policy);
    expect(policy).toContain("default-src 'none'; script-src http://chat.example;");
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).toContain('LANTERN');
    const styles = await fetch(`http://127.0.0.1:${port}/styles.css`);
    expect(styles.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await styles.text()).toContain('--paper');
  });
});
