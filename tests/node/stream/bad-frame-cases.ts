/** One frame that must be refused. `{token}` in it is the token of the page that sends it. */
export interface BadFrame {
  readonly what: string;
  readonly data: string | Buffer;
  readonly binary?: boolean;
  /** What the socket closes with: 1008 after an `error` frame, 1007 and 1009 by themselves. */
  readonly closes: 1_007 | 1_008 | 1_009;
}

const CHAT = 'c0'.repeat(16);
const HELLO = { kind: 'hello', widget: 'shop', token: '{token}', position: { chat: CHAT, after: 0 }, status: 'v1' };
const PING = { kind: 'ping' };
const PONG = { kind: 'pong' };

const refused = (what: string, value: unknown): BadFrame => ({
  what,
  data: typeof value === 'string' ? value : JSON.stringify(value),
  closes: 1_008,
});

const WRONG: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['true', true],
  ['zero', 0],
  ['a number', 17],
  ['a negative number', -1],
  ['a fraction', 0.5],
  ['a number beyond all', 1e300],
  ['a list', []],
  ['a list of texts', ['hello']],
  ['an object', {}],
  ['an object that pretends', { toString: 'shop', length: 1 }],
  ['a very long text', 'x'.repeat(2_000)],
];

const isFit = (member: string, what: string): boolean => member === 'after' && /^(zero|a number)$/.test(what);

const wrongTypes: readonly BadFrame[] = [
  ...(['kind', 'widget', 'token', 'status', 'position'] as const).flatMap((member) =>
    WRONG.map(([what, value]) => refused(`hello whose ${member} is ${what}`, { ...HELLO, [member]: value })),
  ),
  ...(['chat', 'after'] as const).flatMap((member) =>
    WRONG.filter(([what]) => !isFit(member, what)).map(([what, value]) =>
      refused(`hello whose position has ${what} as its ${member}`, {
        ...HELLO,
        position: { ...HELLO.position, [member]: value },
      }),
    ),
  ),
  ...WRONG.map(([what, kind]) => refused(`ping whose kind is ${what}`, { kind })),
  ...WRONG.map(([what, value]) => refused(`a frame that is ${what}`, JSON.stringify(value))),
];

const texts: readonly BadFrame[] = [
  ['kind', 'Hello'],
  ['kind', 'hello '],
  ['kind', ''],
  ['kind', 'hеllo'],
  ['widget', ''],
  ['widget', '../shop'],
  ['widget', 'shop\u0000'],
  ['widget', 'SHOP'],
  ['widget', 'other'],
  ['widget', 'shop/socket'],
  ['widget', 'sh op'],
  ['widget', 's'.repeat(65)],
].map(([member = '', value]) =>
  refused(`hello whose ${member} is ${JSON.stringify(value)}`, { ...HELLO, [member]: value }),
);

const missing: readonly BadFrame[] = [
  ...(['kind', 'widget'] as const).map((member) => {
    const { [member]: _left, ...rest } = HELLO;
    return refused(`hello without ${member}`, rest);
  }),
  refused('hello with a position that names no chat', { ...HELLO, position: { after: 1 } }),
  refused('hello with a position that names no entry', { ...HELLO, position: { chat: CHAT } }),
];

const positions: readonly BadFrame[] = ['', '../chat', 'c 1', 'c'.repeat(65)].map((chat) =>
  refused(`hello whose position names the chat ${JSON.stringify(chat)}`, { ...HELLO, position: { chat, after: 0 } }),
);

const EXTRA = ['actor', 'agent', 'visitor', 'Token', 'constructor', '__proto__', 'toString', 'now', 'commandId', ''];

const extra: readonly BadFrame[] = [HELLO, PING, PONG].flatMap((frame) =>
  EXTRA.map((name) =>
    refused(
      `${frame.kind} with a member of its own: ${JSON.stringify(name)}`,
      JSON.stringify(frame).replace(/\}$/, `,${JSON.stringify(name)}:"x"}`),
    ),
  ),
);

const extraInside: readonly BadFrame[] = ['epoch', 'before', '__proto__', 'After'].map((name) =>
  refused(
    `hello whose position has a member of its own: ${name}`,
    JSON.stringify(HELLO).replace('"after":0', `"after":0,"${name}":0`),
  ),
);

const numbers: readonly BadFrame[] = [
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  '1e999',
  '-1e999',
  '1e21',
  '1e-7',
  '-1',
  '-9007199254740993',
  '9007199254740993',
  '1000000000',
  '1.5',
  '0x10',
  '0b1',
  '01',
  '+1',
  '.5',
  '1.',
  '1_000',
  '1n',
  '"1"',
  '"NaN"',
  '9'.repeat(400),
].map((number) =>
  refused(`hello after entry ${number.slice(0, 24)}`, JSON.stringify(HELLO).replace('"after":0', `"after":${number}`)),
);

const twice: readonly BadFrame[] = (
  [
    ['kind', '{"kind":"hello","kind":"hello","widget":"shop"}'],
    ['kind, the other first', '{"kind":"ping","widget":"shop","kind":"hello"}'],
    ['kind of a ping', '{"kind":"ping","kind":"ping"}'],
    ['kind of a pong', '{"kind":"pong","kind":"pong"}'],
    ['widget', '{"kind":"hello","widget":"other","widget":"shop"}'],
    ['token', '{"kind":"hello","widget":"shop","token":"pl1_x","token":"{token}"}'],
    ['token, the same', '{"kind":"hello","widget":"shop","token":"{token}","token":"{token}"}'],
    ['status', '{"kind":"hello","widget":"shop","status":"a","status":"b"}'],
    [
      'position',
      `{"kind":"hello","widget":"shop","position":{"chat":"${CHAT}","after":0},"position":{"chat":"${CHAT}","after":0}}`,
    ],
    ['chat of a position', `{"kind":"hello","widget":"shop","position":{"chat":"x","chat":"${CHAT}","after":0}}`],
    ['entry of a position', `{"kind":"hello","widget":"shop","position":{"chat":"${CHAT}","after":9,"after":0}}`],
    ['kind, once escaped', '{"kind":"hello","\\u006bind":"hello","widget":"shop"}'],
    ['kind, with spaces', '{ "kind" : "hello" , "kind"\n:"hello","widget":"shop"}'],
    ['kind, beside a text that looks like it', '{"kind":"hello","token":"\\"kind\\":","widget":"shop","kind":"hello"}'],
  ] as const
).map(([what, data]) => refused(`a member twice: ${what}`, data));

const DEEP = 10_000;

const deep: readonly BadFrame[] = (
  [
    ['lists', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['lists without an end', '['.repeat(DEEP)],
    ['objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
    ['objects without an end', '{"a":'.repeat(DEEP)],
    ['lists as a position', `{"kind":"hello","widget":"shop","position":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`],
    ['objects as a token', `{"kind":"hello","widget":"shop","token":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`],
    ['lists beside a ping', `{"kind":"ping","x":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`],
  ] as const
).map(([what, data]) => refused(`${DEEP} ${what} deep`, data));

const noJson: readonly BadFrame[] = [
  '',
  ' ',
  '{',
  '}',
  '0',
  'hello',
  '"hello"',
  '[{"kind":"ping"}]',
  "{'kind':'ping'}",
  '{kind:"ping"}',
  '{"kind":"ping",}',
  '{"kind":"ping"}{"kind":"ping"}',
  '{"kind":"ping"}\n{"kind":"ping"}',
  '{"kind":"ping"}//',
  '/**/{"kind":"ping"}',
  '\uFEFF{"kind":"ping"}',
  '{"kind":"ping"}\u0000',
  '\u0000',
  '{"kind":"pi\nng"}',
  '{"kind":"\\x70ing"}',
  '{"kind":"\\ud800"}',
  'data: {"kind":"ping"}',
  'GET / HTTP/1.1\r\n\r\n',
  '<frame kind="ping"/>',
  '\u00a0{"kind":"ping"}',
].map((data) => refused(`no frame: ${JSON.stringify(data)}`, data));

const foreign: readonly BadFrame[] = [
  { kind: 'welcome', now: 0, pingMs: 1, silenceMs: 1 },
  { kind: 'page', chat: null, entries: [], invitation: null },
  { kind: 'live' },
  { kind: 'status', document: {} },
  { kind: 'ping', now: 0, heads: {} },
  { kind: 'pong', now: 0 },
  { kind: 'drain', retryAfterMs: 0 },
  { kind: 'ended', problem: { code: 'unavailable', message: 'x' } },
  { kind: 'error', problem: { code: 'invalid', message: 'x' } },
  { kind: 'beat', active: true },
  { kind: 'typing', chat: CHAT },
  { kind: 'start-chat', commandId: CHAT, text: 'Hello' },
  { kind: 'write', chat: CHAT, commandId: CHAT, text: 'Hello' },
  { kind: 'reply', actor: { kind: 'agent', id: 'anna' }, chat: CHAT, commandId: CHAT, text: 'Hello' },
  { kind: 'save-agent', agent: 'eve', role: 'admin' },
  { kind: 'close-chat', actor: { kind: 'server' }, chat: CHAT },
  { kind: 'tick' },
  { kind: 'subscribe' },
].map((frame) => refused(`a frame that is not a page’s: ${JSON.stringify(frame)}`, frame));

const BROKEN: readonly (readonly [string, readonly number[]])[] = [
  ['a byte that begins nothing', [0xff]],
  ['another that begins nothing', [0xfe]],
  ['a continuation alone', [0x80]],
  ['an overlong NUL', [0xc0, 0x80]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong slash of three', [0xe0, 0x80, 0xaf]],
  ['a half of a pair', [0xed, 0xa0, 0x80]],
  ['the other half', [0xed, 0xbf, 0xbf]],
  ['two halves', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ['a character beyond the last', [0xf4, 0x90, 0x80, 0x80]],
  ['a character cut off', [0xe2, 0x82]],
  ['a character of five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80]],
];

const broken: readonly BadFrame[] = BROKEN.flatMap(([what, bytes]) => [
  {
    what: `${what} in a token`,
    data: Buffer.concat([
      Buffer.from('{"kind":"hello","widget":"shop","token":"'),
      Buffer.from(bytes),
      Buffer.from('"}'),
    ]),
    binary: false,
    closes: 1_007 as const,
  },
  {
    what: `${what} in a name`,
    data: Buffer.concat([Buffer.from('{"kind":"ping","'), Buffer.from(bytes), Buffer.from('":1}')]),
    binary: false,
    closes: 1_007 as const,
  },
  { what: `${what} alone`, data: Buffer.from(bytes), binary: false, closes: 1_007 as const },
]);

const binary: readonly BadFrame[] = [
  ...[HELLO, PING, PONG].map((frame) => ({ what: `${frame.kind} as bytes`, data: Buffer.from(JSON.stringify(frame)) })),
  { what: 'no byte', data: Buffer.alloc(0) },
  { what: 'one byte', data: Buffer.alloc(1) },
  { what: '64 KiB of bytes', data: Buffer.alloc(65_536) },
].map((frame) => ({ ...frame, binary: true, closes: 1_008 as const }));

const SPACE = ' ';

const huge: readonly BadFrame[] = [
  { what: 'a byte more than a frame may have', data: JSON.stringify(PING).padEnd(65_537, SPACE) },
  { what: 'the same with characters of two bytes', data: JSON.stringify({ ...PING, x: 'é'.repeat(32_768) }) },
  { what: 'a mebibyte', data: JSON.stringify({ ...HELLO, token: 'x'.repeat(1_048_576) }) },
  { what: 'a mebibyte of bytes', data: Buffer.alloc(1_048_576), binary: true },
].map((frame) => ({ ...frame, closes: 1_009 as const }));

const longest: readonly BadFrame[] = [
  refused('64 KiB of a token', { ...HELLO, token: 'x'.repeat(65_000) }),
  refused('64 KiB of one name', { ...PING, ['x'.repeat(65_000)]: 1 }),
  refused('64 KiB of names', { ...PING, ...Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`n${n}`, 1])) }),
  refused('64 KiB of backslashes', `{"kind":"ping","x":"${'\\\\'.repeat(32_000)}"}`),
  refused('64 KiB of quotes', '"'.repeat(65_000)),
  refused('64 KiB of colons', `{"kind":"ping"${':'.repeat(65_000)}}`),
];

/** Refused whenever they come. */
export const badFrames: readonly BadFrame[] = [
  ...wrongTypes,
  ...texts,
  ...positions,
  ...missing,
  ...extra,
  ...extraInside,
  ...numbers,
  ...twice,
  ...deep,
  ...noJson,
  ...foreign,
  ...broken,
  ...binary,
  ...huge,
  ...longest,
];

/** Right in themselves, and refused before hello. */
export const earlyFrames: readonly BadFrame[] = [PING, PONG].map((frame) =>
  refused(`${frame.kind} before hello`, frame),
);

/** The same after it. */
export const lateFrames: readonly BadFrame[] = [
  refused('hello again', HELLO),
  refused('hello again, of nobody', { kind: 'hello', widget: 'shop' }),
  refused('hello again, of somebody else', { ...HELLO, token: 'pl1_other' }),
];
