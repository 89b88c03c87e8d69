import { canonicalJson } from '../../base/json.ts';
import { ok, refused } from '../../base/result.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import { whyNotAllowed } from '../agents/why-not-allowed.ts';
import type { CarryOut } from '../carry-out.ts';
import { closeChatsOf } from '../chats/close-chats-of.ts';
import { withdrawInvitationsOf } from '../invitations/withdraw-invitations-of.ts';
import { staleWrite } from '../problems.ts';
import { takesNothing } from '../widgets/status-document.ts';

/** Saves settings whole; disabling closes what runs (S-10). Saving what is already there is no change and keeps the version. */
export const saveWidget: CarryOut<'save-widget'> = (state, { settings, by, ifVersion }, { now }) => {
  const refusal = whyNotAllowed(state, by, 'settings.manage');
  if (refusal) return refused(refusal);
  const { widgets } = state;
  const saved = widgets.get(settings.id);
  const version = saved?.version ?? 0;
  if (ifVersion !== undefined && ifVersion !== version) {
    return refused(staleWrite(settings.id, version, ifVersion));
  }
  if (saved && canonicalJson(saved.settings) === canonicalJson(settings)) return ok({ version });
  widgets.set(settings.id, { settings, version: version + 1 });
  if (saved && isDisabledBy(settings, saved.settings)) {
    closeChatsOf(state, settings.id, now);
    withdrawInvitationsOf(state, settings.id, now);
  }
  return ok({ version: version + 1 });
};

/** Chats that were left while it was disabled already, for the next agent, stay (S-3). */
const isDisabledBy = (settings: WidgetSettings, before: WidgetSettings): boolean =>
  (settings.disabled === true && before.disabled !== true) || (takesNothing(settings) && !takesNothing(before));
