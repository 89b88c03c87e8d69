import { ok, refused } from '../../base/result.ts';
import { whyNotAllowed } from '../agents/why-not-allowed.ts';
import type { CarryOut } from '../carry-out.ts';
import { closeChatsOf } from '../chats/close-chats-of.ts';
import { withdrawInvitationsOf } from '../invitations/withdraw-invitations-of.ts';
import { widgetUnknown } from '../problems.ts';

/** Takes a widget away, with its identity keys, and closes its chats; the messages left through it stay. */
export const removeWidget: CarryOut<'remove-widget'> = (state, { widget, by }, { now }) => {
  const refusal = whyNotAllowed(state, by, 'settings.manage');
  if (refusal) return refused(refusal);
  const { widgets, identityKeys } = state;
  if (!widgets.get(widget)) return refused(widgetUnknown(widget));
  widgets.delete(widget);
  for (const [id, saved] of [...identityKeys.entries()]) if (saved.widget === widget) identityKeys.delete(id);
  closeChatsOf(state, widget, now);
  withdrawInvitationsOf(state, widget, now);
  return ok(null);
};
