import type { BadRequest } from './bad-input-cases.ts';
import { aRequest } from './session-page.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const TOKEN = `pl1_${'a'.repeat(64)}`;
const SECRET = 's'.repeat(32);

const short = (text: string): string => (text.length > 50 ? `${text.slice(0, 47)}… (${text.length})` : text);

type Where = 'session' | 'handover' | 'end';

const post = (
  where: Where,
  what: string,
  payload: string | Buffer,
  status: number,
  code = 'invalid',
  headers: Readonly<Record<string, string>> = {},
): BadRequest => ({
  what: `${where}: ${what}`,
  method: 'POST',
  url: `/w/shop/visitor/${where}`,
  headers: { ...JSON_TYPE, ...(where === 'handover' && { authorization: `Bearer ${TOKEN}` }), ...headers },
  payload,
  status,
  code,
});

/** One request nothing is wrong with, but for the token that a handover needs. */
const WHOLE: Readonly<Record<Where, Readonly<Record<string, unknown>>>> = {
  session: { ...aRequest() },
  handover: { target: 'https://shop.store' },
  end: { tokens: [TOKEN] },
};

const withMember = (where: Where, member: string, raw: string | null): string => {
  const members = Object.entries(WHOLE[where])
    .filter(([name]) => name !== member)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...members, ...(raw === null ? [] : [`${JSON.stringify(member)}:${raw}`])].join(',')}}`;
};

const member = (where: Where, name: string, raws: readonly (string | null)[], path = name): readonly BadRequest[] =>
  raws.map((raw) => ({
    ...post(where, `${name} ${raw === null ? 'missing' : short(raw)}`, withMember(where, name, raw), 422),
    path,
  }));

const everywhere = (['session', 'handover', 'end'] as const).flatMap((where): readonly BadRequest[] => {
  const whole = JSON.stringify(WHOLE[where]);
  return [
    ...['', '{', '[1,', "{'a':1}", 'NaN', whole.slice(0, -1), `${whole}${whole}`, 'target=x'].map((text) =>
      post(where, `the body ${JSON.stringify(short(text))}`, text, 400),
    ),
    ...['null', 'true', '0', '1e400', '"text"', '[]', '{}', `[${whole}]`].map((text) =>
      post(where, `the JSON ${short(text)}`, text, 422),
    ),
    post(where, 'bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400),
    post(where, 'UTF-16', Buffer.from(whole, 'utf16le'), 400),
    post(where, '8,000 brackets', '['.repeat(8_000), 400),
    post(where, '8,000 brackets, closed', `${'['.repeat(8_000)}${']'.repeat(8_000)}`, 422),
    post(where, 'a __proto__ key', withMember(where, '__proto__', '{"x":1}'), 400),
    post(where, 'a __proto__ key in escapes', `{"__pr\\u006fto__":{},${whole.slice(1)}`, 400),
    post(where, 'a constructor with a prototype', withMember(where, 'constructor', '{"prototype":{}}'), 400),
    post(where, 'an unknown key', withMember(where, 'admin', 'true'), 422),
    post(where, 'a key the door alone may set', withMember(where, 'verified', '{"id":"ada"}'), 422),
    post(where, 'another command', withMember(where, 'kind', '"remove-widget"'), 422),
    post(where, '16,385 bytes', JSON.stringify('x'.repeat(16_383)), 413, 'too-large'),
    post(where, 'a megabyte', JSON.stringify('x'.repeat(1_000_000)), 413, 'too-large'),
    post(where, 'a short body that claims a megabyte', whole, 413, 'too-large', { 'content-length': '1000000' }),
    ...['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16'].map((type) =>
      post(where, `Content-Type ${type}`, whole, 415, 'invalid', { 'content-type': type }),
    ),
    post(where, 'Content-Encoding gzip', whole, 415, 'invalid', { 'content-encoding': 'gzip' }),
    {
      ...post(where, 'an unknown widget', whole, 404, 'widget-unknown'),
      url: `/w/nope/visitor/${where}`,
    },
    { ...post(where, 'another method', whole, 405, 'not-found'), method: 'PUT' },
  ];
});

const sessions: readonly BadRequest[] = [
  ...member('session', 'boot', [
    null,
    'null',
    '7',
    '""',
    `"${'g'.repeat(32)}"`,
    `"${'A'.repeat(32)}"`,
    `"${'a'.repeat(33)}"`,
    `["${'a'.repeat(32)}"]`,
    `"${'a'.repeat(31)}\\u0000"`,
  ]),
  ...member('session', 'tokens', [null, 'null', '{}', `"${TOKEN}"`]),
  ...member('session', 'tokens', [`[${Array(5).fill(`{"token":"${TOKEN}","place":"own"}`)}]`]),
  ...member('session', 'tokens', [`["${TOKEN}"]`, '[null]', '[[]]'], 'tokens[0]'),
  ...member('session', 'tokens', ['[{"place":"own"}]', '[{"token":7,"place":"own"}]'], 'tokens[0].token'),
  ...member(
    'session',
    'tokens',
    [`[{"token":"${TOKEN}"}]`, `[{"token":"${TOKEN}","place":"OWN"}]`, `[{"token":"${TOKEN}","place":"cookie"}]`],
    'tokens[0].place',
  ),
  ...member('session', 'code', ['null', '7', '["plh_"]']),
  ...member('session', 'identity', ['null', '7', '{"sub":"ada"}']),
  ...member('session', 'page', [null, 'null', '"https://shop.example/"', '[]']),
  ...member('session', 'page', ['{}', '{"url":"javascript:alert(1)"}', '{"url":"https://a:b@a.example/"}'], 'page.url'),
  ...member('session', 'language', [null, '7', '"not a tag"']),
  ...member('session', 'timeZone', [null, 'null', '"../../etc"']),
];

const handovers: readonly BadRequest[] = member('handover', 'target', [
  null,
  'null',
  '7',
  '""',
  '"shop.store"',
  '"null"',
  '"*"',
  '"https://*.shop.store"',
  '"https://shop.store/path"',
  '"https://user@shop.store"',
  '"javascript:alert(1)"',
  '"https://shop.store\\u0000"',
  '"https://shop.store\\r\\nx: y"',
  `"https://${'a.'.repeat(200)}store"`,
  '["https://shop.store"]',
]);

const ends: readonly BadRequest[] = [
  ...member('end', 'tokens', [null, 'null', '{}', '7', `"${TOKEN}"`, `[${Array(200).fill(`"${TOKEN}"`)}]`]),
  ...member('end', 'tokens', ['[null]', '[7]', '[{}]'], 'tokens[0]'),
];

const manage = (
  method: 'GET' | 'PUT' | 'DELETE',
  url: string,
  payload: string | undefined,
  status: number,
  code = 'invalid',
  path?: string,
): BadRequest => ({
  what: `${method} ${short(url)} ${short(payload ?? '')}`,
  method,
  url: `/api/v1/${url}`,
  ...(payload !== undefined && { headers: JSON_TYPE, payload }),
  status,
  code,
  ...(path !== undefined && { path }),
});

const KEYS = 'widgets/shop/identity-keys';
const key = (raw: string, path?: string, status = 422): BadRequest =>
  manage('PUT', `${KEYS}/k1`, raw, status, 'invalid', path);

const management: readonly BadRequest[] = [
  manage('PUT', `${KEYS}/k1`, undefined, 422),
  key('[]', ''),
  key('null', ''),
  key('"text"', ''),
  key('{}', 'alg'),
  key('{', undefined, 400),
  key(`{"alg":"none","secret":"${SECRET}"}`, 'alg'),
  key(`{"alg":"hs256","secret":"${SECRET}"}`, 'alg'),
  key(`{"alg":"RS256","publicKey":"x"}`, 'alg'),
  key('{"alg":"HS256"}', 'secret'),
  key('{"alg":"HS256","secret":"too short by half"}', 'secret'),
  key(`{"alg":"HS256","secret":"${'s'.repeat(2_000)}"}`, 'secret'),
  key('{"alg":"HS256","secret":7}', 'secret'),
  key(`{"alg":"HS256","secret":"${SECRET}","publicKey":"x"}`, 'publicKey'),
  key('{"alg":"EdDSA","publicKey":"short"}', 'publicKey'),
  key(`{"alg":"EdDSA","publicKey":"${'='.repeat(43)}"}`, 'publicKey'),
  key(`{"alg":"EdDSA","secret":"${SECRET}"}`, 'publicKey'),
  key(`{"kid":"k2","alg":"HS256","secret":"${SECRET}"}`, 'kid'),
  key(`{"kid":null,"alg":"HS256","secret":"${SECRET}"}`, 'kid'),
  key(`{"alg":"HS256","secret":"${SECRET}","__proto__":{}}`, undefined, 400),
  manage('PUT', `${KEYS}/__proto__`, '{}', 422, 'invalid', 'kid'),
  manage('PUT', `${KEYS}/..%2Fk1`, '{}', 422, 'invalid', 'kid'),
  manage('PUT', `${KEYS}/a%00`, '{}', 422, 'invalid', 'kid'),
  manage('PUT', 'widgets/nope/identity-keys/k1', `{"alg":"HS256","secret":"${SECRET}"}`, 404, 'widget-unknown'),
  manage('GET', 'widgets/nope/identity-keys', undefined, 404, 'widget-unknown'),
  manage('DELETE', `${KEYS}/k1`, undefined, 404, 'not-found'),
  manage('GET', 'visitors?limit=0', undefined, 422, 'invalid', 'limit'),
  manage('GET', 'visitors?limit=201', undefined, 422, 'invalid', 'limit'),
  manage('GET', 'visitors?cursor=', undefined, 422, 'invalid', 'cursor'),
  manage('GET', 'visitors?widget=a&widget=b', undefined, 422, 'invalid', 'widget'),
  manage('GET', 'visitors?state=new', undefined, 422, 'invalid', 'state'),
  manage('GET', 'visitors?spam=true', undefined, 422, 'invalid', 'spam'),
  manage('GET', 'visitors?__proto__=1', undefined, 422, 'invalid', '__proto__'),
  ...['', '/export'].flatMap((rest) => [
    manage('GET', `visitors/nobody${rest}`, undefined, 404, 'not-found'),
    manage('GET', `visitors/__proto__${rest}`, undefined, 422, 'invalid', 'id'),
    manage('GET', `visitors/a%2Fb${rest}`, undefined, 422, 'invalid', 'id'),
  ]),
  manage('DELETE', 'visitors/nobody', undefined, 404, 'not-found'),
];

export const badSessionRequests: readonly BadRequest[] = [
  ...everywhere,
  ...sessions,
  ...handovers,
  ...ends,
  ...management,
];
