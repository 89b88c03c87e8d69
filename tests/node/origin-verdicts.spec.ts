import { expect, it } from 'vitest';
import { isAllowedOrigin } from '../../src/domain/access/origin.ts';
import { originVerdicts } from '../../src/node/origin-verdicts.ts';

it('Z-3 a remembered verdict is the rule’s own, for each list by itself and after thousands of strangers', () => {
  const judge = originVerdicts();
  const lists = [['https://shop.example'], ['https://*.shop.example'], ['https://other.example']];
  const origins = ['https://shop.example', 'https://de.shop.example', 'https://other.example', 'null'];
  for (let round = 0; round < 3; round += 1) {
    for (const list of lists) {
      for (const origin of origins) expect(judge(list, origin)).toBe(isAllowedOrigin(list, origin));
      for (let n = 0; n < 1_000; n += 1) expect(judge(list, `https://stranger-${round}-${n}.example`)).toBe(false);
    }
  }
});
