import type { LiveState } from '../state/documents.ts';
import type { IdentityKey } from './identity-key.ts';

/** The keys that identity tokens of a widget may be signed with, by name (T-10). */
export const keysOf = ({ identityKeys }: LiveState, widget: string): readonly IdentityKey[] =>
  [...identityKeys.values()]
    .filter((saved) => saved.widget === widget)
    .map(({ key }) => key)
    .sort((a, b) => (a.kid < b.kid ? -1 : 1));
