import type { WidgetSettings } from '../settings.ts';
import { offlineExperience } from './offline-experience.ts';
import type { Mode, Reason } from './status.ts';

/**
 * What a visitor is shown for a reason (S-2). A bot that serves now comes before any experience, but serves no disabled
 * widget (S-8). `wait` holds only where a live chat may be left for the next agent (`canWait`), else it is the form (S-7).
 */
export function modeOf(settings: WidgetSettings, reason: Reason, canWait: boolean): Mode {
  const { bot, disabled, whenDisabled } = settings;
  if (disabled && whenDisabled !== 'offline') return 'disabled';
  const availability = reason === 'open' ? 'online' : 'offline';
  if (bot && !disabled && [availability, 'always'].includes(bot.hours ?? 'always')) return 'bot';
  if (reason === 'open') return 'chat';
  const experience = offlineExperience(settings, reason);
  if (experience === 'hide') return 'hidden';
  return experience === 'wait' && canWait ? 'wait' : 'form';
}
