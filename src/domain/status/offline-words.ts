import type { OfflineExperience, OfflineWords, WidgetSettings } from '../settings.ts';
import { offlineExperience } from './offline-experience.ts';
import type { Reason } from './status.ts';

/**
 * What the owner says and does for this reason of being offline: its own words first, then the general offline ones,
 * each member by itself; the experience is `form` where neither says (S-7, S-14). Unset texts are the built-in words'.
 */
export function offlineWords(
  settings: Pick<WidgetSettings, 'offline'>,
  reason: Reason,
): OfflineWords & { readonly experience: OfflineExperience } {
  const { offline } = settings;
  const own = offline?.byReason?.[reason];
  const message = own?.message ?? offline?.message;
  const tabText = own?.tabText ?? offline?.tabText;
  return {
    experience: offlineExperience(settings, reason),
    ...(message !== undefined && { message }),
    ...(tabText !== undefined && { tabText }),
  };
}
