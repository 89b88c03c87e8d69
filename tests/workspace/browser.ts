import type { SessionAnswer, SessionRequest, TokenPlace } from '../../src/domain/session/session.ts';
import { answered, type Bench, hexId } from './bench.ts';

/** What one page presents: the token of an answer, in the place it is said to have been found in. */
export const found = (place: TokenPlace, answer: SessionAnswer): SessionRequest['tokens'][number] => {
  const credential = place === 'bridge' ? answer.bridge : answer.secure;
  if (!credential) throw new Error(`The answer has no token for “${place}”.`);
  return { token: credential.token, place };
};

export const secureOf = (answer: SessionAnswer): string => found('own', answer).token;

/** Opens a session of somebody new, from a page with a boot id of its own. */
export async function newcomer(
  { resolve }: Pick<Bench, 'resolve'>,
  boot: number,
  origin: string | null = null,
): Promise<SessionAnswer> {
  return answered(await resolve({ boot: hexId(boot) }, { origin }));
}

/** Resolves with these tokens from a page with this boot id. */
export async function visit(
  { resolve }: Pick<Bench, 'resolve'>,
  boot: number,
  tokens: SessionRequest['tokens'],
  { origin = null, ...request }: Partial<SessionRequest> & { origin?: string | null } = {},
): Promise<SessionAnswer> {
  return answered(await resolve({ boot: hexId(boot), tokens, ...request }, { origin }));
}
