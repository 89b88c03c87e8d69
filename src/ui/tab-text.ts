import type { PublicSettings } from '../domain/settings.ts';
import { offlineWords } from '../domain/status/offline-words.ts';
import type { WidgetStatus } from '../domain/status/status.ts';
import { pickText } from '../domain/text/pick-text.ts';
import type { TabWords } from './words/words.ts';

/** Whether this status invites to talk now; the other shown modes ask for a message. */
export const invites = ({ mode }: WidgetStatus): boolean => mode === 'chat' || mode === 'bot';

/** What the launcher says: the owner's words for this status and language, else the built-in ones (F-2, S-14). */
export function tabText(settings: PublicSettings, status: WidgetStatus, locale: string, words: TabWords): string {
  const own = invites(status) ? settings.online?.tabText : offlineWords(settings, status.reason).tabText;
  return pickText(own, locale) || (invites(status) ? words.chat : words.leaveMessage);
}
