import { pageAddress } from '../adapters/browser/page-context.ts';
import { httpBackend } from '../adapters/http.ts';
import type { ChatBackend } from '../contract/chat-backend.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { KeepRefusal, Platform } from '../contract/platform.ts';
import type { PageContext } from '../domain/form/submission.ts';
import { createFormSession } from '../engine/create-form-session.ts';
import type { FormSession } from '../engine/form-state.ts';
import { careful } from './careful.ts';
import { diagnose } from './diagnose.ts';
import { gateLocale } from './gate-locale.ts';
import type { GateSide } from './gate-side.ts';
import { pagePlatform } from './page-platform.ts';

const NOT_KEPT: Readonly<Record<KeepRefusal, Diagnosis>> = {
  denied: {
    code: 'S06',
    message: 'This page may not keep anything in the browser, so an unsent message lasts until it is reloaded.',
  },
  full: {
    code: 'S07',
    message: "The browser's storage for this site is full, so an unsent message lasts until the page is reloaded.",
  },
};

const forms = new WeakMap<GateSide, FormSession>();

/**
 * The one form of a widget in this page, made at the first call. It outlives a tab that is taken away and put back
 * (S-10), and ends with the widget; nobody else stops it.
 */
export function openForm(gate: GateSide): FormSession {
  const opened = forms.get(gate);
  if (opened) return opened;

  const { options } = gate;
  const platform = pagePlatform(gate);
  const own = gate.backend ? undefined : httpBackend({ server: options.server ?? '', widget: options.widget });
  const backend = (gate.backend ?? own) as ChatBackend;
  const form = createFormSession({
    widget: options.widget,
    platform,
    watch: gate.watch,
    submit: (submission) => careful(() => backend.submit(submission)),
    locale: () => gateLocale(gate),
    page: () => pageOf(gate, platform),
    department: options.department,
    onStored: (receipt) => gate.announce('offline-message', receipt),
    onNotKept(refusal) {
      if (options.storage !== 'denied') diagnose(gate, NOT_KEPT[refusal]);
    },
  });
  const prefill = (): void => form.prefill(gate.told.filled ?? {});
  prefill();
  gate.hear('filled', prefill);
  gate.hear('end', () => {
    form.stop();
    own?.close();
  });
  forms.set(gate, form);
  gate.told.hasForm = true;
  return form;
}

/** Opening the form is enough: it sends what an earlier page left. */
export const resumeOutbox = (gate: GateSide): void => void openForm(gate);

export const forgetVisitor = (gate: GateSide): void => openForm(gate).forget();

function pageOf(gate: GateSide, platform: Platform): PageContext {
  const here = platform.page.context();
  const told = gate.told.page;
  return told ? { ...here, ...told, url: pageAddress(told.url, here.url) } : here;
}
