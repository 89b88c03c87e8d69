import { ok, refused } from '../../base/result.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import { admit } from '../admit.ts';
import { signInsCounted } from '../agents/sign-ins-counted.ts';
import type { CarryOut } from '../carry-out.ts';

/**
 * Counts a try before anything is compared, so that many at once are no more tries than one after another (Z-4). One that
 * succeeds is given back.
 */
export const trySignIn: CarryOut<'try-sign-in'> = (state, command, { now, limits = LIMITS }) => {
  const overLimit = admit(state, signInsCounted(command, limits), now, 'tries to sign in');
  return overLimit ? refused(overLimit) : ok(null);
};
