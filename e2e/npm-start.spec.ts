import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';

const SERVE = fileURLToPath(new URL('../demo/serve.ts', import.meta.url));

/** Starts what `npm start` starts after the build, and reads what it says until it has said how to end it. */
async function start(ports: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [SERVE], { env: { ...process.env, ...ports } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(child, 'exit');
  while (!said.includes('Ctrl+C ends it.') && child.exitCode === null) {
    await Promise.race([once(child.stdout, 'data'), ended]);
  }
  return { child, said };
}

test('what npm start prints works as it stands, and a signal ends it in peace', async ({ request }) => {
  const { child, said } = await start({ PORCHLIGHT_SITE_PORT: '0', PORCHLIGHT_SERVER_PORT: '0' });
  try {
    const [, site = ''] = /Demo site {3}(\S+)/.exec(said) ?? [];
    const [, qa = ''] = /QA page {5}(\S+)/.exec(said) ?? [];
    const [, bearer = '', api = ''] = /curl -H "Authorization: (Bearer \S+)" (\S+offline-messages)/.exec(said) ?? [];
    expect(said).toContain('messages end with it');
    expect(await (await request.get(site)).text()).toContain('Lantern');
    expect(await (await request.get(qa)).text()).toContain('Porchlight QA');
    const messages = await request.get(api, { headers: { authorization: bearer } });
    expect(await messages.json()).toEqual({ data: [], next: null });
  } finally {
    child.kill('SIGTERM');
  }
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('npm start goes on to the next port when its own is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { child, said } = await start({ PORCHLIGHT_SITE_PORT: String(port), PORCHLIGHT_SERVER_PORT: '0' });
  child.kill('SIGTERM');
  await once(child, 'exit');
  other.close();
  expect(Number(/Demo site {3}http:\/\/localhost:(\d+)/.exec(said)?.[1])).toBeGreaterThan(port);
});

test('npm start says in a sentence what is wrong with a port', async () => {
  const { child, said } = await start({ PORCHLIGHT_SITE_PORT: 'next-door' });
  expect(said).toBe('PORCHLIGHT_SITE_PORT=next-door is no port.\n');
  expect(child.exitCode).toBe(1);
});
