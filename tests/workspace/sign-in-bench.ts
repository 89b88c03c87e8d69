import type { Passwords } from '../../src/workspace/agents/passwords.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { Store } from '../../src/workspace/store.ts';
import { answered, countedIds, MONDAY_10 } from './bench.ts';

export const PASSWORD = 'a long enough password';

/** Passwords that cost nothing; each comparison is held until `open` where a test wants to come between. */
export function plainPasswords() {
  const compared: (readonly [password: string, hash: string | null])[] = [];
  let gate: Promise<void> = Promise.resolve();
  const passwords: Passwords = {
    hash: async (password) => `hash of ${password}`,
    async fits(password, hash) {
      compared.push([password, hash]);
      await gate;
      return hash === `hash of ${password}`;
    },
  };
  const hold = (): (() => void) => {
    let release = (): void => undefined;
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  };
  return { passwords, compared, hold };
}

/** A workspace with the agent `anna`, who signs in as anna@shop.example. */
export async function openSignIns({ store = createMemoryStore() }: { store?: Store } = {}) {
  const clock = { now: MONDAY_10 };
  const errors: unknown[] = [];
  const { passwords, compared, hold } = plainPasswords();
  const server = createReferenceServer({
    settings: { id: 'w' },
    now: () => clock.now,
    newId: countedIds(),
    store,
    passwords,
    onError: (error) => errors.push(error),
  });
  answered(await server.handle({ kind: 'save-agent', agent: 'anna' }));
  const account = (agent: string, email: string, password = PASSWORD) =>
    server.handle({ kind: 'save-account', agent, email, password });
  answered(await account('anna', 'anna@shop.example'));
  return {
    server,
    clock,
    errors,
    compared,
    hold,
    account,
    signIn: (email = 'anna@shop.example', password = PASSWORD, address: string | null = null) =>
      server.handle({ kind: 'sign-in', email, password, address }),
    async who(token: string): Promise<string> {
      const found = await server.signedInAgent(token);
      return found.ok ? found.value.agent.id : found.problem.code;
    },
    async agent(id = 'anna') {
      return (await server.agents()).find((one) => one.id === id);
    },
    async events(kind: string): Promise<readonly unknown[]> {
      const events = answered(await store.eventsAfter('main', 0, 200));
      return events.filter((event) => event.kind === kind).map(({ body }) => body);
    },
    async stored(): Promise<string> {
      return JSON.stringify([await store.load('main'), await store.eventsAfter('main', 0, 200)]);
    },
  };
}
