import type { InjectOptions } from 'fastify';

/** One request about chats that must be refused. `{chat}` in its path is the chat of another visitor. */
export interface BadChatRequest {
  readonly what: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly payload?: unknown;
  /** Instead of the page's own. */
  readonly headers?: NonNullable<InjectOptions['headers']>;
  readonly status: number;
  readonly code: string;
  /** The path of the first issue. */
  readonly at?: string;
}

const ID = 'c0'.repeat(16);
const notFound = { status: 404, code: 'not-found' } as const;
const invalid = { status: 422, code: 'invalid' } as const;
const post = (
  path: string,
  payload: unknown,
  what: string,
  outcome: Pick<BadChatRequest, 'status' | 'code' | 'at'>,
) => ({
  method: 'POST' as const,
  path,
  payload,
  what,
  ...outcome,
});

const starts: readonly BadChatRequest[] = (
  [
    ['nothing', null, ''],
    ['a text', 'hello', ''],
    ['a list', [], ''],
    ['no command id', { text: 'Hello' }, 'commandId'],
    ['a command id that is a number', { commandId: 1 }, 'commandId'],
    ['a command id in capitals', { commandId: 'C0'.repeat(16) }, 'commandId'],
    ['a text that is a number', { commandId: ID, text: 7 }, 'text'],
    ['a text of spaces', { commandId: ID, text: ' \n ' }, 'text'],
    ['a text of 4,001 characters', { commandId: ID, text: 'x'.repeat(4_001) }, 'text'],
    ['a department that is no id', { commandId: ID, department: '../sales' }, 'department'],
    ['a contact that is a text', { commandId: ID, contact: 'ada@example.com' }, 'contact'],
    ['a contact with a member of its own', { commandId: ID, contact: { age: 7 } }, 'contact.age'],
    ['an invitation that is a number', { commandId: ID, invitation: 7 }, 'invitation'],
    ['an actor of its own', { commandId: ID, actor: { kind: 'bot' } }, 'actor'],
    ['a kind of its own', { commandId: ID, kind: 'reply' }, 'kind'],
    ['a wish that is not the page’s to make', { commandId: ID, skipsBot: true }, 'skipsBot'],
  ] as const
).map(([what, payload, at]) => post('chat', payload, `a start with ${what}`, { ...invalid, at }));

const words: readonly BadChatRequest[] = (
  [
    ['nothing', null, ''],
    ['no words', { commandId: ID }, 'text'],
    ['words that are none', { commandId: ID, text: { toString: 'x' } }, 'text'],
    ['another chat beside the address', { commandId: ID, text: 'Hello', chat: 'c1' }, 'chat'],
    ['offers', { commandId: ID, text: 'Hello', offers: ['person'] }, 'offers'],
    ['the actor of an agent', { commandId: ID, text: 'Hello', actor: { kind: 'agent', id: 'anna' } }, 'actor'],
  ] as const
).map(([what, payload, at]) => post('chat/{chat}/messages', payload, `words with ${what}`, { ...invalid, at }));

const marks: readonly BadChatRequest[] = (
  [
    ['nothing', null, ''],
    ['no number', {}, 'number'],
    ['the number 0', { number: 0 }, 'number'],
    ['a number below', { number: -1 }, 'number'],
    ['half a number', { number: 1.5 }, 'number'],
    ['a number as a text', { number: '1' }, 'number'],
    ['a number too large to count to', { number: 1e300 }, 'number'],
    ['another chat beside the address', { number: 1, chat: 'c1' }, 'chat'],
    ['the actor of an agent', { number: 1, actor: { kind: 'agent', id: 'anna' } }, 'actor'],
  ] as const
).map(([what, payload, at]) => post('chat/{chat}/read', payload, `a mark with ${what}`, { ...invalid, at }));

const ratings: readonly BadChatRequest[] = (
  [
    ['nothing', null, ''],
    ['no score', { comment: 'Fine' }, 'score'],
    ['the score 0', { score: 0 }, 'score'],
    ['the score 6', { score: 6 }, 'score'],
    ['half a score', { score: 4.5 }, 'score'],
    ['a score as a text', { score: '5' }, 'score'],
    ['a comment that is a list', { score: 5, comment: ['Fine'] }, 'comment'],
    ['a comment of 1,001 characters', { score: 5, comment: 'x'.repeat(1_001) }, 'comment'],
    ['an instant of its own', { score: 5, at: 0 }, 'at'],
  ] as const
).map(([what, payload, at]) => post('chat/{chat}/rating', payload, `a rating with ${what}`, { ...invalid, at }));

const positions: readonly BadChatRequest[] = ['chat', 'chat/feed'].flatMap((path) =>
  [
    '?after=1',
    '?chat=c1',
    '?chat=c1&after=',
    '?chat=c1&after=-1',
    '?chat=c1&after=1.5',
    '?chat=c1&after=1e3',
    '?chat=c1&after=NaN',
    '?chat=c1&after=0x10',
    '?chat=c1&after=9999999999',
    '?chat=c1&after=1&after=2',
    '?chat=c1&chat=c2&after=1',
    '?chat=&after=1',
    '?chat=a%2Fb&after=1',
    '?chat=c1&after=1&token=pl1_',
  ].map((query) => ({
    what: `the position ${query} at ${path}`,
    method: 'GET' as const,
    path: path + query,
    ...invalid,
  })),
);

const foreign: readonly BadChatRequest[] = ['{chat}', ID, 'none'].flatMap((chat) => [
  post(`chat/${chat}/messages`, { commandId: ID, text: 'Hello' }, `words into the chat ${chat}`, notFound),
  post(`chat/${chat}/hand-off`, {}, `a hand-off of the chat ${chat}`, notFound),
  post(`chat/${chat}/end`, {}, `an end of the chat ${chat}`, notFound),
  post(`chat/${chat}/read`, { number: 1 }, `a mark in the chat ${chat}`, notFound),
  post(`chat/${chat}/typing`, {}, `typing in the chat ${chat}`, notFound),
  post(`chat/${chat}/rating`, { score: 5 }, `a rating of the chat ${chat}`, notFound),
]);

const EVERY = [
  ['POST', 'chat', { commandId: ID }],
  ['GET', 'chat', undefined],
  ['GET', 'chat/feed', undefined],
  ['POST', 'chat/{chat}/messages', { commandId: ID, text: 'Hello' }],
  ['POST', 'chat/{chat}/hand-off', {}],
  ['POST', 'chat/{chat}/end', {}],
  ['POST', 'chat/{chat}/read', { number: 1 }],
  ['POST', 'chat/{chat}/typing', {}],
  ['POST', 'chat/{chat}/rating', { score: 5 }],
  ['POST', 'visit', { page: { url: 'https://shop.example/' }, language: 'en', timeZone: 'UTC', device: 'desktop' }],
  ['POST', 'invitations/none', { state: 'shown' }],
] as const;

const credentials: readonly BadChatRequest[] = EVERY.flatMap(([method, path, payload]) =>
  (
    [
      ['no token', undefined, 'unauthorized'],
      ['an invented token', `Bearer pl1_${'0f'.repeat(32)}`, 'session-expired'],
      ['an invented bridge', `Bearer plb_${'0f'.repeat(32)}`, 'session-expired'],
      ['half a token', 'Bearer pl1_0f', 'session-expired'],
      ['another scheme', 'Basic YTpi', 'session-expired'],
      ['the word alone', 'Bearer', 'session-expired'],
    ] as const
  ).map(([what, authorization, code]) => ({
    what: `${method} ${path} with ${what}`,
    method,
    path,
    payload,
    headers: { authorization },
    status: 401,
    code,
  })),
);

const bodies: readonly BadChatRequest[] = EVERY.filter(([method]) => method === 'POST').flatMap(([method, path]) => [
  {
    what: `${path} with 70,000 bytes`,
    method,
    path,
    payload: { text: 'x'.repeat(70_000) },
    status: 413,
    code: 'too-large',
  },
  {
    what: `${path} as a form`,
    method,
    path,
    payload: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'invalid',
  },
]);

const visits: readonly BadChatRequest[] = (
  [
    ['nothing', null, ''],
    ['no page', { language: 'en', timeZone: 'UTC', device: 'desktop' }, 'page'],
    [
      'a page that is no address',
      { page: { url: 'javascript:1' }, language: 'en', timeZone: 'UTC', device: 'desktop' },
      'page.url',
    ],
    [
      'a device of its own',
      { page: { url: 'https://shop.example/' }, language: 'en', timeZone: 'UTC', device: 'watch' },
      'device',
    ],
  ] as const
).map(([what, payload, at]) => post('visit', payload, `a beat with ${what}`, { ...invalid, at }));

const news: readonly BadChatRequest[] = [null, {}, { state: 'accepted' }, { state: 'withdrawn' }, { state: 1 }].map(
  (payload) => post('invitations/none', payload, `news of an invitation: ${JSON.stringify(payload)}`, invalid),
);

export const badChatRequests: readonly BadChatRequest[] = [
  ...starts,
  ...words,
  ...marks,
  ...ratings,
  ...positions,
  ...foreign,
  ...credentials,
  ...bodies,
  ...visits,
  ...news,
];
