import type { PublicSettings, WidgetSettings } from '../settings.ts';

/** The settings as pages get them: all but the list of allowed origins, which only the server decides by (Z-3). */
export function publicSettings({ origins: _origins, ...settings }: WidgetSettings): PublicSettings {
  return settings;
}
