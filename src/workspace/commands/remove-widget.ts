import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { widgetUnknown } from '../problems.ts';

/** Takes a widget away; the messages left through it stay. */
export const removeWidget: CarryOut<'remove-widget'> = ({ widgets }, { widget }) => {
  if (!widgets.get(widget)) return refused(widgetUnknown(widget));
  widgets.delete(widget);
  return ok(null);
};
