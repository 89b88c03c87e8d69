import type { PublicSettings, WidgetSettings } from '../settings.ts';

/** The settings as pages get them: all but what only the server decides by (Z-3, Z-7). */
export function publicSettings({
  origins: _origins,
  retentionDays: _retentionDays,
  ...settings
}: WidgetSettings): PublicSettings {
  return settings;
}
