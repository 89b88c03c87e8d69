import { scryptPasswords } from '../../src/node/agents/scrypt-passwords.ts';
import { createApp } from '../../src/node/app.ts';
import { openSqliteStore } from '../../src/node/sqlite/open-sqlite-store.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import type { Command, CommandKind, CommandOf } from '../../src/workspace/command.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { NO_LIMITS, newId, visit, visitorOf } from './busy-workspace.ts';
import type { Line, PushPlan, Saying } from './push-plan.ts';

const AGENTS = 20;
const PASSWORD = 'a lamp beside the porch';

/** As many as one address may hold. */
const LINES_OF_AN_ADDRESS = 100;

/**
 * The whole server on a disk: every visitor has a chat with one of twenty agents, each in a department of their own, and
 * all of them follow over sockets, and post what they say.
 */
export async function openChatSide(folder: string, visitors: number): Promise<PushPlan> {
  const store = expectThat.value(await openSqliteStore({ folder }), 'open');
  const departments = Array.from({ length: AGENTS }, (_, index) => `department-${index}`);
  const server = createReferenceServer({
    settings: { id: 'shop', departments },
    now: Date.now,
    newId,
    store,
    limits: NO_LIMITS,
    passwords: scryptPasswords({ ln: 4, r: 8, p: 1 }),
  });
  const app = await createApp({ server, token: '', trustProxy: true });
  const { host } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const run = async <Kind extends CommandKind>(command: CommandOf<Kind> & { kind: Kind }) =>
    expectThat.value(await server.handle<Kind>(command), command.kind);

  // They take what they are given by hand.
  await run({ kind: 'save-department', department: 'default', chats: { capacity: 0 } });
  const agents = await Promise.all(
    departments.map(async (department, index): Promise<{ id: string; headers: Line['headers'] }> => {
      const id = `agent-${index}`;
      const email = `${id}@shop.example`;
      await run({
        kind: 'save-agent',
        agent: id,
        online: 'online',
        presence: 'always',
        role: 'agent',
        departments: [department],
      });
      await run({ kind: 'save-account', agent: id, email, password: PASSWORD });
      const { token } = await run({ kind: 'sign-in', email, password: PASSWORD, address: null });
      return { id, headers: { origin: `http://${host}`, cookie: `pla=${token}` } };
    }),
  );
  const lines = agents.map(({ headers }): Line => {
    return { path: '/agent/socket', headers, hello: null, ready: '{"kind":"snapshot"' };
  });

  const sayings: Saying[] = [];
  await Promise.all(
    Array.from({ length: visitors }, async (_, index) => {
      const actor = visitorOf(await run(visit() as Command & { kind: 'resolve-session' }));
      const turn = index % AGENTS;
      const agent = agents[turn];
      if (!agent) return;
      const { chat } = await run({
        kind: 'start-chat',
        actor,
        commandId: newId(),
        text: 'Is the lamp in stock?',
        department: departments[turn] ?? '',
      });
      await run({ kind: 'open-chat', actor: { kind: 'agent', id: agent.id }, chat });
      const headers = { 'x-forwarded-for': addressOf(index) };
      const line = lines.push({
        path: '/w/shop/socket',
        headers,
        hello: JSON.stringify({ kind: 'hello', widget: 'shop', token: actor.token }),
        ready: '{"kind":"live"',
      });
      sayings.push(
        {
          by: {
            path: `/w/shop/chat/${chat}/messages`,
            headers: { ...headers, authorization: `Bearer ${actor.token}` },
          },
          to: turn,
        },
        { by: { path: `/agent/chats/${chat}/replies`, headers: agent.headers }, to: line - 1 },
      );
    }),
  );
  return { host, lines, sayings };
}

const addressOf = (visitor: number): string => `203.0.113.${Math.floor(visitor / LINES_OF_AN_ADDRESS)}`;
