import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import type { OfflineMessage } from '../../src/domain/form/offline-message.ts';
import type { Submission } from '../../src/domain/form/submission.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { scryptPasswords } from '../../src/node/agents/scrypt-passwords.ts';
import { type AppOptions, createApp } from '../../src/node/app.ts';
import { aSubmission as submissionOf } from '../../src/testing/builders.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';

export const TOKEN = 'a-token-only-tests-know';

/** Monday, 10:00 in UTC. */
export const MONDAY = Date.UTC(2026, 10, 23, 10);

export interface TestApp {
  readonly app: FastifyInstance;
  readonly server: ReferenceServer;
  readonly clock: { now: number };
  /** One request, without a socket. */
  ask(method: InjectOptions['method'], url: string, options?: InjectOptions): Promise<LightMyRequestResponse>;
  /** The same as an owner. */
  manage(method: InjectOptions['method'], url: string, options?: InjectOptions): Promise<LightMyRequestResponse>;
  /** A visitor's message, as a page posts it. */
  post(submission: unknown, options?: InjectOptions): Promise<LightMyRequestResponse>;
  stored(): Promise<readonly OfflineMessage[]>;
}

/** A server with its own clock, and an application over it that listens nowhere; both end with the test. */
export async function openApp(
  settings: WidgetSettings | readonly WidgetSettings[] = { id: 'shop' },
  options: Partial<AppOptions> = {},
): Promise<TestApp> {
  const clock = { now: MONDAY };
  let ids = 0;
  const newId = (): string => (++ids).toString(16).padStart(32, '0');
  const passwords = scryptPasswords({ ln: 4, r: 8, p: 1 });
  const server = createReferenceServer({ settings, now: () => clock.now, newId, passwords });
  const app = await createApp({ server, token: TOKEN, ...options });
  onTestFinished(async () => {
    await app.close();
    await server.close();
  });
  const ask: TestApp['ask'] = async (method, url, more = {}) => app.inject({ ...more, method: method ?? 'GET', url });
  return {
    app,
    server,
    clock,
    ask,
    manage: (method, url, more = {}) =>
      ask(method, url, { ...more, headers: { authorization: `Bearer ${TOKEN}`, ...more.headers } }),
    post: (submission, more = {}) =>
      ask('POST', '/w/shop/offline-messages', {
        ...more,
        headers: { 'content-type': 'application/json', ...more.headers },
        payload: JSON.stringify(submission),
      }),
    async stored() {
      const pages = await Promise.all([false, true].map((spam) => server.offlineMessages({ spam, limit: 200 })));
      return pages.flatMap((page) => (page.ok ? page.value.messages : []));
    },
  };
}

/** A message nothing is wrong with; `n` makes another visitor and another command. */
export const aSubmission = (n = 1, change: Partial<Submission> = {}): Submission =>
  submissionOf({
    commandId: n.toString(16).padStart(32, 'c'),
    visitor: n.toString(16).padStart(32, 'a'),
    values: { name: 'Ada Lovelace', email: 'ada@example.com', message: 'Do you ship to the Azores?' },
    timeZone: 'Atlantic/Azores',
    ...change,
  });
