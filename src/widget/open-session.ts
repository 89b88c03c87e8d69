import { type ReadonlySignal, signal } from '@preact/signals-core';
import { createVisitorSession } from '../engine/session/create-visitor-session.ts';
import type { VisitorSession } from '../engine/session/visitor-session.ts';
import { gateLocale } from './gate-locale.ts';
import { gatePage } from './gate-page.ts';
import type { GateSide } from './gate-side.ts';
import { linkDomains } from './link-domains.ts';
import { openBackend } from './open-backend.ts';
import { pagePlatform } from './page-platform.ts';
import { sessionRules } from './session-rules.ts';

export interface OpenedSession {
  readonly session: VisitorSession;
  /** The page is one of plain http, on which the owner's settings let nothing be kept (T-8). */
  readonly isForgetful: ReadonlySignal<boolean>;
}

const sessions = new WeakMap<GateSide, OpenedSession>();

/** The visitor's session in this page, made at the first call; it ends with the widget. */
export function openSession(gate: GateSide): OpenedSession {
  const opened = sessions.get(gate);
  if (opened) return opened;

  const { options } = gate;
  const isForgetful = signal(false);

  const session = createVisitorSession({
    widget: options.widget,
    platform: pagePlatform(gate),
    backend: openBackend(gate),
    rules: () => sessionRules(gate),
    storage: options.storage ?? 'auto',
    page: () => gatePage(gate),
    locale: () => gateLocale(gate),
    onFinding(finding) {
      if (finding.code === 'S01' || finding.code === 'S03') isForgetful.value = true;
      gate.report(finding);
    },
  });
  carryAlong(gate, session);
  gate.hear('end', () => session.stop());
  const made = { session, isForgetful };
  sessions.set(gate, made);
  return made;
}

/** Only the pages of an owner with several sites load what carries the session between them (T-9). */
function carryAlong(gate: GateSide, session: VisitorSession): void {
  let isEnded = false;
  gate.hear('end', () => (isEnded = true));

  async function carry(): Promise<void> {
    if (linkDomains(gate).length === 0) return;
    stopWaiting();
    try {
      await gate.prepare('carry-session');
      const { carrySession } = await import('./carry-session.ts');
      if (!isEnded) gate.hear('end', carrySession(gate, session));
    } catch {
      // Links go without a code then, as they do where one is not there in time.
    }
  }

  const stopWaiting = gate.watch.onChange(() => void carry());
  gate.hear('end', stopWaiting);
  void carry();
}
