import { expect, it, onTestFinished } from 'vitest';
import { MINUTE_MS } from '../../src/base/instant.ts';
import { serve } from '../../src/node/serve.ts';
import { aSubmission, TOKEN } from './open-app.ts';

it('Z-4 the owner of a server may set each limit, and the others stay', async () => {
  const { url, close } = await serve({
    settings: { id: 'shop' },
    token: TOKEN,
    port: 0,
    limits: { formsPerVisitor: { limit: 1, windowMs: MINUTE_MS } },
  });
  onTestFinished(close);
  const statuses: number[] = [];
  for (const n of [1, 2]) {
    const { commandId } = aSubmission(n);
    const { status } = await fetch(`${url}/w/shop/offline-messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(aSubmission(1, { commandId })),
    });
    statuses.push(status);
  }
  expect(statuses).toEqual([201, 429]);
});
