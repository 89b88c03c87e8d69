import { expect, it } from 'vitest';
import { toInstant } from '../../../src/base/instant.ts';
import { addToken } from '../../../src/domain/session/keep-tokens.ts';
import { hasEarlier, visitorOf } from '../../../src/domain/session/visitor-record.ts';
import { aToken, aVisitor, NOW } from './records.ts';

it.each<[what: string, wroteAt: number | null, from: number | null, earlier: boolean]>([
  ['nothing, to whom may see everything', 500, null, false],
  ['nothing, of who never wrote', null, 500, false],
  ['what was written a millisecond before', 499, 500, true],
  ['nothing, where the first words came at that instant', 500, 500, false],
  ['nothing, where the first words came after it', 501, 500, false],
])('T-8 a restricted page is told of %s', (_what, wroteAt, from, earlier) => {
  const visitor = aVisitor('a', { wroteAt: wroteAt === null ? null : toInstant(wroteAt) });
  expect(hasEarlier(visitor, from === null ? null : toInstant(from))).toBe(earlier);
});

it('T-7 two dozen tokens are remembered of one visitor', () => {
  let visitor = aVisitor('a');
  for (let count = 0; count < 40; count++) visitor = addToken(visitor, aToken(`t${count}`, { issuedAt: NOW }));
  expect(visitor.tokens.map(({ hash }) => hash)).toEqual(Array.from({ length: 24 }, (_, index) => `t${index + 16}`));
});

it('Z-3 others see a visitor without anything a credential could be told by', () => {
  const boot = { hash: 'boot', secure: true, since: NOW, usedAt: null };
  const shown = visitorOf(aVisitor('a', { tokens: [aToken('t')], boot, identity: { id: 'ada' } }));
  expect(Object.keys(shown).sort()).toEqual(
    ['createdAt', 'id', 'identity', 'language', 'lastSeenAt', 'merged', 'origins', 'page', 'timeZone', 'widget'].sort(),
  );
});
