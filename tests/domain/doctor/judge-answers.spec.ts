import { expect, it } from 'vitest';
import { isHeldBack } from '../../../src/domain/doctor/is-held-back.ts';
import { type Answers, judgeAnswers } from '../../../src/domain/doctor/judge-answers.ts';

const FINE: Answers = { status: 'fine', preflight: 'passed', socket: 'opened', stream: 'flowing' };
const UNKNOWN: Answers = { status: 'unknown', preflight: 'unknown', socket: 'unknown', stream: 'unknown' };
const server = 'https://chat.example';
const https = 'https://www.shop.example';
const http = 'http://www.shop.example';

it.each<[about: string, origin: string, answers: Answers, findings: object[]]>([
  ['all is fine', https, FINE, []],
  ['nothing is known', https, UNKNOWN, []],
  [
    'a refused https page',
    https,
    { ...UNKNOWN, status: 'origin-refused' },
    [{ code: 'S04', origin: https, widget: 'shop' }],
  ],
  [
    'a refused http page',
    http,
    { ...UNKNOWN, status: 'origin-refused' },
    [{ code: 'S01', origin: http, widget: 'shop' }],
  ],
  [
    'a refused page on loopback, which is as good as https',
    'http://localhost:8080',
    { ...UNKNOWN, status: 'origin-refused' },
    [{ code: 'S04', origin: 'http://localhost:8080', widget: 'shop' }],
  ],
  ['a preflight that does not pass', https, { ...FINE, preflight: 'refused' }, [{ code: 'N05', server }]],
  ['a socket that does not open', https, { ...FINE, socket: 'refused' }, [{ code: 'N03', server }]],
  ['a stream that is held', https, { ...FINE, stream: 'held' }, [{ code: 'N04', server }]],
])('T-11 %s', (_about, origin, answers, findings) => {
  expect(judgeAnswers({ origin, widget: 'shop', server }, answers)).toEqual(findings);
});

it.each([
  ['as the server sent them', 1_000, 2_000, false],
  ['at one moment', 2_000, 2_000, true],
  ['a little apart, as two packets of one answer', 2_000, 2_499, true],
  ['half a second apart', 1_500, 2_000, false],
])('T-11 first and last bytes %s', (_about, first, last, held) => {
  expect(isHeldBack(first, last)).toBe(held);
});
