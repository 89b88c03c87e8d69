import { expect, it } from 'vitest';
import type { Submission } from '../../src/domain/form/submission.ts';
import { parseSubmission } from '../../src/protocol/submission-schema.ts';

const GOOD: Submission = {
  commandId: '0123456789abcdef0123456789abcdef',
  visitor: 'ffffffffffffffffffffffffffffffff',
  values: { name: 'Ana', email: 'ana@shop.example', message: 'Hi\nthere', consent: true },
  page: { url: 'https://shop.example/cart?x=1', title: 'Cart', referrer: 'https://search.example/' },
  language: 'de-AT',
  timeZone: 'Europe/Vienna',
  mode: 'form',
  filledInMs: 12_345,
  trap: '',
};

it.each<[promise: string, changes: object]>([
  ['as a page of ours sends it', {}],
  ['without title and referrer', { page: { url: 'http://shop.example/' } }],
  ['without any value, for the form to judge', { values: {} }],
  ['with unknown fields, for the form to judge', { values: { age: '7', X_1: false } }],
  ['with an invalid address, for the form to judge', { values: { email: 'x' } }],
  ['from a zone this runtime does not know', { timeZone: 'Etc/Unknown' }],
  ['from a zone with digits and signs', { timeZone: 'Etc/GMT+12' }],
  ['with a filled trap, for the spam sign', { trap: 'http://spam.example' }],
  ['sent at once, for the spam sign', { filledInMs: 0 }],
  ['with the longest address', { page: { url: `https://shop.example/${'x'.repeat(2_027)}` } }],
  ['with the longest value', { values: { message: 'x'.repeat(10_000) } }],
  ['with the most fields', { values: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, ''])) }],
  ['believing anything about the face', { mode: 'disabled' }],
])('F-4 a submission is taken %s', (_promise, changes) => {
  const submission = { ...GOOD, ...changes };
  expect(parseSubmission(submission)).toEqual({ ok: true, value: submission });
});

it('what is taken is a copy', () => {
  const result = parseSubmission(GOOD);
  expect(result.ok && result.value).not.toBe(GOOD);
  expect(result.ok && result.value.values).not.toBe(GOOD.values);
});

const HEX = 'must be 32 lower-case hex digits';
const ADDRESS = 'must be an http or https address';
const TAG = 'is no language tag, such as de or pt-BR';
const ZONE = 'must be the name of a time zone, such as Europe/Vilnius';
const VALUE = 'must be a text, or true or false';
const MODES = '"chat" or "bot" or "form" or "wait" or "hidden" or "disabled"';
const KNOWN = 'commandId, visitor, values, page, language, timeZone, department, mode, filledInMs, trap';

const page = (changes: object): object => ({ page: { url: 'https://shop.example/', ...changes } });
const without = (key: keyof Submission): object => ({ [key]: undefined });

it.each<[path: string, sentence: string, changes: object]>([
  ['commandId', 'is missing; it must be a text', without('commandId')],
  ['commandId', 'must be a text, not 5', { commandId: 5 }],
  ['commandId', HEX, { commandId: '' }],
  ['commandId', HEX, { commandId: '0123456789abcdef0123456789abcde' }],
  ['commandId', HEX, { commandId: '0123456789abcdef0123456789abcdef0' }],
  ['commandId', HEX, { commandId: '0123456789ABCDEF0123456789ABCDEF' }],
  ['commandId', HEX, { commandId: '0123456789abcdef0123456789abcdef\n' }],
  ['commandId', HEX, { commandId: 'g123456789abcdef0123456789abcdef' }],
  ['visitor', 'is missing; it must be a text', without('visitor')],
  ['visitor', 'must be a text, not null', { visitor: null }],
  ['visitor', HEX, { visitor: 'ana' }],
  ['visitor', HEX, { visitor: '../../../../../../../../etc/pass' }],
  ['values', 'is missing; it must be an object', without('values')],
  ['values', 'must be an object, not null', { values: null }],
  ['values', 'must be an object, not a list', { values: ['Ana'] }],
  ['values', 'must be an object, not "Ana"', { values: 'Ana' }],
  ['values.name', `${VALUE}, not 5`, { values: { name: 5 } }],
  ['values.name', `${VALUE}, not null`, { values: { name: null } }],
  ['values.name', `${VALUE}, not a list`, { values: { name: ['Ana'] } }],
  ['values.name', `${VALUE}, not an object`, { values: { name: { toString: 'x' } } }],
  ['values.message', 'has more than 10,000 characters', { values: { message: 'x'.repeat(10_001) } }],
  [
    'values',
    'has more than 40 fields',
    { values: Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`f${i}`, ''])) },
  ],
  ['values.__proto__', 'is no field id', { values: JSON.parse('{"__proto__": "x"}') }],
  ['values[""]', 'is no field id', { values: { '': 'x' } }],
  ['values["a b"]', 'is no field id', { values: { 'a b': 'x' } }],
  ['values.7', 'is no field id', { values: { 7: 'x' } }],
  [`values.${'x'.repeat(41)}`, 'is no field id', { values: { ['x'.repeat(41)]: 'x' } }],
  ['page', 'is missing; it must be an object', without('page')],
  ['page', 'must be an object, not "https://shop.example/"', { page: 'https://shop.example/' }],
  ['page.url', 'is missing; it must be a text', { page: {} }],
  ['page.url', 'must be a text, not 5', page({ url: 5 })],
  ['page.url', ADDRESS, page({ url: '' })],
  ['page.url', ADDRESS, page({ url: '/cart' })],
  ['page.url', ADDRESS, page({ url: 'shop.example' })],
  ['page.url', ADDRESS, page({ url: 'javascript:alert(1)' })],
  ['page.url', ADDRESS, page({ url: 'data:text/html,x' })],
  ['page.url', ADDRESS, page({ url: 'file:///etc/passwd' })],
  ['page.url', ADDRESS, page({ url: 'about:blank' })],
  ['page.url', ADDRESS, page({ url: 'https://' })],
  ['page.url', 'must not carry credentials', page({ url: 'https://ana@shop.example/' })],
  ['page.url', 'must not carry credentials', page({ url: 'https://ana:secret@shop.example/' })],
  ['page.url', 'must not carry a fragment', page({ url: 'https://shop.example/#token=secret' })],
  ['page.url', 'must not carry a fragment', page({ url: 'https://shop.example/#' })],
  ['page.url', 'has more than 2,048 characters', page({ url: `https://shop.example/${'x'.repeat(2_028)}` })],
  ['page.title', 'must be a text, not 5', page({ title: 5 })],
  ['page.title', 'has more than 1,000 characters', page({ title: 'x'.repeat(1_001) })],
  ['page.referrer', ADDRESS, page({ referrer: '' })],
  ['page.referrer', ADDRESS, page({ referrer: 'android-app://com.example' })],
  ['page.referrer', 'must not carry a fragment', page({ referrer: 'https://search.example/#q' })],
  ['page.cookie', 'is an unknown key; known here: url, title, referrer', page({ cookie: 'x' })],
  [
    'department',
    'must be 1 to 64 letters, digits, - or _, and begin with a letter or digit',
    { department: 'the sales' },
  ],
  ['language', 'is missing; it must be a text', without('language')],
  ['language', 'must be a text, not a list', { language: ['de'] }],
  ['language', TAG, { language: '' }],
  ['language', TAG, { language: 'de_AT' }],
  ['language', TAG, { language: 'deutsch, bitte' }],
  ['timeZone', 'is missing; it must be a text', without('timeZone')],
  ['timeZone', 'must be a text, not 2', { timeZone: 2 }],
  ['timeZone', ZONE, { timeZone: '' }],
  ['timeZone', ZONE, { timeZone: '+02:00' }],
  ['timeZone', ZONE, { timeZone: 'Europe/Vilnius<script>' }],
  ['timeZone', ZONE, { timeZone: `Europe/${'x'.repeat(58)}` }],
  ['mode', `is missing; it must be ${MODES}`, without('mode')],
  ['mode', `must be ${MODES}, not "online"`, { mode: 'online' }],
  ['mode', `must be ${MODES}, not true`, { mode: true }],
  ['filledInMs', 'is missing; it must be a number', without('filledInMs')],
  ['filledInMs', 'must be at least 0', { filledInMs: -1 }],
  ['filledInMs', 'must be a whole number, not 1.5', { filledInMs: 1.5 }],
  ['filledInMs', 'must be a number, not "2000"', { filledInMs: '2000' }],
  ['filledInMs', 'must be a number, not NaN', { filledInMs: Number.NaN }],
  ['filledInMs', 'must be at most 9,007,199,254,740,991', { filledInMs: 1e300 }],
  ['trap', 'is missing; it must be a text', without('trap')],
  ['trap', 'must be a text, not false', { trap: false }],
  ['trap', 'has more than 1,000 characters', { trap: 'x'.repeat(1_001) }],
  ['spam', `is an unknown key; known here: ${KNOWN}`, { spam: null }],
  ['__proto__', `is an unknown key; known here: ${KNOWN}`, JSON.parse('{"__proto__": {"trap": ""}}')],
])('a submission is refused: %s %s', (path, sentence, changes) => {
  const result = parseSubmission({ ...GOOD, ...changes });
  expect(!result.ok && result.problem).toEqual({
    code: 'invalid',
    message: `${path}: ${sentence}.`,
    issues: [{ path, message: sentence }],
  });
});

it.each([undefined, null, 0, '', 'x', [], [GOOD]])('%j is no submission', (value) => {
  const result = parseSubmission(value);
  expect(!result.ok && result.problem.issues).toMatchObject([{ path: '' }]);
});

it('several wrong places are all named', () => {
  const result = parseSubmission({ ...GOOD, visitor: 'x', page: {}, trap: 1 });
  expect(!result.ok && result.problem.issues?.map(({ path }) => path)).toEqual(['visitor', 'page.url', 'trap']);
});
