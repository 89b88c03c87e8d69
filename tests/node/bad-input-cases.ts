import { aSubmission } from './open-app.ts';

/** One request that must be refused: what it sends, and the status and code that come back. */
export interface BadRequest {
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or bytes; undefined: no body. */
  readonly payload?: string | Buffer;
  readonly status: number;
  readonly code: string;
  /** The path of the first issue, where the refusal must name one. */
  readonly path?: string;
}

const MESSAGES = '/w/shop/offline-messages';
const JSON_TYPE = { 'content-type': 'application/json' };

const post = (
  what: string,
  payload: string | Buffer,
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = JSON_TYPE,
): BadRequest => ({ what, method: 'POST', url: MESSAGES, headers, payload, status, code });

/** A whole submission with one member written as raw JSON, or left out. */
const withMember = (member: string, raw: string | null): string => {
  const members = Object.entries(aSubmission())
    .filter(([name]) => name !== member)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...members, ...(raw === null ? [] : [`${JSON.stringify(member)}:${raw}`])].join(',')}}`;
};

const member = (name: string, raws: readonly (string | null)[], path = name): readonly BadRequest[] =>
  raws.map((raw) => ({
    ...post(
      `a submission whose ${name} is ${raw === null ? 'missing' : short(raw)}`,
      withMember(name, raw),
      422,
      'invalid',
    ),
    path,
  }));

const short = (text: string): string => (text.length > 50 ? `${text.slice(0, 47)}… (${text.length})` : text);

const values = (what: string, change: object, path: string): BadRequest => ({
  ...post(what, JSON.stringify(aSubmission(1, { values: { ...aSubmission().values, ...change } })), 422, 'invalid'),
  path,
});

const whole = JSON.stringify(aSubmission());

const bodies: readonly BadRequest[] = [
  ...[
    '',
    ' ',
    '{',
    '}',
    '[1,',
    '{"a":1,}',
    "{'a':1}",
    'undefined',
    'NaN',
    '01',
    '{"a":.5}',
    '"\\x"',
    'nul',
    whole.slice(0, -1),
    `${whole}${whole}`,
    `${whole};`,
    '<xml/>',
    'commandId=1',
  ].map((text) => post(`the body ${JSON.stringify(short(text))}`, text, 400, 'invalid')),
  ...['null', 'true', '0', '-1', '1e400', '"text"', '[]', '[[]]', '{}', '[{}]', JSON.stringify([aSubmission()])].map(
    (text) => post(`the JSON ${short(text)}`, text, 422, 'invalid'),
  ),
  post('a NUL byte in the JSON', whole.replace('Ada', 'A\u0000da'), 400, 'invalid'),
  post('a raw line end in a JSON text', whole.replace('Ada', 'A\nda'), 400, 'invalid'),
  post(
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    400,
    'invalid',
  ),
  post('a character cut in half', Buffer.from(whole.replace('Ada', 'é'), 'latin1'), 400, 'invalid'),
  post(
    'an overlong encoding',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    400,
    'invalid',
  ),
  post(
    'a surrogate in UTF-8 bytes',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    400,
    'invalid',
  ),
  post('UTF-16', Buffer.from(whole, 'utf16le'), 400, 'invalid'),
  post('30,000 brackets', '['.repeat(30_000), 400, 'invalid'),
  post('30,000 brackets, closed', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 422, 'invalid'),
  post(
    'values nested 5,000 deep',
    withMember('values', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
    422,
    'invalid',
  ),
  post('a __proto__ key', withMember('__proto__', '{"admin":true}'), 400, 'invalid'),
  post(
    'a __proto__ key inside',
    withMember('page', '{"url":"https://a.example/","__proto__":{"x":1}}'),
    400,
    'invalid',
  ),
  post('a __proto__ key in escapes', `{"__pr\\u006fto__":{"x":1},${whole.slice(1)}`, 400, 'invalid'),
  post('a constructor with a prototype', withMember('constructor', '{"prototype":{"x":1}}'), 400, 'invalid'),
  post('a constructor', withMember('constructor', '1'), 422, 'invalid'),
  post('a toJSON key', withMember('toJSON', '"x"'), 422, 'invalid'),
  post('an unknown key', withMember('admin', 'true'), 422, 'invalid'),
  post('a key twice, the second wrong', whole.replace('"trap":""', '"trap":"","trap":7'), 422, 'invalid'),
  post('65,537 bytes', whole.replace('Ada', 'A'.repeat(65_537 - whole.length + 3)), 413, 'too-large'),
  post('a megabyte', JSON.stringify('x'.repeat(1_000_000)), 413, 'too-large'),
  post('a short body that claims a megabyte', whole, 413, 'too-large', { ...JSON_TYPE, 'content-length': '1000000' }),
];

const types: readonly BadRequest[] = [
  'text/plain',
  'text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/octet-stream',
  'application/jsonp',
  'application/json-patch+json',
  'json',
  'application',
  'application/json; charset=utf-16',
  'application/json; charset="iso-8859-1"',
  'application/json;charset=latin1',
].map((type) => post(`Content-Type ${type}`, whole, 415, 'invalid', { 'content-type': type }));

const encodings: readonly BadRequest[] = ['gzip', 'br', 'deflate', 'gzip, gzip', 'x'].map((encoding) =>
  post(`Content-Encoding ${encoding}`, whole, 415, 'invalid', { ...JSON_TYPE, 'content-encoding': encoding }),
);

const submissions: readonly BadRequest[] = [
  ...member('commandId', [
    null,
    'null',
    '1',
    '""',
    '"abc"',
    `"${'g'.repeat(32)}"`,
    `"${'A'.repeat(32)}"`,
    `"${'a'.repeat(33)}"`,
    `["${'a'.repeat(32)}"]`,
    `"${'a'.repeat(31)}\\u0000"`,
  ]),
  ...member('visitor', [null, 'null', '{}', `"${'a'.repeat(31)}"`, `"../${'a'.repeat(29)}"`]),
  ...member('values', [null, 'null', '[]', '"x"', '1']),
  ...member('page', [null, 'null', '"https://a.example/"', '[]']),
  ...member(
    'page',
    [
      '{}',
      '{"url":7}',
      '{"url":"javascript:alert(1)"}',
      '{"url":"file:///etc/passwd"}',
      '{"url":"https://user:pass@a.example/"}',
      '{"url":"https://a.example/#secret"}',
      '{"url":"/relative"}',
      `{"url":"https://a.example/${'x'.repeat(2_100)}"}`,
    ],
    'page.url',
  ),
  ...member('page', [`{"url":"https://a.example/","title":"${'x'.repeat(1_001)}"}`], 'page.title'),
  ...member('page', ['{"url":"https://a.example/","referrer":"data:text/html,x"}'], 'page.referrer'),
  ...member('language', [null, '""', '7', '"not a tag"', '"en\\u0000"', `"${'en-'.repeat(60)}"`]),
  ...member('timeZone', [null, '""', 'null', '"../../etc"', '"Europe/Vilnius; DROP"', `"${'A'.repeat(65)}"`]),
  ...member('mode', [null, '"online"', '"CHAT"', '0', 'null']),
  ...member('filledInMs', [null, '-1', '1.5', '"20"', '1e400', '-1e400', '1e300', 'null', 'true']),
  ...member('trap', [null, 'null', '0', `"${'x'.repeat(1_001)}"`]),
];

const forms: readonly BadRequest[] = [
  values('no name', { name: '' }, 'name'),
  values('a name of spaces', { name: ' \t\u00a0 ' }, 'name'),
  values('a name of 121 characters', { name: 'x'.repeat(121) }, 'name'),
  values('an e-mail address without @', { email: 'ada.example.com' }, 'email'),
  values('an e-mail address with two @', { email: 'ada@@example.com' }, 'email'),
  values('an e-mail address with a line end', { email: 'ada@example.com\r\nBcc: all@example.com' }, 'email'),
  values('two e-mail addresses', { email: 'ada@example.com, eve@example.com' }, 'email'),
  values('an e-mail address with a name', { email: 'Ada <ada@example.com>' }, 'email'),
  values('an e-mail address that is too long', { email: `${'a'.repeat(250)}@example.com` }, 'email'),
  values('a message of 4,001 characters', { message: 'x'.repeat(4_001) }, 'message'),
  values('a message that is a checkbox', { message: true }, 'message'),
  values('a field that the form does not have', { phone: '+370 600 00000' }, 'phone'),
  values('a field named constructor', { constructor: 'x' }, 'constructor'),
  values('a field named toString', { toString: 'x' }, 'toString'),
  values('a value that is a number', { name: 7 }, 'values.name'),
  values('a value that is null', { name: null }, 'values.name'),
  values('a value that is a list', { name: ['Ada'] }, 'values.name'),
  values('a value of 10,001 characters', { message: 'x'.repeat(10_001) }, 'values.message'),
  values('41 fields', Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`f${n}`, 'x'])), 'values'),
  values('a field id of 41 characters', { ['x'.repeat(41)]: 'x' }, `values.${'x'.repeat(41)}`),
];

const addresses: readonly BadRequest[] = [
  ['GET', '/', 404, 'not-found'],
  ['GET', '/w', 404, 'not-found'],
  ['GET', '/w/', 404, 'not-found'],
  ['GET', '/w/shop', 404, 'not-found'],
  ['GET', '/w/shop/', 404, 'not-found'],
  ['GET', '/w/shop/status/', 404, 'not-found'],
  ['GET', '/w//status', 404, 'widget-unknown'],
  ['GET', '/W/shop/status', 404, 'not-found'],
  ['GET', '/w/shop/offline-messages/1', 404, 'not-found'],
  ['GET', '/w/SHOP/status', 404, 'widget-unknown'],
  ['GET', '/w/%00/status', 404, 'widget-unknown'],
  ['GET', '/w/shop%2Fstatus/status', 404, 'widget-unknown'],
  ['GET', '/w/..%2f..%2fetc%2fpasswd/status', 404, 'widget-unknown'],
  ['GET', '/w/__proto__/status', 404, 'widget-unknown'],
  ['GET', '/w/constructor/status', 404, 'widget-unknown'],
  ['GET', '/w/%F0%9F%8F%AE/status', 404, 'widget-unknown'],
  ['GET', `/w/${'a'.repeat(100)}/status`, 404, 'widget-unknown'],
  ['GET', `/w/${'a'.repeat(101)}/status`, 414, 'too-large'],
  ['GET', `/${'a/'.repeat(5_000)}`, 404, 'not-found'],
  ['GET', '/w/%/status', 400, 'invalid'],
  ['GET', '/w/%c3%28/status', 400, 'invalid'],
  ['GET', '/w/%ff/status', 400, 'invalid'],
  ['GET', '/%', 400, 'invalid'],
  ['POST', '/w/nope/offline-messages', 404, 'widget-unknown'],
  ['GET', '/w/nope.js', 404, 'widget-unknown'],
  ['GET', '/w/.js', 404, 'widget-unknown'],
  ['GET', '/embed/', 404, 'not-found'],
  ['GET', '/embed/..%2f..%2fpackage.json', 404, 'not-found'],
  ['GET', '/embed/manifest.json', 404, 'not-found'],
  ['GET', '/api', 404, 'not-found'],
  ['GET', '/api/v2/widgets', 404, 'not-found'],
  ['GET', '/api/v1/', 404, 'not-found'],
].map(([method, url, status, code]) => ({
  what: `${method} ${short(String(url))}`,
  method: method as 'GET',
  url: url as string,
  ...(method === 'POST' && { headers: JSON_TYPE, payload: whole }),
  status: status as number,
  code: code as string,
}));

const list = (query: string, path: string): BadRequest => ({
  what: `the list with ?${short(query)}`,
  method: 'GET',
  url: `/api/v1/offline-messages?${query}`,
  status: 422,
  code: 'invalid',
  path,
});

const put = (
  what: string,
  url: string,
  payload: string | undefined,
  status: number,
  code: string,
  path?: string,
): BadRequest => ({
  what,
  method: 'PUT',
  url: `/api/v1/${url}`,
  ...(payload !== undefined && { headers: JSON_TYPE, payload }),
  status,
  code,
  ...(path !== undefined && { path }),
});

const management: readonly BadRequest[] = [
  ...[
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=1.5',
    'limit=1e2',
    'limit=',
    'limit=ten',
    'limit=%2050',
    'limit=99999999999999999999',
  ].map((query) => list(query, 'limit')),
  ...['state=open', 'state=', 'state=NEW', 'state=new&state=read'].map((query) => list(query, 'state')),
  ...['spam=1', 'spam=yes', 'spam='].map((query) => list(query, 'spam')),
  ...['widget=', 'widget=a&widget=b'].map((query) => list(query, 'widget')),
  list('cursor=', 'cursor'),
  list('page=2', 'page'),
  list('__proto__=1', '__proto__'),
  list('constructor=1', 'constructor'),
  put('a widget without a body', 'widgets/shop', undefined, 422, 'invalid', ''),
  put('a widget that is a list', 'widgets/shop', '[]', 422, 'invalid', ''),
  put('a widget without an id', 'widgets/shop', '{}', 422, 'invalid', 'id'),
  put('a widget with another id', 'widgets/shop', '{"id":"other"}', 422, 'invalid', 'id'),
  put('a widget with an unknown key', 'widgets/shop', '{"id":"shop","colour":"red"}', 422, 'invalid', 'colour'),
  put('a widget with a wrong policy', 'widgets/shop', '{"id":"shop","policy":"always"}', 422, 'invalid', 'policy'),
  put(
    'hours that end at 25:00',
    'widgets/shop',
    '{"id":"shop","schedule":{"timeZone":"UTC","weekly":{"mon":[["09:00","25:00"]]}}}',
    422,
    'invalid',
    'schedule.weekly.mon[0]',
  ),
  put(
    'hours in no zone',
    'widgets/shop',
    '{"id":"shop","schedule":{"timeZone":"Mars/Base","weekly":{"mon":[["09:00","17:00"]]}}}',
    422,
    'invalid',
    'schedule.timeZone',
  ),
  put(
    'an origin with a path',
    'widgets/shop',
    '{"id":"shop","origins":["https://a.example/x"]}',
    422,
    'invalid',
    'origins[0]',
  ),
  put('a widget id that is none', 'widgets/a%20b', '{"id":"a b"}', 422, 'invalid', 'id'),
  put('a widget with a __proto__ key', 'widgets/shop', '{"id":"shop","__proto__":{"disabled":true}}', 400, 'invalid'),
  put(
    'settings of 70,000 bytes',
    'widgets/shop',
    JSON.stringify({ id: 'shop', offline: { message: 'x'.repeat(70_000) } }),
    413,
    'too-large',
  ),
  ...['3', 'W/"1"', '"one"', '*', '"1", "2"', '""', '"-1"'].map((version) => ({
    ...put(`If-Match ${version}`, 'widgets/shop', '{"id":"shop"}', 422, 'invalid', 'If-Match'),
    headers: { ...JSON_TYPE, 'if-match': version },
  })),
  put('an agent without a body', 'agents/anna', undefined, 422, 'invalid', ''),
  put('an agent with an unknown key', 'agents/anna', '{"permissions":[]}', 422, 'invalid', 'permissions'),
  put('an agent of a role there is not', 'agents/anna', '{"role":"owner"}', 422, 'invalid', 'role'),
  put('an agent who is changed by another', 'agents/anna', '{"by":"ben"}', 422, 'invalid', 'by'),
  put('an agent with half a chat at once', 'agents/anna', '{"capacity":0.5}', 422, 'invalid', 'capacity'),
  put('an agent with a capacity below none', 'agents/anna', '{"capacity":-1}', 422, 'invalid', 'capacity'),
  put('an agent who accepts by a word', 'agents/anna', '{"autoAccept":"yes"}', 422, 'invalid', 'autoAccept'),
  put('an agent of another kind', 'agents/anna', '{"kind":"remove-widget","widget":"shop"}', 422, 'invalid', 'kind'),
  put('an agent who is maybe online', 'agents/anna', '{"online":"maybe"}', 422, 'invalid', 'online'),
  put('an agent whose departments are a text', 'agents/anna', '{"departments":"sales"}', 422, 'invalid', 'departments'),
  put('an agent id with a slash', 'agents/a%2Fb', '{}', 422, 'invalid', 'id'),
  put('an agent id with a NUL', 'agents/a%00', '{}', 422, 'invalid', 'id'),
  put('an agent id of 65 characters', `agents/${'a'.repeat(65)}`, '{}', 422, 'invalid', 'id'),
  put('an agent named __proto__', 'agents/__proto__', '{}', 422, 'invalid', 'id'),
  put('a session by pigeon', 'agents/anna/sessions/tab', '{"transport":"pigeon"}', 422, 'invalid', 'transport'),
  put('a session id with a space', 'agents/anna/sessions/a%20b', '{}', 422, 'invalid', 'session'),
  put('a session of nobody', 'agents/nobody/sessions/tab', '{}', 404, 'not-found'),
  put(
    'a department with wrong hours',
    'departments/sales',
    '{"schedule":{"timeZone":"UTC","weekly":{}}}',
    422,
    'invalid',
  ),
  put(
    'a department with half a load',
    'departments/sales',
    '{"load":{"queueFull":true}}',
    422,
    'invalid',
    'load.openFull',
  ),
  {
    what: 'a message state that is none',
    method: 'PATCH',
    url: '/api/v1/offline-messages/1',
    headers: JSON_TYPE,
    payload: '{"state":"lost"}',
    status: 422,
    code: 'invalid',
    path: 'state',
  },
  {
    what: 'a message change without a body',
    method: 'PATCH',
    url: '/api/v1/offline-messages/1',
    status: 422,
    code: 'invalid',
    path: '',
  },
  {
    what: 'a message id that is none',
    method: 'PATCH',
    url: '/api/v1/offline-messages/%24',
    headers: JSON_TYPE,
    payload: '{"state":"read"}',
    status: 422,
    code: 'invalid',
    path: 'id',
  },
  {
    what: 'a removal with a broken body',
    method: 'DELETE',
    url: '/api/v1/widgets/shop',
    headers: JSON_TYPE,
    payload: '{',
    status: 400,
    code: 'invalid',
  },
  {
    what: 'a removal of a widget nobody has',
    method: 'DELETE',
    url: '/api/v1/widgets/nope',
    status: 404,
    code: 'widget-unknown',
  },
];

export const badRequests: readonly BadRequest[] = [
  ...bodies,
  ...types,
  ...encodings,
  ...submissions,
  ...forms,
  ...addresses,
  ...management,
];
