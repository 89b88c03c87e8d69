import type { FormValues } from '../domain/form/form-field.ts';
import type { Problem } from '../domain/problem.ts';
import type { WidgetStatus } from '../domain/status/status.ts';
import { draftKey, outboxKey, visitorKey } from '../engine/keys.ts';
import type { Gate } from './gate-side.ts';
import type { Widget } from './handle.ts';

const NOT_AVAILABLE: Problem = {
  code: 'not-available',
  message: 'The widget is hidden or disabled, so there is nothing to open.',
};

const NO_TOKENS: Problem = {
  code: 'unsupported',
  ability: 'identity-token',
  message: 'Signed identities are not supported yet; name and email may be given as they are.',
};

/**
 * The handle a page holds (E-1, E-8). Until the first status is known `open()` is remembered and then carried out or
 * refused; after `destroy()` every call does nothing.
 */
export function createHandle(gate: Gate, isKept: (key: string) => boolean): Widget {
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
      if (identity?.token) gate.announce('error', NO_TOKENS);
      else fill(identity as FormValues);
    },
    logout() {
      delete told.filled;
      const isKnown = told.hasForm || [outboxKey, visitorKey, draftKey].some((key) => isKept(key(options.widget)));
      // The panel knows how to forget; it need not be loaded where there is nothing to be forgotten.
      if (isKnown && !isDestroyed) gate.withPanel((panel) => panel.forgetVisitor(gate));
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
    diagnose: async () => told.diagnoses ?? [],
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
