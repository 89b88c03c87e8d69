import { canonicalJson } from '../../base/json.ts';
import { ok, refused } from '../../base/result.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import type { CarryOut } from '../carry-out.ts';
import { closeChatsOf } from '../close-chats-of.ts';
import { takesNothing } from '../status-document.ts';

/** Saves settings whole; disabling closes what runs (S-10). Saving what is already there is no change and keeps the version. */
export const saveWidget: CarryOut<'save-widget'> = (state, { settings, ifVersion }, { now }) => {
  const { widgets } = state;
  const saved = widgets.get(settings.id);
  const version = saved?.version ?? 0;
  if (ifVersion !== undefined && ifVersion !== version) {
    return refused({
      code: 'stale-write',
      message: `The settings of “${settings.id}” are at version ${version}, not ${ifVersion}. Read them again and redo the change.`,
    });
  }
  if (saved && canonicalJson(saved.settings) === canonicalJson(settings)) return ok({ version });
  widgets.set(settings.id, { settings, version: version + 1 });
  if (saved && isDisabledBy(settings, saved.settings)) closeChatsOf(state, settings.id, now);
  return ok({ version: version + 1 });
};

/** Chats that were left while it was disabled already, for the next agent, stay (S-3). */
const isDisabledBy = (settings: WidgetSettings, before: WidgetSettings): boolean =>
  (settings.disabled === true && before.disabled !== true) || (takesNothing(settings) && !takesNothing(before));
