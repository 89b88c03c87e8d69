import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { PresentedToken, SessionAnswer, SessionRequest } from '../../src/domain/session/session.ts';
import { aSubmission, type TestApp } from './open-app.ts';

export const bootOf = (n: number): string => n.toString(16).padStart(32, 'b');

/** A request nothing is wrong with; `n` makes another page. */
export const aRequest = (n = 1, change: Partial<SessionRequest> = {}): SessionRequest => ({
  boot: bootOf(n),
  tokens: [],
  page: { url: 'https://shop.example/lamps' },
  language: 'en',
  timeZone: 'UTC',
  ...change,
});

/** A page of a site, as its browser asks for it. */
export interface SessionPage {
  resolve(change?: Partial<SessionRequest>, more?: InjectOptions): Promise<LightMyRequestResponse>;
  /** The answer where there must be one. */
  session(tokens?: readonly PresentedToken[], change?: Partial<SessionRequest>): Promise<SessionAnswer>;
  handOver(token: string | null, target: string): Promise<LightMyRequestResponse>;
  end(tokens: readonly string[]): Promise<LightMyRequestResponse>;
  /** One message; each call another one. */
  submit(authorization?: string): Promise<LightMyRequestResponse>;
}

let pages = 0;
let commands = 0;

export function openPage(
  { ask, post }: TestApp,
  { origin = 'https://shop.example', widget = 'shop' }: { origin?: string; widget?: string } = {},
): SessionPage {
  const n = ++pages;
  const send = (name: string, payload: object, headers: Record<string, string> = {}) =>
    ask('POST', `/w/${widget}/visitor/${name}`, {
      headers: { 'content-type': 'application/json', origin, ...headers },
      payload,
    });
  return {
    resolve: (change = {}) => send('session', aRequest(n, change)),
    async session(tokens = [], change = {}) {
      const answer = await send('session', aRequest(n, { tokens, ...change }));
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json();
    },
    handOver: (token, target) =>
      send('handover', { target }, token === null ? {} : { authorization: `Bearer ${token}` }),
    end: (tokens) => send('end', { tokens }),
    submit: (authorization) =>
      post(aSubmission(1, { commandId: (++commands).toString(16).padStart(32, 'e'), visitor: bootOf(n) }), {
        headers: { origin, ...(authorization !== undefined && { authorization }) },
      }),
  };
}

export const own = (token = ''): PresentedToken => ({ token, place: 'own' });
