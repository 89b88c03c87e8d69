import { careful } from '../engine/careful.ts';
import { createFormSession } from '../engine/create-form-session.ts';
import type { FormSession } from '../engine/form-state.ts';
import { sendSubmission } from '../engine/session/send-submission.ts';
import { agreeWithTabs } from './agree-with-tabs.ts';
import { followVisitor } from './follow-visitor.ts';
import { gateLocale } from './gate-locale.ts';
import { gatePage } from './gate-page.ts';
import type { GateSide } from './gate-side.ts';
import { openBackend } from './open-backend.ts';
import { openSession } from './open-session.ts';
import { pagePlatform } from './page-platform.ts';

const forms = new WeakMap<GateSide, FormSession>();

/**
 * The one form of a widget in this page, made at the first call. It outlives a tab that is taken away and put back
 * (S-10), and ends with the widget; nobody else stops it.
 */
export function openForm(gate: GateSide): FormSession {
  const opened = forms.get(gate);
  if (opened) return opened;

  const { options } = gate;
  const backend = openBackend(gate);
  const { session } = openSession(gate);
  const form = createFormSession({
    widget: options.widget,
    platform: pagePlatform(gate),
    watch: gate.watch,
    session,
    submit: (submission) =>
      sendSubmission(session, submission, (...handedIn) => careful(() => backend.submit(...handedIn))),
    locale: () => gateLocale(gate),
    page: () => gatePage(gate),
    department: options.department,
    onStored: (receipt) => gate.announce('offline-message', receipt),
    onNotKept(refusal) {
      if (options.storage === 'denied' || gate.told.consent === 'denied') return;
      gate.report(refusal === 'full' ? { code: 'S07' } : { code: 'S06', store: 'local' });
    },
  });
  forms.set(gate, form);
  gate.told.hasForm = true;
  followVisitor(gate, session, form);
  agreeWithTabs(gate, form);
  gate.hear('end', form.stop);
  return form;
}
