import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { widgetUnknown } from '../problems.ts';

/** Takes a widget away, with its identity keys; the messages left through it stay. */
export const removeWidget: CarryOut<'remove-widget'> = ({ widgets, identityKeys }, { widget }) => {
  if (!widgets.get(widget)) return refused(widgetUnknown(widget));
  widgets.delete(widget);
  for (const [id, saved] of identityKeys.entries()) if (saved.widget === widget) identityKeys.delete(id);
  return ok(null);
};
