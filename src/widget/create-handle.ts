import type { FormValues } from '../domain/form/form-field.ts';
import type { Problem } from '../domain/problem.ts';
import type { WidgetStatus } from '../domain/status/status.ts';
import type { Gate, PanelChunk } from './gate-side.ts';
import type { Identity, Widget } from './handle.ts';

const NOT_AVAILABLE: Problem = {
  code: 'not-available',
  message: 'The widget is hidden or disabled, so there is nothing to open.',
};

/**
 * The handle a page holds (E-1, E-8). Until the first status is known `open()` is remembered and then carried out or
 * refused; after `destroy()` every call does nothing.
 */
export function createHandle(gate: Gate): Widget {
  const { watch, told, options } = gate;
  let status: WidgetStatus | null = null;
  let willOpen = false;
  let isDestroyed = false;

  const stopWatching = watch.onChange(follow);
  if (options.onDiagnostic) gate.hear('diagnostic', options.onDiagnostic);
  follow();

  function follow(): void {
    const watched = watch.current();
    if (watched.state === 'unreachable') gate.announce('error', watched.problem);
    if (watched.state === 'known') {
      const before = status;
      status = watched.status;
      if (!before) gate.announce('ready', status);
      if (JSON.stringify(before) !== JSON.stringify(status)) gate.announce('status', status);
    }
    if (willOpen) open();
  }

  function open(): void {
    willOpen = watch.current().state === 'asking';
    if (willOpen) return;
    if (gate.isShown()) gate.open();
    else gate.announce('error', NOT_AVAILABLE);
  }

  function close(): void {
    willOpen = false;
    gate.close();
  }

  /** The panel knows how; it need not be loaded where there is nobody whom it could concern. */
  function ifKnown(act: (panel: PanelChunk) => void): void {
    if (!isDestroyed && gate.knowsVisitor()) gate.withPanel(act);
  }

  function fill(values: FormValues): void {
    told.filled = { ...told.filled, ...values };
    gate.announce('filled', undefined);
  }

  return {
    open,
    close,
    toggle: () => (told.isOpen ? close : open)(),
    show: () => gate.setHidden(false),
    hide: () => gate.setHidden(true),
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      status = null;
      stopWatching();
      gate.end();
    },
    identify(identity) {
      if (!isSigned(identity)) {
        fill(identity as FormValues);
        return;
      }
      told.identity = identity;
      gate.announce('identity', undefined);
      ifKnown((panel) => panel.attendVisitor(gate));
    },
    logout() {
      delete told.filled;
      delete told.identity;
      ifKnown((panel) => panel.forgetVisitor(gate));
    },
    setStorage(consent) {
      if (consent !== 'granted' && consent !== 'denied') return;
      told.consent = consent;
      gate.announce('consent', undefined);
      ifKnown((panel) => panel.attendVisitor(gate));
    },
    setLocale(tag) {
      told.locale = tag;
      gate.announce('locale', undefined);
    },
    setPage(page) {
      told.page = page;
    },
    send(text) {
      fill({ message: text });
      open();
    },
    prefill: fill,
    status: () => status,
    async diagnose() {
      if (!isDestroyed) await gate.examine();
      return told.diagnoses ?? [];
    },
    on(name, listener) {
      let isHeard = true;
      const stop = gate.hear(name, listener);
      if (name === 'ready' || name === 'status') {
        // Later in this turn, so that the caller holds the way to stop before it hears anything.
        const late = status;
        if (late) queueMicrotask(() => isHeard && !isDestroyed && listener(late as never));
      }
      return () => {
        isHeard = false;
        stop();
      };
    },
  };
}

const isSigned = (identity: Identity): identity is Extract<Identity, { readonly token: string }> =>
  typeof identity?.token === 'string';
