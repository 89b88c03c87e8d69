import { expect, it } from 'vitest';
import { type TranscriptLine, transcriptOf } from '../../../src/domain/chat/transcript.ts';
import { at } from '../../../src/testing/builders.ts';

const LINES: readonly TranscriptLine[] = [
  { at: at('2026-03-02T20:58:00Z'), name: 'You', text: 'Two lines\nof mine', files: [] },
  { at: at('2026-03-02T20:59:00Z'), name: null, text: 'Anna has joined.', files: [] },
  { at: at('2026-03-02T22:01:00Z'), name: 'آنا', text: '', files: ['lamp.png', 'שמש.pdf'] },
];

it('K-8 a transcript keeps names, times of the reader’s zone, days, line ends and file names', () => {
  const text = transcriptOf({ title: 'Chat history', lines: LINES, locale: 'de', timeZone: 'Europe/Vilnius' });
  expect(text.split('\n')).toEqual([
    'Chat history (Europe/Vilnius)',
    '',
    'Montag, 2. März 2026',
    '',
    '[22:58] \u2068You\u2069:',
    'Two lines',
    'of mine',
    '',
    '[22:59] Anna has joined.',
    '',
    'Dienstag, 3. März 2026',
    '',
    '[00:01] \u2068آنا\u2069:',
    '- \u2068lamp.png\u2069',
    '- \u2068שמש.pdf\u2069',
    '',
  ]);
});

it('K-8 a transcript is made in any language and zone, known or not', () => {
  const of = (locale: string, timeZone: string) => transcriptOf({ title: 'T', lines: LINES, locale, timeZone });
  expect(of('fr', 'UTC')).toContain('lundi 2 mars 2026');
  expect(of('no such', 'Nowhere/Land')).toContain('T (UTC)\n\nMonday, March 2, 2026');
});
