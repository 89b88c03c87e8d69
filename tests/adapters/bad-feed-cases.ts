import { pageOf } from './line-bench.ts';

/** What a server may say by mistake or in bad faith, as the text or the bytes of one frame. */
export type BadFrame = readonly [what: string, frame: string | Uint8Array];

const page = pageOf([3]) as { chat: object; entries: object[] };
const message = {
  kind: 'message',
  number: 3,
  at: 1,
  from: 'agent',
  name: 'Ada',
  text: 'Hello',
  commandId: null,
  offers: [],
};

const GOOD: Readonly<Record<string, object>> = {
  page: { ...page, entries: [message] },
  turn: page,
  typing: { kind: 'typing', chat: 'c1', name: 'Ada', until: 9 },
  ping: { kind: 'ping', now: 1, heads: { c1: 2 } },
  ended: { kind: 'ended', problem: { code: 'session-expired', message: 'Over.' } },
  drain: { kind: 'drain', retryAfterMs: 1_000 },
};

type Path = readonly (string | number)[];

function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = changed(copy[key], rest, to);
  return copy;
}

const at = (kind: string, path: Path, to: unknown): BadFrame => [
  `${kind}: ${path.join('.')} is ${to === undefined ? 'missing' : JSON.stringify(to).slice(0, 40)}`,
  JSON.stringify(changed(GOOD[kind], path, to)),
];

/** As JSON has no such words. */
const raw = (kind: string, path: Path, literal: string): BadFrame => [
  `${kind}: ${path.join('.')} is ${literal.slice(0, 20)}`,
  JSON.stringify(changed(GOOD[kind], path, '@')).replace('"@"', literal),
];

const each = (kind: string, paths: readonly Path[], values: readonly unknown[]): readonly BadFrame[] =>
  paths.flatMap((path) => values.map((value) => at(kind, path, value)));

const deep = (text: string, depth: number): string => text.repeat(depth);

/** Refused by the guards, whatever the transport: the connection ends, and nothing of it is heard. */
export const badFrames: readonly BadFrame[] = [
  ...each('page', [['chat'], ['entries'], ['invitation']], [undefined, 1, 'x', true]),
  ...each(
    'page',
    [
      ['chat', 'id'],
      ['chat', 'reason'],
    ],
    [undefined, null, 7],
  ),
  ...each('page', [['chat', 'state']], [undefined, 'later', 0]),
  ...each(
    'page',
    [
      ['chat', 'head'],
      ['entries', 0, 'number'],
    ],
    [undefined, null, -1, 1.5, 1e300, '3'],
  ),
  ...each(
    'page',
    [
      ['chat', 'since'],
      ['chat', 'startedAt'],
      ['entries', 0, 'at'],
    ],
    [undefined, 9e15, '1'],
  ),
  ...each('page', [['chat', 'epoch']], [null, 1, {}]),
  ...each(
    'page',
    [
      ['chat', 'read'],
      ['chat', 'delivered'],
    ],
    [null, -1, '2'],
  ),
  ...each('page', [['chat', 'rating']], [0, { score: 6, comment: null }, { score: 1 }]),
  ...each(
    'page',
    [
      ['entries', 0, 'text'],
      ['entries', 0, 'from'],
      ['entries', 0, 'offers'],
    ],
    [undefined, null, 1],
  ),
  ...each('page', [['entries', 0, 'files']], [null, {}, [{}], [{ id: 'f', type: 'image/svg+xml' }]]),
  ...each('page', [['entries', 0, 'choices']], [null, 'Yes', [1], [null]]),
  ...each(
    'page',
    [
      ['entries', 0, 'kind'],
      ['entries', 0],
    ],
    [undefined, 'later', null],
  ),
  ...each(
    'turn',
    [
      ['entries', 0, 'to'],
      ['entries', 0, 'reason'],
    ],
    [undefined, 6, null],
  ),
  ...each('page', [['invitation']], [{}, [], { id: 'i', name: 'A', text: '', fields: ['shoe'], expiresAt: 1 }]),
  ...each('typing', [['chat'], ['name']], [undefined, null, 1, {}]),
  ...each('typing', [['until']], [undefined, null, 'soon', 1.5, 9e15]),
  ...each('ping', [['heads']], [undefined, null, [], 'c1', { c1: -1 }, { c1: '2' }, { c1: 1e300 }, { c1: null }]),
  ...each('ping', [['now']], [undefined, 'x', 1.5]),
  ...each(
    'ended',
    [['problem']],
    [undefined, null, 'x', {}, { code: 'later', message: '' }, { code: 'closed', message: '' }],
  ),
  ...each('drain', [['retryAfterMs']], [undefined, null, -1, 1.5, '9', 1e300]),
  raw('page', ['entries', 0, 'number'], 'NaN'),
  raw('page', ['chat', 'head'], 'Infinity'),
  raw('page', ['chat', 'head'], '1e999'),
  raw('page', ['entries', 0, 'number'], '0x3'),
  raw('page', ['entries', 0, 'text'], `"${'x'}`),
  raw('page', ['entries', 0, 'text'], 'undefined'),
  raw('page', ['chat', 'read'], deep('[', 10_000) + deep(']', 10_000)),
  raw('page', ['entries', 0, 'text'], deep('{"a":', 10_000) + 1 + deep('}', 10_000)),
  raw('ping', ['heads'], `{"c1":${deep('9', 400)}}`),
  ['10,000 brackets that never close', deep('[', 10_000)],
  ['10,000 lists in one another', deep('[', 10_000) + deep(']', 10_000)],
  ['a list', '[]'],
  ['a number', '1'],
  ['a text', '"page"'],
  ['null', 'null'],
  ['nothing', ''],
  ['an empty object', '{}'],
  ['a kind that is a number', '{"kind":1}'],
  ['a kind that is a list', '{"kind":["page"]}'],
  ['a kind that is null', '{"kind":null}'],
  ['a page of nothing', '{"kind":"page"}'],
  ['a frame with words after it', `${JSON.stringify(GOOD.page)}x`],
  ['two frames in one', JSON.stringify(GOOD.page) + JSON.stringify(GOOD.ping)],
  ['half a frame', JSON.stringify(GOOD.page).slice(0, 80)],
  ['markup', '<html>Bad gateway</html>'],
  ['a member twice, the latter wrong', JSON.stringify(GOOD.page).replace('"text":"Hello"', '"text":"Hello","text":1')],
  ['a kind twice, the latter half', JSON.stringify(GOOD.typing).replace('}', ',"kind":"drain"}')],
  at('page', ['entries', 0, 'text'], deep('x', 8_400_000)),
];

/** Frames of which nothing is heard, and which are no reason to end anything either. */
export const passedOver: readonly BadFrame[] = [
  ['a kind of a later server', '{"kind":"later","chat":1}'],
  ['a welcome of no sense', '{"kind":"welcome","now":"x","silenceMs":-1}'],
  ['a second welcome', '{"kind":"welcome","now":1,"pingMs":0,"silenceMs":0}'],
  ['live over and over', '{"kind":"live"}'],
  ['a pong nobody asked for', '{"kind":"pong"}'],
  ['a page from before', JSON.stringify(pageOf([1]))],
  ['a kind that every object has', '{"kind":"constructor"}'],
  ['a kind that is a prototype', '{"kind":"__proto__"}'],
  ['a ping with a prototype', '{"kind":"ping","now":1,"heads":{"c1":2},"__proto__":{"kind":"ended"}}'],
];
