import { expect, it } from 'vitest';
import { mergeVisitors } from '../../../src/domain/session/merge-visitors.ts';
import { resolveSession } from '../../../src/domain/session/resolve-session.ts';
import { aToken, aVisitor, heldBy, NOW, someEvidence } from './records.ts';

const plan = { presented: new Set<string>(), lasting: new Set<string>(), line: 'l', leading: null };
const boot = { hash: 'here', secure: true, since: NOW, usedAt: null };

it('T-7 an http page makes no one visitor of two, whatever it comes with', () => {
  const code = { visitor: aVisitor('b'), line: 'l', proven: true };
  const visitor = aVisitor('a', { boot: { ...boot, secure: false } });
  const evidence = someEvidence({ secure: false, boot: { hash: 'here', visitor }, code });
  expect(resolveSession(evidence)).toMatchObject({ visitor: 'a', merges: [] });
});

it('T-7 the same two are one on a secure page', () => {
  const code = { visitor: aVisitor('b'), line: 'l', proven: true };
  const evidence = someEvidence({ boot: { hash: 'here', visitor: aVisitor('a', { boot }) }, code });
  expect(resolveSession(evidence)).toMatchObject({ visitor: 'a', merges: ['b'] });
});

it('T-7 after a merge no earlier boot id issues sessions, that of who stays neither', () => {
  const { merged, gone } = mergeVisitors(aVisitor('a', { boot }), [aVisitor('b', { boot })], plan);
  expect([merged, ...gone].map((visitor) => visitor.boot)).toEqual([null, null]);
});

it.each([
  ['who stays', true, false],
  ['who went', false, true],
  ['both', true, true],
])('T-8 a secure token of %s is held by who they are together', (_who, winner, other) => {
  const { merged } = mergeVisitors(aVisitor('a', { heldSecure: winner }), [aVisitor('b', { heldSecure: other })], plan);
  expect(merged.heldSecure).toBe(true);
});

it('T-8 a bridge of who went opens no history of who stays', () => {
  const { merged } = mergeVisitors(aVisitor('a', { heldSecure: false }), [aVisitor('b', { heldSecure: true })], plan);
  const found = heldBy(merged, 'bridge', aToken('bridge', { from: NOW }));
  expect(resolveSession(someEvidence({ found }))).toMatchObject({ visitor: 'a', from: NOW, replaces: ['bridge'] });
});

it('T-7 who they are together said what each of them said, the last word to who stays', () => {
  const [name, email] = ['Ada', 'ada@example.com'];
  const other = aVisitor('b', { contact: { name: 'Augusta', email } });
  expect(mergeVisitors(aVisitor('a', { contact: { name } }), [other], plan).merged.contact).toEqual({ name, email });
  expect(mergeVisitors(aVisitor('a'), [aVisitor('b')], plan).merged).not.toHaveProperty('contact');
});
