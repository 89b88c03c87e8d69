/** One request of an agent's page that must be refused, with the status and code that come back. */
export interface BadWork {
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** Who is signed in; null: nobody. */
  readonly as: 'anna' | 'dora' | null;
  readonly payload?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: string;
  readonly permission?: string;
  readonly path?: string;
}

type Method = BadWork['method'];

/** Ids of the bench that runs these: a chat of Anna's, one that is queued, and a visitor. */
export interface BadWorkIds {
  readonly active: string;
  readonly queued: string;
  readonly foreign: string;
  readonly visitor: string;
}

const COMMAND = 'a'.repeat(32);
const WORDS = { commandId: COMMAND, text: 'Hello' };
const INVITATION = { ...WORDS, widget: 'shop' };

/** Every address that takes a body, with one that nothing is wrong with. */
const bodiesOf = ({ active, queued, visitor }: BadWorkIds): readonly (readonly [Method, string, object])[] => [
  ['POST', `/chats/${active}/replies`, WORDS],
  ['POST', `/chats/${active}/notes`, WORDS],
  ['POST', `/chats/${active}/transfer`, { to: { agent: 'dora' } }],
  ['POST', `/chats/${queued}/open`, {}],
  ['POST', `/chats/${active}/close`, {}],
  ['POST', `/chats/${active}/read`, { number: 1 }],
  ['POST', `/chats/${active}/typing`, {}],
  ['POST', `/visitors/${visitor}/invitations`, INVITATION],
  ['POST', `/visitors/${visitor}/chats`, INVITATION],
  ['PATCH', '/agents/anna', { name: 'Anna' }],
  ['PUT', '/settings/widgets/shop', { id: 'shop' }],
  ['PUT', '/settings/departments/sales', {}],
  ['PUT', '/settings/workspace', { offlineHandling: true }],
  ['PATCH', '/offline-messages/any', { state: 'read' }],
  ['POST', '/beat', { active: true }],
  ['PATCH', '/presence', { online: 'online' }],
];

const READS = [
  '/inbox',
  '/visitors',
  '/invitations',
  '/agents',
  '/settings/widgets',
  '/settings/widgets/shop',
  '/settings/departments',
  '/settings/workspace',
  '/offline-messages',
  '/offline-messages.csv',
  '/stream',
] as const;

/** Addresses with an id, and what is said where there is nothing of it. */
const NAMED: readonly (readonly [Method, (id: string) => string, string?, object?])[] = [
  ['GET', (id) => `/chats/${id}`],
  ...['open', 'pass', 'close', 'reopen', 'typing'].map(
    (act) => ['POST', (id: string) => `/chats/${id}/${act}`] as const,
  ),
  ['POST', (id) => `/chats/${id}/replies`, 'not-found', WORDS],
  ['POST', (id) => `/chats/${id}/notes`, 'not-found', WORDS],
  ['POST', (id) => `/chats/${id}/read`, 'not-found', { number: 1 }],
  ['POST', (id) => `/chats/${id}/transfer`, 'not-found', { to: { department: 'sales' } }],
  ['POST', (id) => `/visitors/${id}/invitations`, 'not-found', INVITATION],
  ['POST', (id) => `/visitors/${id}/chats`, 'not-found', INVITATION],
  ['DELETE', (id) => `/invitations/${id}`],
  ['PATCH', (id) => `/agents/${id}`, 'not-found', { name: 'X' }],
  ['GET', (id) => `/settings/widgets/${id}`, 'widget-unknown'],
  ['DELETE', (id) => `/settings/departments/${id}`],
  ['PATCH', (id) => `/offline-messages/${id}`, 'not-found', { state: 'read' }],
];

const json = (value: unknown): string => JSON.stringify(value);

function strangers(ids: BadWorkIds): readonly BadWork[] {
  const nobody = { as: null, status: 401, code: 'unauthorized' } as const;
  return [
    ...READS.map((url): BadWork => ({ ...nobody, what: `GET ${url} of a stranger`, method: 'GET', url })),
    ...bodiesOf(ids).map(
      ([method, url, body]): BadWork => ({
        ...nobody,
        what: `${method} ${url} of a stranger`,
        method,
        url,
        payload: json(body),
      }),
    ),
    ...bodiesOf(ids).map(
      ([method, url, body]): BadWork => ({
        what: `${method} ${url} of another site’s page`,
        method,
        url,
        as: 'dora',
        payload: json(body),
        headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        status: 403,
        code: 'origin-refused',
      }),
    ),
  ];
}

function bodies(ids: BadWorkIds): readonly BadWork[] {
  return bodiesOf(ids).flatMap(([method, url, body]): readonly BadWork[] => {
    const one = (what: string, payload: string | Buffer, status: number, code = 'invalid'): BadWork => ({
      what: `${method} ${url}: ${what}`,
      method,
      url,
      as: 'dora',
      payload,
      status,
      code,
    });
    return [
      one('a body that is cut off', '{', 400),
      one('bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400),
      one('a __proto__ key', '{"__proto__":{"x":1}}', 400),
      one('null', 'null', 422),
      one('a list', json([body]), 422),
      one('a word', '"text"', 422),
      one('a key nobody knows', json({ ...body, colour: 'red' }), 422),
      one('70,000 bytes', json({ ...body, text: 'x'.repeat(70_000) }), 413, 'too-large'),
    ];
  });
}

function ids(): readonly BadWork[] {
  return NAMED.flatMap(([method, url, code = 'not-found', body]): readonly BadWork[] => {
    const one = (what: string, id: string, status: number, refusal: string): BadWork => ({
      what: `${method} ${url('{id}')} of ${what}`,
      method,
      url: url(id),
      as: 'dora',
      ...(body && { payload: json(body) }),
      status,
      code: refusal,
    });
    return [
      one('nothing there is', 'nothing', 404, code),
      one('an id with a space', 'a%20b', 422, 'invalid'),
      one('an id that climbs', '..%2f..', 422, 'invalid'),
      one('an id of 65 letters', 'a'.repeat(65), 422, 'invalid'),
      one('an id that cannot be read', '%ff', 400, 'invalid'),
    ];
  });
}

function members({ active, visitor }: BadWorkIds): readonly BadWork[] {
  const at = (url: string, what: string, body: object, path: string, method: Method = 'POST'): BadWork => ({
    what: `${method} ${url} with ${what}`,
    method,
    url,
    as: 'dora',
    payload: json(body),
    status: 422,
    code: 'invalid',
    path,
  });
  const words = (['replies', 'notes'] as const).flatMap((kind) => {
    const url = `/chats/${active}/${kind}`;
    return [
      at(url, 'no command id', { text: 'x' }, 'commandId'),
      at(url, 'a short command id', { ...WORDS, commandId: 'abc' }, 'commandId'),
      at(url, 'a command id in capitals', { ...WORDS, commandId: 'A'.repeat(32) }, 'commandId'),
      at(url, 'no text', { commandId: COMMAND }, 'text'),
      at(url, 'nothing but spaces', { ...WORDS, text: ' \n ' }, 'text'),
      at(url, 'text of 4,001 characters', { ...WORDS, text: 'x'.repeat(4_001) }, 'text'),
      at(url, 'a number for text', { ...WORDS, text: 5 }, 'text'),
      at(url, 'another actor', { ...WORDS, actor: { kind: 'agent', id: 'anna' } }, 'actor'),
      at(url, 'another chat', { ...WORDS, chat: 'other' }, 'chat'),
      at(url, 'another kind', { ...WORDS, kind: 'tick' }, 'kind'),
    ];
  });
  const transfer = `/chats/${active}/transfer`;
  const invite = `/visitors/${visitor}/invitations`;
  const read = `/chats/${active}/read`;
  return [
    ...words,
    at(read, 'no number', {}, 'number'),
    at(read, 'the number 0', { number: 0 }, 'number'),
    at(read, 'half a number', { number: 1.5 }, 'number'),
    at(read, 'a number in words', { number: '1' }, 'number'),
    at(read, 'a number beyond the end', { number: 1_000 }, 'number'),
    at(transfer, 'no target', {}, 'to'),
    at(transfer, 'two targets', { to: { agent: 'ben', department: 'sales' } }, 'to'),
    at(transfer, 'a target in words', { to: 'ben' }, 'to'),
    at(transfer, 'a note that is none', { to: { agent: 'ben' }, note: '' }, 'note'),
    at(invite, 'a field nobody knows', { ...INVITATION, fields: ['shoe size'] }, 'fields[0]'),
    at(invite, 'a field twice', { ...INVITATION, fields: ['name', 'name'] }, 'fields[1]'),
    at(invite, 'an end that is past', { ...INVITATION, expiresInMs: -1 }, 'expiresInMs'),
    at(invite, 'a wish in words', { ...INVITATION, assignToMe: 'yes' }, 'assignToMe'),
    at(invite, 'no widget', WORDS, 'widget'),
    at('/agents/anna', 'a role nobody knows', { role: 'owner' }, 'role', 'PATCH'),
    at('/agents/anna', 'a department twice', { departments: ['a', 'a'] }, 'departments[1]', 'PATCH'),
    at('/agents/anna', 'a password', { password: 'x' }, 'password', 'PATCH'),
    at('/settings/widgets/shop', 'another id', { id: 'other' }, 'id', 'PUT'),
    at('/settings/departments/sales', 'a load', { load: { queueFull: true, openFull: true } }, 'load', 'PUT'),
    at('/settings/departments/sales', 'half a capacity', { chats: { capacity: 0.5 } }, 'chats.capacity', 'PUT'),
    at('/settings/workspace', 'a switch in words', { offlineHandling: 'on' }, 'offlineHandling', 'PUT'),
    at('/settings/workspace', 'whoever asks', { offlineHandling: true, by: 'anna' }, 'by', 'PUT'),
  ];
}

function queries({ active }: BadWorkIds): readonly BadWork[] {
  const at = (url: string, path: string): BadWork => ({
    what: `GET ${url}`,
    method: 'GET',
    url,
    as: 'dora',
    status: 422,
    code: 'invalid',
    path,
  });
  return [
    ...['limit=0', 'limit=201', 'limit=1.5', 'limit=-1', 'limit=x', 'limit=1&limit=2'].flatMap((query) => [
      at(`/inbox?${query}`, 'limit'),
      at(`/chats/${active}?${query}`, 'limit'),
      at(`/offline-messages?${query}`, 'limit'),
    ]),
    at('/inbox?list=all', 'list'),
    at('/inbox?list=', 'list'),
    at('/inbox?state=open', 'state'),
    at('/inbox?cursor=', 'cursor'),
    at(`/chats/${active}?before=0`, 'before'),
    at(`/chats/${active}?before=-1`, 'before'),
    at(`/chats/${active}?after=1`, 'after'),
    at('/offline-messages?state=lost', 'state'),
    at('/offline-messages?spam=maybe', 'spam'),
    at('/offline-messages?q=%20', 'q'),
    at(`/offline-messages?q=${'x'.repeat(201)}`, 'q'),
    at('/offline-messages?from=yesterday', 'from'),
    at('/offline-messages?to=2026-13-01', 'to'),
    at('/offline-messages?to=2026-01-01T00:00', 'to'),
    at('/offline-messages.csv?limit=5', 'limit'),
  ];
}

function rights({ queued, foreign }: BadWorkIds): readonly BadWork[] {
  const lacks = (permission: string, method: Method, url: string, body?: object): BadWork => ({
    what: `${method} ${url} without ${permission}`,
    method,
    url,
    as: 'anna',
    ...(body && { payload: json(body) }),
    status: 403,
    code: 'forbidden',
    permission,
  });
  return [
    lacks('settings.manage', 'GET', '/settings/widgets'),
    lacks('settings.manage', 'GET', '/settings/widgets/shop'),
    lacks('settings.manage', 'PUT', '/settings/widgets/shop', { id: 'shop' }),
    lacks('settings.manage', 'GET', '/settings/departments'),
    lacks('settings.manage', 'PUT', '/settings/departments/sales', {}),
    lacks('settings.manage', 'DELETE', '/settings/departments/sales'),
    lacks('settings.manage', 'GET', '/settings/workspace'),
    lacks('settings.manage', 'PUT', '/settings/workspace', { offlineHandling: false }),
    lacks('messages.export', 'GET', '/offline-messages.csv'),
    lacks('agent.manage-others', 'PATCH', '/agents/dora', { name: 'Nobody' }),
    lacks('agent.manage-others', 'PATCH', '/agents/anna', { role: 'admin' }),
    lacks('agent.change-visibility', 'PATCH', '/agents/anna', { visible: 'invisible' }),
    lacks('chats.open-all', 'GET', `/chats/${foreign}`),
    lacks('chats.open-all', 'POST', `/chats/${foreign}/open`),
    lacks('chats.open-all', 'POST', `/chats/${foreign}/replies`, WORDS),
    lacks('chats.open-all', 'POST', `/chats/${foreign}/notes`, WORDS),
    lacks('chats.open-all', 'POST', `/chats/${foreign}/close`),
    lacks('chats.open-all', 'POST', `/chats/${foreign}/read`, { number: 1 }),
    lacks('chats.open-all', 'POST', `/chats/${foreign}/typing`),
    lacks('chats.open-all', 'POST', `/chats/${foreign}/transfer`, { to: { agent: 'anna' } }),
    { ...lacks('', 'POST', `/chats/${queued}/pass`), status: 409, code: 'chat-state', permission: undefined as never },
  ];
}

function states({ active, queued }: BadWorkIds): readonly BadWork[] {
  const row = (what: string, method: Method, url: string, status: number, code: string, body?: object): BadWork => ({
    what,
    method,
    url,
    as: 'dora',
    ...(body && { payload: json(body) }),
    status,
    code,
  });
  const guarded = (tag: string): Readonly<Record<string, string>> => ({ 'if-match': tag });
  const settings: readonly (readonly [string, object])[] = [
    ['/settings/widgets/shop', { id: 'shop', closingNotice: 5 }],
    ['/settings/departments/sales', { chats: { capacity: 3 } }],
    ['/settings/workspace', { offlineHandling: false }],
  ];
  return [
    row('a transfer of what nobody has', 'POST', `/chats/${queued}/transfer`, 409, 'chat-state', {
      to: { agent: 'ben' },
    }),
    row('a transfer to nobody', 'POST', `/chats/${active}/transfer`, 404, 'not-found', { to: { agent: 'nobody' } }),
    row('a transfer to no department', 'POST', `/chats/${active}/transfer`, 404, 'not-found', {
      to: { department: 'moon' },
    }),
    row('a transfer to whoever has it', 'POST', `/chats/${active}/transfer`, 422, 'invalid', {
      to: { agent: 'anna' },
    }),
    row('reopening what is not over', 'POST', `/chats/${active}/reopen`, 409, 'chat-state'),
    row('removing a department with chats', 'DELETE', '/settings/departments/sales', 409, 'in-use'),
    row('removing the Default department', 'DELETE', '/settings/departments/default', 409, 'in-use'),
    ...settings.flatMap(([url, body]): readonly BadWork[] => [
      { ...row(`${url} over a later version`, 'PUT', url, 412, 'stale-write', body), headers: guarded('"99"') },
      { ...row(`${url} with a tag that is none`, 'PUT', url, 422, 'invalid', body), headers: guarded('99') },
      { ...row(`${url} with a weak tag`, 'PUT', url, 422, 'invalid', body), headers: guarded('W/"1"') },
    ]),
  ];
}

function methods(): readonly BadWork[] {
  const rows: readonly (readonly [Method, string])[] = [
    ['POST', '/inbox'],
    ['DELETE', '/inbox'],
    ['PUT', '/chats/any'],
    ['GET', '/chats/any/open'],
    ['DELETE', '/chats/any/replies'],
    ['GET', '/chats/any/read'],
    ['PUT', '/chats/any/typing'],
    ['POST', '/visitors'],
    ['GET', '/visitors/any/chats'],
    ['PUT', '/invitations/any'],
    ['POST', '/agents'],
    ['DELETE', '/agents/anna'],
    ['DELETE', '/settings/widgets/shop'],
    ['POST', '/settings/workspace'],
    ['DELETE', '/offline-messages/any'],
    ['POST', '/offline-messages.csv'],
    ['POST', '/stream'],
    ['POST', '/socket'],
  ];
  return rows.map(([method, url]) => ({
    what: `${method} ${url}`,
    method,
    url,
    as: 'dora',
    status: 405,
    code: 'not-found',
  }));
}

export const badWork = (bench: BadWorkIds): readonly BadWork[] => [
  ...strangers(bench),
  ...bodies(bench),
  ...ids(),
  ...members(bench),
  ...queries(bench),
  ...rights(bench),
  ...states(bench),
  ...methods(),
];
