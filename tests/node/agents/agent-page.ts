import type { InjectOptions } from 'fastify';
import type { AppOptions } from '../../../src/node/app.ts';
import { openApp } from '../open-app.ts';

export const EMAIL = 'anna@shop.example';
export const PASSWORD = 'a long enough password';

type Headers = Readonly<Record<string, string>>;

/** What a browser says of a page of the server's own origin. */
export const LOCAL: Headers = {
  origin: 'http://localhost:4100',
  host: 'localhost:4100',
  'sec-fetch-site': 'same-origin',
};
export const SECURE: Headers = {
  origin: 'https://chat.example',
  host: 'chat.example',
  'sec-fetch-site': 'same-origin',
};

/** A server that Anna can sign in to, and a page of its console that keeps its cookie as a browser would. */
export async function openAgentPage({
  page = LOCAL,
  options = {},
}: {
  page?: Headers;
  options?: Partial<AppOptions>;
} = {}) {
  const bench = await openApp({ id: 'shop' }, options);
  const body = (value: unknown) => ({
    payload: JSON.stringify(value),
    headers: { 'content-type': 'application/json' },
  });
  await bench.manage('PUT', '/api/v1/agents/anna', body({ name: 'Anna' }));
  await bench.manage('PUT', '/api/v1/agents/anna/account', body({ email: EMAIL, password: PASSWORD }));
  let cookie = '';

  const ask = async (method: InjectOptions['method'], url: string, value?: unknown, headers: Headers = {}) => {
    const { origin: _none, ...withoutOrigin } = page;
    const answer = await bench.ask(method, url, {
      ...(value !== undefined && { payload: JSON.stringify(value) }),
      headers: {
        // A browser names the origin with whatever may change something.
        ...(method === 'GET' ? withoutOrigin : page),
        ...(value !== undefined && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...headers,
      },
    });
    const set = answer.headers['set-cookie'];
    if (typeof set === 'string') cookie = /Max-Age=0$/.test(set) ? '' : (set.split(';')[0] ?? '');
    return answer;
  };

  return {
    ...bench,
    ask,
    cookie: () => cookie,
    signIn: (email = EMAIL, password = PASSWORD, headers: Headers = {}) =>
      ask('POST', '/agent/session', { email, password }, headers),
  };
}
