import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { ChatReceipt } from '../../src/domain/chat/chat-receipt.ts';
import type { TestApp } from './open-app.ts';
import { openPage } from './session-page.ts';

let commands = 0;

/** 32 hex digits, another each time. */
export const commandId = (): string => (++commands).toString(16).padStart(32, 'f');

/** A visitor's page with a session, as its browser asks. */
export interface ChatPage {
  readonly token: string;
  readonly visitor: string;
  ask(method: 'GET' | 'POST', path: string, payload?: unknown, more?: InjectOptions): Promise<LightMyRequestResponse>;
  start(text?: string): Promise<ChatReceipt>;
}

export async function openChatPage(test: TestApp, widget = 'shop', origin = 'https://shop.example'): Promise<ChatPage> {
  const { visitor, secure, bridge } = await openPage(test, { widget, origin }).session();
  const token = secure?.token ?? bridge?.token ?? '';
  const ask: ChatPage['ask'] = (method, path, payload, more = {}) =>
    test.ask(method, `/w/${widget}/${path}`, {
      ...more,
      headers: given({
        origin,
        authorization: `Bearer ${token}`,
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...more.headers,
      }),
      ...(payload !== undefined && { payload: JSON.stringify(payload) }),
    });
  return {
    token,
    visitor,
    ask,
    async start(text = 'Is the lamp in stock?') {
      const answer = await ask('POST', 'chat', { commandId: commandId(), text });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json();
    },
  };
}

/** Without what is only named. */
const given = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
