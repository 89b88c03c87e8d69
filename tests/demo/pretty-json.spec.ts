import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../demo/qa/pretty-json.ts';
import { scenes } from '../../demo/scenes.ts';

describe('the JSON of the editors', () => {
  it('keeps what is short on its line and breaks what is long', () => {
    const value = { id: 'a', weekly: { mon: [['09:00', '17:00']] }, message: 'x'.repeat(60), list: [] };
    expect(prettyJson(value)).toBe(
      `{\n  "id": "a",\n  "weekly": { "mon": [["09:00", "17:00"]] },\n  "message": "${'x'.repeat(60)}",\n  "list": []\n}`,
    );
  });

  it('leaves out what is undefined', () => {
    expect(prettyJson({ a: undefined, b: { c: undefined, d: 1 } })).toBe('{\n  "b": { "d": 1 }\n}');
  });

  it.each(scenes.map(({ id, settings }) => [id, settings] as const))(
    'says the settings of %s unchanged',
    (_id, value) => {
      expect(JSON.parse(prettyJson(value))).toEqual(value);
    },
  );
});
