import { createEmitter } from '../base/emitter.ts';
import { outboxKey } from '../engine/keys.ts';
import { allowsShowing } from './allows-showing.ts';
import type { Gate, GateSide, MountedTab, TabChunk, Told } from './gate-side.ts';

/** What differs between the pasted script, the npm build and a test. */
export interface GateParts extends Pick<GateSide, 'options' | 'platform' | 'watch' | 'backend' | 'prepare'> {
  /** Whether an earlier page left something under this name; asked without writing anything (T-3). */
  isKept(key: string): boolean;
  /** Resolves when the tab's chunk is there, and a body to put the tab into; never rejects. */
  loadTab(): Promise<TabChunk>;
}

/**
 * Shows the tab while the status allows it, and takes it away when it does not, any number of times (S-3, S-7, S-10).
 * What the page can call is in `create-handle.ts`.
 */
export function createGate({ isKept, loadTab, ...parts }: GateParts): Gate {
  const { options, watch } = parts;
  // What a listener of the page throws is the page's to see, and must not stop ours.
  const events = createEmitter<readonly [name: string, event: unknown]>((error) => reportError(error));
  const told: Told = {};

  /** null: on its way. */
  let tab: MountedTab | null | undefined;
  let isHidden = false;
  let isLeaving = false;
  let willOpen = false;
  let isEnded = false;
  let hasResumed = false;

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

  /** Once, as soon as the widget is known not to be disabled: what an earlier page could not send is sent (F-3). */
  function resume(): void {
    const watched = watch.current();
    if (hasResumed || watched.state !== 'known' || watched.status.mode === 'disabled') return;
    hasResumed = true;
    if (isKept(outboxKey(options.widget))) gate.withPanel((panel) => panel.resumeOutbox(gate));
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
    isShown: () => !isHidden && !isEnded && allowsShowing(watch.current(), options),
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
  watch.onChange(present);
  present();
  return gate;
}
