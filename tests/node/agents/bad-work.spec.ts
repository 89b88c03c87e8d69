import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scryptPasswords } from '../../../src/node/agents/scrypt-passwords.ts';
import { createApp } from '../../../src/node/app.ts';
import { createReferenceServer } from '../../../src/workspace/create-reference-server.ts';
import { answered, countedIds, MONDAY_10 } from '../../workspace/bench.ts';
import { LOCAL, PASSWORD } from './agent-page.ts';
import { type BadWork, type BadWorkIds, badWork } from './bad-work-cases.ts';

/** Ids that stand for the real ones in the titles, which must be known before anything runs. */
const PLACES: BadWorkIds = { active: '-active-', queued: '-queued-', foreign: '-foreign-', visitor: '-visitor-' };

const rows = badWork(PLACES);

describe('bad input of a signed-in page', () => {
  const settings = { id: 'shop', departments: ['sales', 'support'], tracking: true };
  const passwords = scryptPasswords({ ln: 4, r: 8, p: 1 });
  const server = createReferenceServer({ settings, now: () => MONDAY_10, newId: countedIds(), passwords });
  const app = createApp({ server, token: 'x' });
  const cookies = new Map<string, string>();
  const ids = new Map<string, string>();
  const commandId = countedIds();

  const begin = async (department: string) => {
    const boot = commandId().replace(/^0/, 'b');
    const page = { url: 'https://shop.example/' };
    const session = answered(
      await server.handle({
        kind: 'resolve-session',
        widget: 'shop',
        request: { boot, tokens: [], page, language: 'en', timeZone: 'UTC' },
        hostToken: null,
        origin: 'https://shop.example',
        address: null,
      }),
    );
    const token = session.secure?.token ?? '';
    const actor = { kind: 'visitor', widget: 'shop', token, origin: 'https://shop.example' } as const;
    const words = { commandId: commandId(), text: 'Hello?' };
    return answered(await server.handle({ kind: 'start-chat', actor, ...words, department })).chat;
  };

  beforeAll(async () => {
    for (const [id, role, departments] of [
      ['anna', 'agent', ['sales']],
      ['ben', 'agent', ['support']],
      ['dora', 'admin', []],
    ] as const) {
      await server.handle({ kind: 'save-agent', agent: id, role, departments: [...departments], online: 'online' });
      const account = { email: `${id}@shop.example`, password: PASSWORD };
      await server.handle({ kind: 'save-account', agent: id, ...account });
      const { token } = answered(await server.handle({ kind: 'sign-in', ...account, address: null }));
      cookies.set(id, `pla=${token}`);
    }
    await server.handle({ kind: 'save-department', department: 'default', chats: { assignment: 'manual' } });
    for (const [place, department, owner] of [
      [PLACES.active, 'sales', 'anna'],
      [PLACES.queued, 'sales', null],
      [PLACES.foreign, 'support', 'ben'],
    ] as const) {
      const chat = await begin(department);
      ids.set(place, chat);
      if (owner) await server.handle({ kind: 'open-chat', actor: { kind: 'agent', id: owner }, chat });
    }
    const { chat } = answered(await server.chat(ids.get(PLACES.queued) ?? ''));
    ids.set(PLACES.visitor, chat.visitor);
  });
  afterAll(async () => {
    await (await app).close();
    await server.close();
  });

  /** Everything a request could have changed. */
  const everything = async () => ({
    settings: await server.settings('shop'),
    departments: await server.departments(),
    workspace: await server.workspaceSettings(),
    agents: await server.agents(),
    chats: await server.chats(),
    events: await server.store.eventsAfter('main', 0, 1_000),
  });

  const real = (text: string): string => [...ids].reduce((done, [place, id]) => done.replaceAll(place, id), text);

  const send = async ({ method, url, as, payload, headers }: BadWork) =>
    (await app).inject({
      method,
      url: `/agent${real(url)}`,
      headers: {
        ...LOCAL,
        ...(as && { cookie: cookies.get(as) ?? '' }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload !== undefined && { payload: typeof payload === 'string' ? real(payload) : payload }),
    });

  it.each(rows)('$what is refused with $status $code', async (row) => {
    const before = await everything();
    const answer = await send(row);
    const problem = answer.json();
    expect([answer.statusCode, problem.code]).toEqual([row.status, row.code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem.message).toMatch(/^\S.*[.…]$/s);
    if (row.permission !== undefined) expect(problem.permission).toBe(row.permission);
    if (row.path !== undefined) expect(problem.issues[0].path).toBe(row.path);
    expect(await everything()).toEqual(before);
  });

  it('the table is long, and no row is twice', () => {
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
    expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
  });
});
