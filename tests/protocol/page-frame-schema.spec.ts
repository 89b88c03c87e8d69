import { describe, expect, it } from 'vitest';
import { namesTwice } from '../../src/protocol/names-twice.ts';
import { parsePageFrame } from '../../src/protocol/page-frame-schema.ts';

describe('a frame of a page', () => {
  it.each([
    { kind: 'hello', widget: 'shop' },
    { kind: 'hello', widget: 'shop', token: 'pl1_x', position: { chat: 'c1', after: 0 }, status: '' },
    { kind: 'hello', widget: 'shop', position: { chat: 'c1', after: 999_999_999 } },
    { kind: 'ping' },
    { kind: 'pong' },
  ])('D-3 is read as it was said: $kind', (frame) => {
    expect(parsePageFrame(JSON.stringify(frame))).toEqual({ ok: true, value: frame });
  });
});

describe('whether a member is named twice', () => {
  it.each([
    ['{"a":1,"a":1}', true],
    ['{"a":1,"b":{"c":1,"c":2}}', true],
    ['[{"a":1},{"b":[{"c":1,"c":2}]}]', true],
    ['{"a":{"a":1},"b":2,"a":3}', true],
    ['{"\\u0061":1,"a":2}', true],
    ['{"a" \n:1,"a"\t:2}', true],
    ['{"":1,"":2}', true],
    ['{"__proto__":1,"__proto__":2}', true],
    ['{"a\\"":1,"a\\"":2}', true],
    ['{"a":{"a":{"a":1}},"b":{"a":1}}', false],
    ['[{"a":1},{"a":1}]', false],
    ['{"a":"a","b":"a"}', false],
    ['{"a":"{\\"a\\":","b":"}"}', false],
    ['{"a\\\\":"\\\\","a":":"}', false],
    ['{"a":1,"A":1,"toString":1}', false],
    ['["a","a"]', false],
    ['"a"', false],
  ])('%s: %s', (json, twice) => {
    JSON.parse(json);
    expect(namesTwice(json)).toBe(twice);
  });
});
