import type { WidgetSettings } from '../../domain/settings.ts';
import { parseSettings } from '../../protocol/settings-schema.ts';

/** The settings a program starts with; wrong ones are its mistake, and throw a TypeError that names each place. */
export function checkedSettings(settings: WidgetSettings): WidgetSettings {
  const parsed = parseSettings(settings);
  if (parsed.ok) return parsed.value;
  const places = parsed.problem.issues?.map(({ path, message }) => `${path}: ${message}`) ?? [parsed.problem.message];
  throw new TypeError(`The settings of a widget cannot be used. ${places.join('; ')}.`);
}
