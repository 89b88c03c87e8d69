import { describe, expect, it } from 'vitest';
import { words as ar } from '../../src/ui/words/ar.ts';
import { chatWords } from '../../src/ui/words/chat-words.ts';
import { words as de } from '../../src/ui/words/de.ts';
import { loadWords } from '../../src/ui/words/load-words.ts';
import { panelWords } from '../../src/ui/words/panel-words.ts';
import { tabWords } from '../../src/ui/words/tab-words.ts';

/** Every text of a set of words, by its path. */
function texts(words: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : texts(value, `${path}${key}.`),
  );
}

const places = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();

const english = texts({ tab: tabWords, panel: panelWords, chat: chatWords });

describe.each([
  ['German', de],
  ['Arabic', ar],
])('the %s words', (_name, words) => {
  it('F-2 say everything the English ones say, with the same places to fill', () => {
    const own = new Map(texts(words));
    expect([...own.keys()]).toEqual(english.map(([path]) => path));
    expect([...own].map(([path, text]) => [path, places(text)])).toEqual(
      english.map(([path, text]) => [path, places(text)]),
    );
  });

  it('leave nothing in English or empty', () => {
    const untranslated = texts(words).filter(
      ([path, text]) => !text.trim() || (english.some((one) => one[0] === path && one[1] === text) && text !== 'Name'),
    );
    expect(untranslated).toEqual([]);
  });
});

describe('loadWords', () => {
  it.each([
    ['de', 'words-de', de],
    ['de-AT', 'words-de', de],
    ['DE', 'words-de', de],
    ['ar-EG', 'words-ar', ar],
  ])('F-2 %s is spoken with the words of %s, made safe before they are imported', async (locale, chunk, words) => {
    const prepared: string[] = [];
    expect(await loadWords(locale, async (name) => void prepared.push(name))).toBe(words);
    expect(prepared).toEqual([chunk]);
  });

  it.each(['en', 'en-GB', 'fr', 'deu', '', 'constructor', '__proto__'])(
    'F-2 %j stays English and loads nothing',
    async (locale) => {
      const prepared: string[] = [];
      expect(await loadWords(locale, async (name) => void prepared.push(name))).toBeNull();
      expect(prepared).toEqual([]);
    },
  );
});
