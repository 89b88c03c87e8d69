import type { PresentedToken } from '../../domain/session/session.ts';
import type { Held } from './session-stores.ts';

/** Most tokens a page presents (T-6). */
const MOST = 4;
const ORDER: readonly PresentedToken['place'][] = ['own', 'shared', 'bridge'];

/** What to present: the tokens that only this page's memory holds, and those of its stores; each once, best places first. */
export function presentTokens(
  inPage: Pick<Held, 'secure' | 'bridge'> | null,
  inStores: readonly PresentedToken[],
): readonly PresentedToken[] {
  const found: PresentedToken[] = [];
  if (inPage?.secure) found.push({ token: inPage.secure, place: 'own' });
  if (inPage?.bridge) found.push({ token: inPage.bridge, place: 'bridge' });
  found.push(...inStores.filter(({ token }) => token !== inPage?.secure && token !== inPage?.bridge));
  return found.sort((one, other) => ORDER.indexOf(one.place) - ORDER.indexOf(other.place)).slice(0, MOST);
}
