import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { widgetUnknown } from '../problems.ts';
import { identityKeyId } from '../visitors/identity-key.ts';

/** Adds a key that identity tokens may be signed with, or replaces the one of that name (T-10). */
export const saveIdentityKey: CarryOut<'save-identity-key'> = ({ widgets, identityKeys }, { widget, key }) => {
  if (!widgets.get(widget)) return refused(widgetUnknown(widget));
  identityKeys.set(identityKeyId(widget, key.kid), { widget, key });
  return ok(null);
};
