import { measureSizes, type Size } from './measure-sizes.ts';

/** `npm run size`: what a page pays, in bytes, from the files of the last build. */
const { floor, gate, untilTab, form, everything, words, evaluateStatus } = await measureSizes();
const row = ({ what, minified, gzip, brotli }: Size): Record<string, string | number> => ({
  '': what,
  minified,
  'gzip -9': gzip,
  'brotli 11': brotli,
});
console.table([floor, gate, untilTab, form, everything, ...words, evaluateStatus].map(row));
