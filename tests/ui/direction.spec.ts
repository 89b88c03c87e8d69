import { expect, it } from 'vitest';
import { directionOf } from '../../src/ui/direction.ts';

it.each(['ar', 'ar-EG', 'he', 'he-IL', 'fa', 'FA-ir', 'ur-PK', 'ckb', 'ps', 'yi', 'az-Arab', 'pa-Arab-PK', 'sd'])(
  '%s is written from right to left',
  (tag) => {
    expect(directionOf(tag)).toBe('rtl');
  },
);

it.each(['en', 'de-AT', 'arn', 'far', 'hy', 'ug-Latn', 'ku', 'sdh-x', 'az', ''])(
  '%j is written from left to right',
  (tag) => {
    expect(directionOf(tag)).toBe('ltr');
  },
);
