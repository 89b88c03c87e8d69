import { describe, expect, it } from 'vitest';
import { findFiles, readText } from './source-files.ts';

const TEXTS = ['src', 'demo', 'build', 'tests', 'e2e'].map((folder) => `${folder}/**/*.{ts,tsx,mjs,css,html,json,md}`);
/** These spell out what they look for. */
const SEEKERS = ['tests/repo/tidy.spec.ts', 'tests/repo/test-titles.ts'];
const texts = findFiles(...TEXTS, '*.{ts,json,md}', '.ci/run').filter(
  (file) => file !== 'package-lock.json' && !SEEKERS.includes(file),
);
const sources = findFiles('src/**/*.{ts,tsx}');

/** One word a thing: what others call a user, we call a visitor or an agent, and so on. */
const FOREIGN_WORDS = /(^|[/-])(users?|operators?|teams?|groups?|conversations?|tickets?|threads?)([-.]|$)/;

/** Names that say nothing of what is inside. */
const EMPTY_WORDS = /(^|\/)(utils?|helpers?|common|managers?|handlers?|types|misc|shared)(\.|\/|$)/;

describe('the repository', () => {
  it('names no registry in the lockfile, so that any mirror will do', () => {
    expect(readText('package-lock.json')).not.toMatch(/"resolved"/);
  });

  it('names no folder of the machine it was written on', () => {
    const place = /\/(?:home|root|Users|work)\/[\w.-]+\//;
    expect(texts.filter((file) => place.test(readText(file)))).toEqual([]);
  });

  it('calls things by the words of the field in its file names', () => {
    expect(sources.filter((file) => FOREIGN_WORDS.test(file) || EMPTY_WORDS.test(file))).toEqual([]);
  });

  it('spells file names in lower case with hyphens', () => {
    expect(sources.filter((file) => !/^src(\/[a-z0-9-]+)+(\.d)?\.tsx?$/.test(file))).toEqual([]);
  });

  it('keeps files small', () => {
    expect(sources.filter((file) => readText(file).split('\n').length > 300)).toEqual([]);
  });

  it('leaves nothing for later, and runs every test it has', () => {
    const left = /\b(TODO|FIXME|XXX)\b|\b(it|test|describe)\.(only|skip|todo|fixme)\b/;
    expect(texts.filter((file) => left.test(readText(file)))).toEqual([]);
  });

  it('Z-1 has no way from a string to markup or code in its sources', () => {
    const sink =
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|eval\(|new Function|document\.write)/;
    expect(sources.filter((file) => sink.test(readText(file)))).toEqual([]);
  });
});
