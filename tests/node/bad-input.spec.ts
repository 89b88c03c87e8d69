import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/node/app.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { badAgentRequests } from './agents/bad-agent-cases.ts';
import { badRequests } from './bad-input-cases.ts';
import { badSessionRequests } from './bad-session-cases.ts';
import { MONDAY, TOKEN } from './open-app.ts';

const rows = [...badRequests, ...badSessionRequests, ...badAgentRequests];

describe('bad input over HTTP', () => {
  const server = createReferenceServer({ settings: { id: 'shop' }, now: () => MONDAY, newId: () => 'id' });
  const app = createApp({ server, token: TOKEN, assets: { version: '1.2.3', script: '', files: new Map() } });

  /** Everything a request could have changed. */
  const everything = async () => ({
    widgets: await server.widgets(),
    settings: await server.settings('shop'),
    document: await server.statusDocument('shop'),
    agents: await server.agents(),
    messages: await server.offlineMessages({ limit: 200 }),
    spam: await server.offlineMessages({ spam: true, limit: 200 }),
    visitors: await server.visitors({ limit: 200 }),
    keys: await server.identityKeys('shop'),
    events: await server.store.eventsAfter('main', 0, 1_000),
  });
  let before: Awaited<ReturnType<typeof everything>>;

  beforeAll(async () => {
    await server.handle({ kind: 'save-agent', agent: 'anna', name: 'Anna' });
    before = await everything();
    return async () => {
      await (await app).close();
      await server.close();
    };
  });

  it.each(rows)(
    '$what is refused with $status $code',
    async ({ method, url, headers, payload, status, code, path }) => {
      const answer = await (await app).inject({
        method,
        url,
        headers: { ...headers, ...(url.startsWith('/api/') && { authorization: `Bearer ${TOKEN}` }) },
        ...(payload !== undefined && { payload }),
      });
      const problem = answer.json();
      expect([answer.statusCode, problem.code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(problem.message).toMatch(/^\S.*[.…]$/s);
      expect(answer.body).not.toMatch(/\bat .*\.(ts|js):\d|node_modules|ZodError/);
      if (path !== undefined) expect(problem.issues[0].path).toBe(path);
      expect(await everything()).toEqual(before);
    },
  );

  it('the table is long, and no row is twice', () => {
    expect(rows.length).toBeGreaterThan(350);
    expect(rows.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
    expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
  });
});
