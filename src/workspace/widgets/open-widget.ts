import { ok, type Result, refused } from '../../base/result.ts';
import { isAllowedOrigin } from '../../domain/access/origin.ts';
import type { Problem } from '../../domain/problem.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import { widgetUnknown } from '../problems.ts';
import type { State } from '../state/state.ts';

/** The settings of a widget for a page of this origin, if it may use the widget (Z-3); null: no page, and no list applies. */
export function openWidget({ widgets }: State, widget: string, origin: string | null): Result<WidgetSettings, Problem> {
  const settings = widgets.get(widget)?.settings;
  if (!settings) return refused(widgetUnknown(widget));
  if (origin === null || isAllowedOrigin(settings.origins, origin)) return ok(settings);
  return refused({
    code: 'origin-refused',
    message: `Pages of ${origin} may not use the widget “${widget}”. Its owner can add them to \`origins\`.`,
  });
}
