import type { Limits } from '../../domain/access/limits.ts';
import type { Counted } from '../admit.ts';

/** What a try to sign in counts for: the account it names, there or not, and where it comes from (Z-4). */
export const signInsCounted = (
  { email, address }: { readonly email: string; readonly address: string | null },
  { signInsPerAccount, signInsPerAddress }: Limits,
): readonly Counted[] => [
  { key: `sign-in/${email}`, limit: signInsPerAccount },
  ...(address === null ? [] : [{ key: `sign-in-from/${address}`, limit: signInsPerAddress }]),
];
