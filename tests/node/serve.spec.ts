import { expect, it, onTestFinished } from 'vitest';
import { MINUTE_MS } from '../../src/base/instant.ts';
import { serve } from '../../src/node/serve.ts';
import { aSessionRequest } from '../../src/testing/builders.ts';
import { scriptedBot } from '../../src/testing/scripted-bot.ts';
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

it('B-1 a server answers by the bots it was given', async () => {
  const bot = scriptedBot({ otherwise: { say: 'Good day.' } });
  const { server, close } = await serve({
    settings: { id: 'shop', bot: {} },
    token: TOKEN,
    port: 0,
    bots: { shop: bot },
  });
  onTestFinished(close);
  const session = await server.handle({
    kind: 'resolve-session',
    widget: 'shop',
    request: aSessionRequest(),
    hostToken: null,
    origin: null,
    address: null,
  });
  const token = session.ok ? (session.value.secure?.token ?? '') : '';
  const heard = new Promise<string>((resolve) => {
    server.onChange(async (changed) => {
      for (const id of changed?.chats ?? []) {
        const found = await server.chat(id);
        const said = found.ok && found.value.log.find(({ actor, kind }) => actor.kind === 'bot' && kind === 'message');
        if (said && said.kind === 'message') resolve(said.text);
      }
    });
  });
  await server.handle({
    kind: 'start-chat',
    actor: { kind: 'visitor', widget: 'shop', token, origin: null },
    commandId: '0'.repeat(32),
    text: 'Hello?',
  });
  expect(await heard).toBe('Good day.');
});
