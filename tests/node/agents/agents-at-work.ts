import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Role } from '../../../src/domain/agent/permission.ts';
import type { WidgetSettings } from '../../../src/domain/settings.ts';
import { openApp, type TestApp } from '../open-app.ts';
import { openPage } from '../session-page.ts';
import { LOCAL, PASSWORD } from './agent-page.ts';

type Method = NonNullable<InjectOptions['method']>;

/** One signed-in browser. */
export interface AgentBrowser {
  readonly cookie: string;
  ask(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** A visitor's page with a session. */
export interface VisitorPage {
  readonly id: string;
  ask(method: Method, path: string, body?: unknown): Promise<LightMyRequestResponse>;
  /** Begins a chat, and gives its receipt. */
  start(text?: string): Promise<{ readonly chat: string; readonly state: string }>;
  beat(): Promise<LightMyRequestResponse>;
}

export interface Work extends TestApp {
  agent(id: string): Promise<AgentBrowser>;
  visitor(): Promise<VisitorPage>;
  commandId(): string;
}

const ROLES: readonly (readonly [id: string, role: Role, departments: readonly string[]])[] = [
  ['anna', 'agent', ['sales']],
  ['ben', 'agent', ['support']],
  ['carl', 'supervisor', ['sales', 'support']],
  ['dora', 'admin', []],
];

const SETTINGS: WidgetSettings = { id: 'shop', departments: ['sales', 'support'], tracking: true };

/** A server with Anna of sales, Ben of support, Carl who supervises, and Dora who manages; chats are taken by hand. */
export async function openWork(settings: WidgetSettings = SETTINGS): Promise<Work> {
  const bench = await openApp(settings);
  const { server, ask } = bench;
  let commands = 0;
  for (const [id, role, departments] of ROLES) {
    await server.handle({ kind: 'save-agent', agent: id, role, departments: [...departments], online: 'online' });
    await server.handle({ kind: 'save-account', agent: id, email: `${id}@shop.example`, password: PASSWORD });
  }
  await server.handle({ kind: 'save-department', department: 'default', chats: { assignment: 'manual' } });

  return {
    ...bench,
    commandId: () => (++commands).toString(16).padStart(32, 'd'),
    async agent(id) {
      const json = { 'content-type': 'application/json' };
      const signed = await ask('POST', '/agent/session', {
        payload: JSON.stringify({ email: `${id}@shop.example`, password: PASSWORD }),
        headers: { ...LOCAL, ...json },
      });
      const cookie = String(signed.headers['set-cookie']).split(';')[0] ?? '';
      return {
        cookie,
        ask: (method, url, body, headers = {}) =>
          ask(method, `/agent${url}`, {
            ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
            headers: { ...LOCAL, cookie, ...(body !== undefined && json), ...headers },
          }),
      };
    },
    async visitor() {
      const session = await openPage(bench).session();
      const headers = { authorization: `Bearer ${session.secure?.token}`, origin: 'https://shop.example' };
      const askAs: VisitorPage['ask'] = (method, path, body) =>
        ask(method, `/w/shop${path}`, {
          ...(body !== undefined && { payload: JSON.stringify(body) }),
          headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
        });
      const { data } = (await bench.manage('GET', '/api/v1/visitors?limit=1')).json();
      return {
        id: data[0].id,
        ask: askAs,
        async start(text = 'Where is my lamp?') {
          const commandId = (++commands).toString(16).padStart(32, 'd');
          return (await askAs('POST', '/chat', { commandId, text, department: 'sales' })).json();
        },
        beat: () =>
          askAs('POST', '/visit', {
            page: { url: 'https://shop.example/lamps' },
            language: 'en',
            timeZone: 'UTC',
            device: 'desktop',
          }),
      };
    },
  };
}
