import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound, widgetUnknown } from '../problems.ts';
import { identityKeyId } from '../visitors/identity-key.ts';

/** Takes a key away: what was signed with it is accepted no more; sessions that stand by it go on. */
export const removeIdentityKey: CarryOut<'remove-identity-key'> = ({ widgets, identityKeys }, { widget, kid }) => {
  if (!widgets.get(widget)) return refused(widgetUnknown(widget));
  const id = identityKeyId(widget, kid);
  if (!identityKeys.get(id)) return refused(notFound('identity key', kid));
  identityKeys.delete(id);
  return ok(null);
};
