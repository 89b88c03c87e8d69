import type { PlantedBreak } from './planted-break.ts';

const text = (name: string): string => `src/domain/text/${name}.ts`;

export const TEXT_BREAKS: readonly PlantedBreak[] = [
  { rule: 'F-2', file: text('pick-text'), find: 'locale.toLowerCase()', replace: 'locale' },
  { rule: 'F-2', file: text('pick-text'), find: 'wanted = shortened(wanted)', replace: "wanted = ''" },
  { rule: 'F-2', file: text('pick-text'), find: 'return text.en ?? ', replace: 'return ' },
  { rule: 'F-2', file: text('fill-text'), find: 'String(values[name]) : place', replace: "String(values[name]) : ''" },
  { rule: 'S-13', file: text('opening-time'), find: 'days === 0 || days === 1', replace: 'days === 0' },
  {
    rule: 'S-13',
    file: text('opening-time'),
    find: 'localDay(at, timeZone) - localDay(now, timeZone)',
    replace: "localDay(at, 'UTC') - localDay(now, 'UTC')",
  },
  {
    rule: 'Z-1',
    file: text('link-mark'),
    find: " if (address[end - 1] === ')' && unopened-- <= 0) break;",
    replace: '',
  },
  {
    rule: 'Z-1',
    file: text('link-mark'),
    find: 'HTTP.exec(address) ??',
    replace: 'HTTP.exec(address) ?? /^(javascript):/.exec(address) ??',
  },
  { rule: 'Z-1', file: text('link-mark'), find: '...(!says(label, address, host) && { host })', replace: '' },
  {
    rule: 'Z-1',
    file: text('inline-marks'),
    find: "'**': 'bold', '*': 'italic'",
    replace: "'**': 'italic', '*': 'bold'",
  },
  { rule: 'Z-1', file: text('inline-marks'), find: 'while (frames.length > 0) giveUp();', replace: '' },
  { rule: 'Z-1', file: text('marks'), find: 'if (mark.ordered !== ordered) endList();', replace: '' },
];
