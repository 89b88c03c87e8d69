import type { BadRequest } from '../bad-input-cases.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
/** Of a page of the console on this machine. */
const OURS = { origin: 'http://localhost:4100', host: 'localhost:4100', 'sec-fetch-site': 'same-origin' };
const WHOLE = JSON.stringify({ email: 'anna@shop.example', password: 'a long enough password' });
const ACCOUNT = '/api/v1/agents/anna/account';

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}… (${text.length})` : text);

const signIn = (
  what: string,
  payload: string | Buffer,
  status: number,
  code = 'invalid',
  path?: string,
): BadRequest => ({
  what: `sign-in: ${what}`,
  method: 'POST',
  url: '/agent/session',
  headers: { ...JSON_TYPE, ...OURS },
  payload,
  status,
  code,
  ...(path !== undefined && { path }),
});

const account = (what: string, payload: string, status: number, code = 'invalid', path?: string): BadRequest => ({
  what: `account: ${what}`,
  method: 'PUT',
  url: ACCOUNT,
  headers: JSON_TYPE,
  payload,
  status,
  code,
  ...(path !== undefined && { path }),
});

const signIns: readonly BadRequest[] = [
  ...['', '{', 'email=a&password=b', WHOLE.slice(0, -1), `${WHOLE}${WHOLE}`].map((text) =>
    signIn(`the body ${JSON.stringify(short(text))}`, text, 400),
  ),
  ...['null', '[]', '"text"', '{}', `[${WHOLE}]`].map((text) => signIn(`the JSON ${short(text)}`, text, 422)),
  signIn('bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400),
  signIn('a __proto__ key', WHOLE.replace('{', '{"__proto__":{"x":1},'), 400),
  signIn('5,000 bytes', WHOLE.replace('anna', 'a'.repeat(5_000)), 413, 'too-large'),
  signIn('no address', '{"password":"x"}', 422, 'invalid', 'email'),
  signIn('no password', '{"email":"x"}', 422, 'invalid', 'password'),
  signIn('a list of passwords', '{"email":"x","password":["x","y"]}', 422, 'invalid', 'password'),
  signIn('an address that asks a database', '{"email":{"$ne":null},"password":"x"}', 422, 'invalid', 'email'),
  signIn('an address of 255 characters', `{"email":"${'a'.repeat(255)}","password":"x"}`, 422, 'invalid', 'email'),
  signIn('a password of 201 characters', `{"email":"x","password":"${'a'.repeat(201)}"}`, 422, 'invalid', 'password'),
  signIn('who is verified', WHOLE.replace('{', '{"verified":{"agent":"anna"},'), 422, 'invalid', 'verified'),
  signIn('where it comes from', WHOLE.replace('{', '{"address":null,'), 422, 'invalid', 'address'),
];

const accounts: readonly BadRequest[] = [
  ...['', '{'].map((text) => account(`the body ${JSON.stringify(text)}`, text, 400)),
  ...['null', '[]', '{}'].map((text) => account(`the JSON ${text}`, text, 422)),
  account('an address that is none', WHOLE.replace('@', '.'), 422, 'invalid', 'email'),
  account('an address with a line end', WHOLE.replace('anna@', 'anna@x\\r\\n'), 422, 'invalid', 'email'),
  account('a short password', '{"email":"a@b.example","password":"short"}', 422, 'invalid', 'password'),
  account('a hash of its own', WHOLE.replace('{', '{"passwordHash":"x",'), 422, 'invalid', 'passwordHash'),
  { ...account('of nobody', WHOLE, 404, 'not-found'), url: '/api/v1/agents/nobody/account', method: 'DELETE' },
  { ...account('that there is not', WHOLE, 404, 'not-found'), method: 'DELETE' },
];

/** Without a login: each is refused before a body is read. */
const strangers: readonly BadRequest[] = [
  ['GET', '/agent/session', 401, 'unauthorized'],
  ['POST', '/agent/beat', 401, 'unauthorized'],
  ['PATCH', '/agent/presence', 401, 'unauthorized'],
  ['PUT', '/agent/session', 405, 'not-found'],
  ['GET', '/agent/beat', 405, 'not-found'],
  ['GET', '/agent/presence', 405, 'not-found'],
  ['GET', '/agent', 404, 'not-found'],
  ['GET', '/agent/', 404, 'not-found'],
  ['GET', '/agent/session/', 404, 'not-found'],
].map(([method, url, status, code]) => ({
  what: `${method} ${url} of a stranger`,
  method: method as 'GET',
  url: url as string,
  headers: { ...OURS, ...(method !== 'GET' && JSON_TYPE) },
  ...(method !== 'GET' && { payload: '{}' }),
  status: status as number,
  code: code as string,
}));

export const badAgentRequests: readonly BadRequest[] = [...signIns, ...accounts, ...strangers];
