import type { Credential, VisitorIdentity } from '../../../src/domain/session/session.ts';
import { aToken, at } from '../../../src/testing/index.ts';

export const ADA: VisitorIdentity = { id: 'ada', name: 'Ada', email: 'ada@example.org' };
export const BOB: VisitorIdentity = { id: 'bob', name: 'Bob' };

export const aBridge = (): Credential => ({ token: aToken('plb'), expiresAt: at('2026-03-03T10:00:00Z') });
