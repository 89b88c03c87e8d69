import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/base/instant.ts';
import { addToken, MOST_TOKENS, revokeLines, useToken } from '../../../src/domain/session/keep-tokens.ts';
import { mergeVisitors } from '../../../src/domain/session/merge-visitors.ts';
import { isTokenShaped, newHandoverCode, newToken } from '../../../src/domain/session/token.ts';
import type { IssuedToken, VisitorRecord } from '../../../src/domain/session/visitor-record.ts';
import { aToken, aVisitor, LATER, NOW } from './records.ts';

const statesOf = ({ tokens }: VisitorRecord): Record<string, IssuedToken['state']> =>
  Object.fromEntries(tokens.map(({ hash, state }) => [hash, state]));

const boot = { hash: 'boot of t', secure: true, since: NOW, usedAt: null };

describe('the first use of a token', () => {
  it.each<[string, Partial<IssuedToken>, Record<string, IssuedToken['state']>]>([
    ['replaces nothing, if it is to replace nothing', {}, { t: 'live', u: 'live', twin: 'live' }],
    ['replaces those it names', { replaces: ['u'] }, { t: 'live', u: 'superseded', twin: 'live' }],
    ['replaces all but those of the same page', { replaces: 'all' }, { t: 'live', u: 'superseded', twin: 'live' }],
    ['was before: it replaces no more', { replaces: 'all', usedAt: NOW }, { t: 'live', u: 'live', twin: 'live' }],
    ['is none of a revoked one', { replaces: 'all', state: 'revoked' }, { t: 'revoked', u: 'live', twin: 'live' }],
    ['is none of one that is over', { replaces: 'all', expiresAt: NOW }, { t: 'live', u: 'live', twin: 'live' }],
  ])('T-7 %s', (_promise, members, states) => {
    const token = aToken('t', { usedAt: null, ...members });
    const visitor = aVisitor('a', { tokens: [token, aToken('u'), aToken('twin', { boot: token.boot })] });
    expect(statesOf(useToken(visitor, 't', NOW))).toEqual(states);
  });

  it('T-7 begins the last ten minutes of the boot id, once', () => {
    const tokens = [aToken('t', { usedAt: null }), aToken('u', { usedAt: null })];
    const used = useToken(aVisitor('a', { tokens, boot }), 't', NOW);
    expect(used.boot?.usedAt).toBe(NOW);
    expect(useToken(used, 'u', LATER)).toBe(used);
    expect(useToken(used, 'u', toInstant(NOW + 1)).boot?.usedAt).toBe(NOW);
  });

  it('T-6 of one that replaces all takes every boot id but its own', () => {
    const tokens = [aToken('t', { usedAt: null, replaces: 'all' })];
    expect(useToken(aVisitor('a', { tokens, boot }), 't', NOW).boot).toMatchObject({ hash: 'boot of t' });
    expect(useToken(aVisitor('a', { tokens, boot: { ...boot, hash: 'x' } }), 't', NOW).boot).toBeNull();
  });

  it('T-7 of an unknown one changes nothing', () => {
    const visitor = aVisitor('a', { tokens: [aToken('t', { usedAt: null })] });
    expect(useToken(visitor, 'x', NOW)).toBe(visitor);
  });
});

describe('the tokens of one visitor', () => {
  const many = Array.from({ length: MOST_TOKENS }, (_, index) => aToken(`t${index}`));

  it('T-7 are at most so many: the oldest goes', () => {
    const { tokens } = addToken(aVisitor('a', { tokens: many }), aToken('new', { issuedAt: NOW }));
    expect([tokens.length, tokens[0]?.hash, tokens.at(-1)?.hash]).toEqual([MOST_TOKENS, 't1', 'new']);
  });

  it.each<[string, Partial<IssuedToken>]>([
    ['superseded', { state: 'superseded' }],
    ['revoked', { state: 'revoked' }],
    ['over', { expiresAt: NOW }],
  ])('T-7 one that is %s goes before one that serves', (_what, spent) => {
    const tokens = many.with(5, aToken('t5', spent));
    const kept = addToken(aVisitor('a', { tokens }), aToken('new', { issuedAt: NOW })).tokens.map(({ hash }) => hash);
    expect(kept).not.toContain('t5');
    expect(kept).toContain('t0');
  });

  it('T-8 a secure one is remembered for good, a bridge is not', () => {
    const nobody = aVisitor('a', { heldSecure: false });
    expect(addToken(nobody, aToken('bridge')).heldSecure).toBe(false);
    expect(addToken(nobody, aToken('t')).heldSecure).toBe(true);
  });

  it('T-10 end by line, with the boot id', () => {
    const tokens = [aToken('t'), aToken('u', { line: 'line of t', state: 'superseded' }), aToken('v')];
    const ended = revokeLines(aVisitor('a', { tokens, boot }), new Set(['line of t']));
    expect(statesOf(ended)).toEqual({ t: 'revoked', u: 'revoked', v: 'live' });
    expect(ended.boot).toBeNull();
  });

  it('T-1 have their shape, and no other text has', () => {
    const ids = () => 'ab'.repeat(16);
    expect([newToken('secure', ids), newToken('bridge', ids)].map(isTokenShaped)).toEqual([true, true]);
    expect(newHandoverCode(ids)).toBe(`plh_${'ab'.repeat(32)}`);
    const others = [
      newHandoverCode(ids),
      `pl1_${'ab'.repeat(31)}`,
      `pl1_${'AB'.repeat(32)}`,
      `pl1_${'ab'.repeat(32)}\n`,
    ];
    expect(others.map(isTokenShaped)).toEqual([false, false, false, false]);
  });
});

describe('visitors who become one', () => {
  const plan = { presented: new Set(['t', 'u']), lasting: new Set(['t']), line: 'l', leading: null };
  const winner = aVisitor('a', {
    tokens: [aToken('t'), aToken('elsewhere')],
    origins: ['https://a.example'],
    merged: ['x'],
  });
  const other = aVisitor('b', {
    tokens: [aToken('u'), aToken('planted')],
    origins: ['https://b.example', 'https://a.example'],
    merged: ['y'],
    wroteAt: toInstant(5),
    boot,
  });

  it('T-7 supersede at once what nobody proved, and gather what was presented in one line', () => {
    const { merged } = mergeVisitors(winner, [other], plan);
    expect(statesOf(merged)).toEqual({ t: 'live', elsewhere: 'superseded', u: 'superseded', planted: 'superseded' });
    expect(merged.tokens.filter(({ line }) => line === 'l').map(({ hash }) => hash)).toEqual(['u', 't']);
  });

  it('T-10 leave other devices of a person alone', () => {
    const { merged } = mergeVisitors({ ...winner, identity: { id: 'ada' } }, [other], plan);
    expect(statesOf(merged)).toMatchObject({ elsewhere: 'live', planted: 'superseded' });
  });

  it('T-9 leave the page alone that led here', () => {
    const { merged } = mergeVisitors(winner, [other], { ...plan, leading: 'line of elsewhere' });
    expect(statesOf(merged)).toMatchObject({ elsewhere: 'live', planted: 'superseded' });
  });

  it('T-7 keep who they were, where they came from, and when they first wrote', () => {
    const { merged, gone } = mergeVisitors({ ...winner, wroteAt: toInstant(7) }, [other], plan);
    expect(merged).toMatchObject({
      id: 'a',
      merged: ['x', 'b', 'y'],
      origins: ['https://b.example', 'https://a.example'],
      wroteAt: 5,
      boot: null,
    });
    expect(gone).toEqual([{ ...other, tokens: [], boot: null, mergedInto: 'a' }]);
  });
});
