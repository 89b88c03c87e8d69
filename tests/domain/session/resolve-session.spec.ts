import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/base/instant.ts';
import { resolveSession, type SessionDecision } from '../../../src/domain/session/resolve-session.ts';
import type { SessionEvidence } from '../../../src/domain/session/session-evidence.ts';
import type { VisitorRecord } from '../../../src/domain/session/visitor-record.ts';
import { aToken, aVisitor, heldBy, NOW, someEvidence } from './records.ts';

const a = aVisitor('a');
const b = aVisitor('b');
const ada = aVisitor('ada', { identity: { id: 'ada' } });
const ben = aVisitor('ben', { identity: { id: 'ben' } });
const AS_ADA = { id: 'ada', holder: null };
const limited = (hash: string) => aToken(hash, { from: toInstant(500) });
const bridge = (members = {}) => aToken('bridge', { from: toInstant(500), ...members });
const linked = (visitor: VisitorRecord, members: Partial<NonNullable<VisitorRecord['boot']>> = {}): VisitorRecord => ({
  ...visitor,
  boot: { hash: 'here', secure: true, since: toInstant(400), usedAt: null, ...members },
});
const bootOf = (visitor: VisitorRecord) => ({ hash: 'here', visitor });

type Row = readonly [promise: string, evidence: Partial<SessionEvidence>, decision: Partial<SessionDecision>];

const SOMEBODY_NEW: Partial<SessionDecision> = { visitor: null, merges: [], keepsSecure: null, keepsBridge: null };

const rows = (title: string, table: readonly Row[]): void => {
  describe(title, () => {
    it.each(table)('%s', (_promise, evidence, decision) => {
      expect(resolveSession(someEvidence(evidence))).toMatchObject(decision);
    });
  });
};

rows('reading (T-6)', [
  ['T-6 nothing: somebody new, whose boot id may ask again', {}, { ...SOMEBODY_NEW, linksBoot: true, line: null }],
  [
    'T-6 an own token goes on as it is',
    { found: heldBy(a, 'own', aToken('t')) },
    { visitor: 'a', keepsSecure: 't', adopts: false, replaces: [] },
  ],
  [
    'T-6 a shared one alone is taken over, and all others go with its first use',
    { found: heldBy(a, 'shared', aToken('t')) },
    { visitor: 'a', keepsSecure: null, adopts: true, replaces: 'all', line: 'line of t', linksBoot: false },
  ],
  [
    'T-6 a shared one beside an own one of the same visitor goes on',
    { found: [...heldBy(a, 'own', aToken('old', { state: 'superseded' })), ...heldBy(a, 'shared', aToken('t'))] },
    { visitor: 'a', keepsSecure: 't', adopts: false },
  ],
  [
    'T-6 a superseded own one alone is no credential',
    { found: heldBy(a, 'own', aToken('t', { state: 'superseded' })) },
    SOMEBODY_NEW,
  ],
  [
    'T-6 a revoked own one shows nothing either',
    { found: [...heldBy(a, 'own', aToken('old', { state: 'revoked' })), ...heldBy(a, 'shared', aToken('t'))] },
    { visitor: 'a', adopts: true },
  ],
  [
    'T-6 nor does one that is over',
    {
      found: [
        ...heldBy(a, 'own', aToken('old', { state: 'superseded', expiresAt: NOW })),
        ...heldBy(a, 'shared', aToken('t')),
      ],
    },
    { visitor: 'a', adopts: true },
  ],
  [
    'T-6 one of somebody else shows nothing about this one',
    { found: [...heldBy(b, 'own', aToken('old', { state: 'superseded' })), ...heldBy(a, 'shared', aToken('t'))] },
    { visitor: 'a', adopts: true },
  ],
  [
    'T-6 one that is over at this very instant is none',
    { found: heldBy(a, 'own', aToken('t', { expiresAt: NOW })) },
    SOMEBODY_NEW,
  ],
  [
    'T-6 one that is over in a millisecond serves',
    { found: heldBy(a, 'own', aToken('t', { expiresAt: toInstant(NOW + 1) })) },
    { visitor: 'a' },
  ],
  [
    'T-6 a shared one of a person with an identity is passed over',
    { found: heldBy(ada, 'shared', aToken('t')) },
    SOMEBODY_NEW,
  ],
  [
    'T-6 beside an own one of theirs it counts',
    { found: [...heldBy(ada, 'own', aToken('old', { state: 'superseded' })), ...heldBy(ada, 'shared', aToken('t'))] },
    { visitor: 'ada', keepsSecure: 't' },
  ],
  [
    'T-6 beside their signed identity it counts',
    { found: heldBy(ada, 'shared', aToken('t')), identity: { id: 'ada', holder: ada } },
    { visitor: 'ada', keepsSecure: 't', adopts: false },
  ],
  [
    'T-6 beside another’s signed identity it does not, and is not ended',
    { found: heldBy(ada, 'shared', aToken('t')), identity: { id: 'ben', holder: ben } },
    { visitor: 'ben', merges: [], ends: [] },
  ],
  [
    'T-6 passed over, it takes nothing from an own one of somebody else',
    { found: [...heldBy(a, 'own', aToken('t')), ...heldBy(ada, 'shared', aToken('u'))] },
    { visitor: 'a', merges: [], keepsSecure: 't' },
  ],
  [
    'T-6 a bridge is not used where a token is',
    { found: [...heldBy(a, 'own', aToken('t')), ...heldBy(b, 'bridge', bridge())] },
    { visitor: 'a', merges: [], keepsSecure: 't', keepsBridge: null },
  ],
  [
    'T-6 but goes on if it is of the same visitor',
    { found: [...heldBy(a, 'own', aToken('t')), ...heldBy(a, 'bridge', bridge())] },
    { visitor: 'a', keepsSecure: 't', keepsBridge: 'bridge' },
  ],
  ['T-1 a secure token on an http page is none', { secure: false, found: heldBy(a, 'own', aToken('t')) }, SOMEBODY_NEW],
  [
    'T-1 a bridge is none where no http origin is listed',
    { bridges: false, secure: false, found: heldBy(a, 'bridge', bridge()) },
    SOMEBODY_NEW,
  ],
]);

rows('who wins, and who becomes one (T-7)', [
  [
    'T-7 two own ones are one: the lower id of equals stays',
    { found: [...heldBy(b, 'own', aToken('u')), ...heldBy(a, 'own', aToken('t'))] },
    { visitor: 'a', merges: ['b'], keepsSecure: null, replaces: ['t', 'u'], linksBoot: true },
  ],
  [
    'T-7 whoever was seen last stays',
    { found: [...heldBy(a, 'own', aToken('t')), ...heldBy({ ...b, lastSeenAt: NOW }, 'own', aToken('u'))] },
    { visitor: 'b', merges: ['a'] },
  ],
  [
    'T-7 a person with an identity stays, whoever was seen last',
    { found: [...heldBy(ada, 'own', aToken('t')), ...heldBy({ ...b, lastSeenAt: NOW }, 'own', aToken('u'))] },
    { visitor: 'ada', merges: ['b'], linksBoot: false },
  ],
  [
    'T-7 of a merge only own tokens last until the new one is used',
    { found: [...heldBy(a, 'own', aToken('t')), ...heldBy(b, 'shared', aToken('u'))] },
    { merges: ['b'], replaces: ['t'] },
  ],
  [
    'T-7 two shared ones are one as well',
    { found: [...heldBy(a, 'shared', aToken('t')), ...heldBy(b, 'shared', aToken('u'))] },
    { visitor: 'a', merges: ['b'], replaces: [], adopts: false },
  ],
  [
    'T-7 two persons never are',
    { found: [...heldBy(ada, 'own', aToken('t')), ...heldBy(ben, 'own', aToken('u'))] },
    { visitor: 'ada', merges: [], keepsSecure: 't' },
  ],
  [
    'T-7 nor a third with two persons',
    {
      found: [...heldBy(ada, 'own', aToken('t')), ...heldBy(ben, 'own', aToken('u')), ...heldBy(a, 'own', aToken('v'))],
    },
    { visitor: 'ada', merges: [] },
  ],
  [
    'T-7 nothing merges beside a bridge of a third',
    {
      found: [
        ...heldBy(a, 'own', aToken('t')),
        ...heldBy(b, 'own', aToken('u')),
        ...heldBy(aVisitor('c'), 'bridge', bridge()),
      ],
    },
    { visitor: 'a', merges: [], keepsSecure: 't' },
  ],
  [
    'T-7 a bridge of one of them stands in nobody’s way',
    { found: [...heldBy(a, 'own', aToken('t')), ...heldBy(b, 'own', aToken('u')), ...heldBy(b, 'bridge', bridge())] },
    { visitor: 'a', merges: ['b'], keepsBridge: null },
  ],
  [
    'T-7 nothing merges beside a restricted token of a third',
    {
      found: [
        ...heldBy(a, 'own', aToken('t')),
        ...heldBy(b, 'own', aToken('u')),
        ...heldBy(aVisitor('c'), 'own', limited('v')),
      ],
    },
    { merges: [] },
  ],
  [
    'T-7 a restricted token is not used beside a full one',
    { found: [...heldBy(b, 'own', aToken('t')), ...heldBy(a, 'own', limited('u'))] },
    { visitor: 'b', merges: [], from: null },
  ],
  [
    'T-7 a token whose successor was lost is followed by another',
    { found: heldBy({ ...a, tokens: [aToken('new', { usedAt: null, replaces: ['t'] })] }, 'own', aToken('t')) },
    { visitor: 'a', keepsSecure: null, replaces: ['t'] },
  ],
  [
    'T-7 and goes on where that successor ended',
    {
      found: heldBy(
        { ...a, tokens: [aToken('new', { usedAt: null, replaces: ['t'], state: 'revoked' })] },
        'own',
        aToken('t'),
      ),
    },
    { keepsSecure: 't' },
  ],
]);

rows('boot ids (T-7)', [
  [
    'T-7 of an answer that never arrived: the same visitor',
    { boot: bootOf(linked(a)) },
    { visitor: 'a', keepsSecure: null, adopts: false, from: null },
  ],
  [
    'T-7 ten minutes less a millisecond after the first use',
    { boot: bootOf(linked(a, { usedAt: toInstant(NOW - 599_999) })) },
    { visitor: 'a' },
  ],
  ['T-7 no more after ten minutes', { boot: bootOf(linked(a, { usedAt: toInstant(NOW - 600_000) })) }, SOMEBODY_NEW],
  ['T-7 never of a person with an identity', { boot: bootOf(linked(ada)) }, SOMEBODY_NEW],
  ['T-7 never of one whose boot id is another by now', { boot: bootOf(linked(a, { hash: 'there' })) }, SOMEBODY_NEW],
  ['T-7 never of one with no boot id left', { boot: bootOf(a) }, SOMEBODY_NEW],
  [
    'T-1 what an http page knows opens nothing on a secure one',
    { boot: bootOf(linked(a, { secure: false })) },
    SOMEBODY_NEW,
  ],
  [
    'T-8 on http pages it leads to what was since then',
    { secure: false, boot: bootOf(linked(a, { secure: false })) },
    { visitor: 'a', from: toInstant(400) },
  ],
  [
    'T-7 beside a token of somebody else both are one',
    { boot: bootOf(linked(a)), found: heldBy(b, 'own', aToken('t')) },
    { visitor: 'a', merges: ['b'] },
  ],
]);

rows('http and https (T-8)', [
  [
    'T-8 who never held a secure token is lifted to one, of everything',
    { found: heldBy({ ...a, heldSecure: false }, 'bridge', bridge()) },
    { visitor: 'a', from: null, keepsSecure: null, keepsBridge: null, replaces: 'all', linksBoot: true },
  ],
  [
    'T-8 who held one sees from the attach point on',
    { found: heldBy(a, 'bridge', bridge()) },
    { visitor: 'a', from: toInstant(500), keepsBridge: null, replaces: ['bridge'], linksBoot: false },
  ],
  [
    'T-8 or from now, where no http page ever came with the bridge',
    { found: heldBy(a, 'bridge', bridge({ attached: false })) },
    { from: NOW },
  ],
  [
    'T-8 a restricted token stays restricted',
    { found: heldBy(a, 'own', limited('t')) },
    { visitor: 'a', from: toInstant(500), keepsSecure: 't' },
  ],
  [
    'T-8 a restricted one of a shared cookie is passed over',
    { found: heldBy(a, 'shared', limited('t')) },
    SOMEBODY_NEW,
  ],
  [
    'T-8 a restricted token comes before a bridge',
    { found: [...heldBy(b, 'own', limited('t')), ...heldBy(a, 'bridge', bridge())] },
    { visitor: 'b', keepsSecure: 't', keepsBridge: null },
  ],
  [
    'T-8 a bridge goes on over http',
    { secure: false, found: heldBy(a, 'bridge', bridge()) },
    { visitor: 'a', from: toInstant(500), keepsBridge: 'bridge', attaches: false },
  ],
  [
    'T-8 and attaches now, where it comes for the first time',
    { secure: false, found: heldBy(a, 'bridge', bridge({ attached: false })) },
    { from: NOW, attaches: true },
  ],
  [
    'T-8 two bridges never are one',
    {
      secure: false,
      found: [...heldBy(a, 'bridge', bridge()), ...heldBy(b, 'bridge', aToken('bridge 2', { from: NOW }))],
    },
    { visitor: 'a', merges: [] },
  ],
]);

rows('handover codes (T-9)', [
  [
    'T-9 lead to the visitor, in the line they came from',
    { code: { visitor: a, line: 'l', proven: true } },
    { visitor: 'a', line: 'l', adopts: false, keepsSecure: null, replaces: [] },
  ],
  [
    'T-9 without proof of the click, are taken over',
    { code: { visitor: a, line: 'l', proven: false } },
    { visitor: 'a', adopts: true, replaces: 'all' },
  ],
  [
    'T-9 without proof, lead to no person with an identity',
    { code: { visitor: ada, line: 'l', proven: false } },
    SOMEBODY_NEW,
  ],
  [
    'T-9 make one of both where there is a session already',
    { code: { visitor: a, line: 'l', proven: true }, found: heldBy(b, 'own', aToken('t')) },
    { visitor: 'a', merges: ['b'] },
  ],
  [
    'T-9 on an http page lead to what is from now on',
    { secure: false, code: { visitor: a, line: 'l', proven: true } },
    { visitor: 'a', from: NOW },
  ],
]);

rows('identities (T-10)', [
  [
    'T-10 alone: somebody new who is this person',
    { identity: AS_ADA },
    { visitor: null, identifies: true, linksBoot: false },
  ],
  [
    'T-10 alone, and known: the one who is',
    { identity: { id: 'ada', holder: ada } },
    { visitor: 'ada', identifies: false, keepsSecure: null },
  ],
  [
    'T-10 an anonymous visitor becomes the person, under the same token',
    { identity: AS_ADA, found: heldBy(a, 'own', aToken('t')) },
    { visitor: 'a', identifies: true, keepsSecure: 't' },
  ],
  [
    'T-10 on a shared token alone, under another one',
    { identity: AS_ADA, found: heldBy(a, 'shared', aToken('t')) },
    { visitor: 'a', identifies: true, adopts: true, keepsSecure: null, replaces: [] },
  ],
  [
    'T-10 an anonymous visitor becomes one with the person there is',
    { identity: { id: 'ada', holder: ada }, found: heldBy({ ...a, lastSeenAt: NOW }, 'own', aToken('t')) },
    { visitor: 'ada', merges: ['a'], identifies: false, replaces: ['t'] },
  ],
  [
    'T-10 the same person again changes nothing',
    { identity: { id: 'ada', holder: ada }, found: heldBy(ada, 'own', aToken('t')) },
    { visitor: 'ada', merges: [], keepsSecure: 't', ends: [] },
  ],
  [
    'T-10 somebody else begins anew, and the first one’s session ends',
    { identity: AS_ADA, found: heldBy(ben, 'own', aToken('t')) },
    { visitor: null, identifies: true, merges: [], line: null, ends: [{ visitor: 'ben', line: 'line of t' }] },
  ],
  [
    'T-10 somebody else who is known gets their own',
    { identity: { id: 'ada', holder: ada }, found: heldBy(ben, 'own', aToken('t')) },
    { visitor: 'ada', identifies: false, merges: [], keepsSecure: null, ends: [{ visitor: 'ben', line: 'line of t' }] },
  ],
  [
    'T-10 and nothing of a third comes along',
    { identity: AS_ADA, found: [...heldBy(ben, 'own', aToken('t')), ...heldBy(a, 'own', aToken('u'))] },
    { visitor: null, merges: [] },
  ],
  [
    'T-10 a bridge says nothing about a person',
    { identity: AS_ADA, found: heldBy(a, 'bridge', bridge()) },
    { visitor: null, identifies: true, merges: [] },
  ],
  [
    'T-10 nor does a restricted token',
    { identity: { id: 'ada', holder: ada }, found: heldBy(a, 'own', limited('t')) },
    { visitor: 'ada', merges: [], keepsSecure: null },
  ],
]);
