import type { BotSettings, PublicBotSettings } from '../bot/bot-settings.ts';
import type { PublicSettings, WidgetSettings } from '../settings.ts';

/** The settings as pages get them: all but what only the server decides by (Z-3, Z-7, B-1). */
export function publicSettings({
  origins: _origins,
  retentionDays: _retentionDays,
  bot,
  ...settings
}: WidgetSettings): PublicSettings {
  return { ...settings, ...(bot && { bot: publicBotSettings(bot) }) };
}

function publicBotSettings({ handOff, timeoutMs: _timeoutMs, ...bot }: BotSettings): PublicBotSettings {
  return { ...bot, ...(handOff?.button !== undefined && { handOff: { button: handOff.button } }) };
}
