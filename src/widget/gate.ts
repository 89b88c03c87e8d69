import { createEmitter } from '../base/emitter.ts';
import { chatKey, draftKey, outboxKey, wordsKey } from '../engine/keys.ts';
import { allowsShowing } from './allows-showing.ts';
import { createReporting } from './create-reporting.ts';
import type { Gate, GateSide, MountedTab, TabChunk, Told } from './gate-side.ts';
import { isTracked } from './is-tracked.ts';
import { linkDomains } from './link-domains.ts';
import { presentFindings } from './present-findings.ts';

/** What differs between the pasted script, the npm build and a test. */
export interface GateParts extends Pick<GateSide, 'options' | 'platform' | 'watch' | 'backend' | 'prepare'> {
  /** Whether an earlier page left something under this name; asked without writing anything (T-3). */
  isKept(key: string): boolean;
  /** Whether an earlier page left something by which the visitor is known, in any store; asked as `isKept` is. */
  hasVisitor(): boolean;
  /** A handover code out of the address (T-9). */
  readonly code?: string | undefined;
  /** Resolves when the tab's chunk is there, and a body to put the tab into; never rejects. */
  loadTab(): Promise<TabChunk>;
}

/**
 * Shows the tab while the status allows it, and takes it away when it does not, any number of times (S-3, S-7, S-10).
 * What the page can call is in `create-handle.ts`.
 */
export function createGate({ isKept, hasVisitor, code, loadTab, ...parts }: GateParts): Gate {
  const { options, watch } = parts;
  // What a listener of the page throws is the page's to see, and must not stop ours.
  const events = createEmitter<readonly [name: string, event: unknown]>((error) => reportError(error));
  const told: Told = { ...(code && { code }) };

  /** null: on its way. */
  let tab: MountedTab | null | undefined;
  let isHidden = false;
  let isLeaving = false;
  let willOpen = false;
  let isEnded = false;
  let hasResumed = false;
  let isLooked = false;
  let isExamined = false;

  function present(): void {
    if (gate.isShown()) {
      if (isLeaving) tab?.stay();
      isLeaving = false;
      if (tab === undefined) {
        tab = null;
        withTab(mount);
      }
    } else leave();
    resume();
    notice();
  }

  function leave(): void {
    willOpen = false;
    if (!tab || isLeaving) return;
    isLeaving = true;
    tab.leave(() => {
      tab = undefined;
      isLeaving = false;
    });
  }

  function mount({ mountTab }: TabChunk): void {
    tab = gate.isShown() ? mountTab(gate) : undefined;
    if (tab && willOpen) gate.open();
  }

  /**
   * Once, as soon as the widget is known not to be disabled: what an earlier page could not send is sent (F-3), a chat
   * that goes on is followed, a visitor who was led here is taken up, and one who may go on to another site of the owner's
   * can be led there (T-9). A visit that may be followed is, from the moment the visitor agrees (V-1).
   */
  function resume(): void {
    const watched = watch.current();
    if (hasResumed || watched.state !== 'known' || watched.status.mode === 'disabled') return;
    const leadsOn = !isLooked && linkDomains(gate).length > 0 && hasVisitor();
    const isLeft = !isLooked && [outboxKey, chatKey, wordsKey].some((key) => isKept(key(options.widget)));
    isLooked = true;
    if (!told.code && !leadsOn && !isLeft && !isTracked(gate)) return;
    hasResumed = true;
    gate.withPanel((panel) => panel.attendVisitor(gate));
  }

  /** What the gate can see by itself is said; while there is no status, the doctor looks for the reason, once. */
  function notice(): void {
    for (const finding of presentFindings(gate)) gate.report(finding);
    if (watch.current().state !== 'unreachable' || isExamined) return;
    isExamined = true;
    void gate.examine();
  }

  function withTab(act: (chunk: TabChunk) => unknown): void {
    loadTab()
      .then((chunk) => isEnded || act(chunk))
      .catch(() =>
        gate.announce('error', { code: 'unreachable', message: 'A part of the widget could not be loaded.' }),
      );
  }

  const gate: Gate = {
    ...parts,
    told,
    hear: (name, listener) => events.on(([heard, event]) => heard === name && listener(event as never)),
    announce(name, event) {
      if (!isEnded) events.emit([name, event]);
    },
    isShown: () => !isHidden && !isEnded && allowsShowing(watch.current(), options, told),
    knowsVisitor: () =>
      told.hasForm || hasVisitor() || [outboxKey, draftKey].some((key) => isKept(key(options.widget))),
    report: (finding) => reporting.report(finding),
    examine: () => reporting.examine(),
    open() {
      willOpen = !tab;
      void tab?.open();
    },
    close() {
      willOpen = false;
      tab?.close();
    },
    setHidden(hidden) {
      isHidden = hidden;
      present();
    },
    withPanel: (act) =>
      withTab(async ({ loadPanel }) => {
        const panel = await loadPanel(gate);
        if (!isEnded) act(panel);
      }),
    end() {
      tab?.unmount();
      tab = undefined;
      watch.stop();
      gate.announce('end', undefined);
      isEnded = true;
    },
  };
  const reporting = createReporting(gate);
  watch.onChange(present);
  for (const news of ['chat', 'chatless', 'consent'] as const) gate.hear(news, present);
  present();
  return gate;
}
