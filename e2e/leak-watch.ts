import type { Page } from 'playwright/test';

/** What scripts have left in a page: one line for each thing that is still there, sorted. */
export type Left = readonly string[];

/** Writes down, from the page's first moment on, whatever a script begins and does not end again. */
export const watchLeaks = (page: Page): Promise<unknown> => page.addInitScript(wrapThePage);

/** Each thing that is still there now. */
export const left = (page: Page): Promise<Left> => page.evaluate(() => Reflect.get(window, Symbol.for('left'))());

/** What is there now and was not before. */
export function added(before: Left, now: Left): Left {
  const rest = [...before];
  return now.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** Runs in the page: nothing from outside is in reach. */
function wrapThePage(): void {
  const alive = new Map<unknown, string>();
  const names = new WeakMap<object, string>();
  for (const [name, target] of Object.entries({ window, document, history, navigator, screen }))
    names.set(target, name);
  const nameOf = (target: object): string | null => {
    if (target instanceof Node && target !== document && target !== document.documentElement) return null;
    return names.get(target) ?? target.constructor.name;
  };

  // Listeners on whatever outlives an element of ours: by target, type, function and phase, as the browser counts them.
  const listeners = new WeakMap<object, Map<string, object>>();
  const ids = new WeakMap<object, number>();
  let lastId = 0;
  const idOf = (listener: object): number => {
    if (!ids.has(listener)) ids.set(listener, ++lastId);
    return ids.get(listener) as number;
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const capture = (options: unknown): boolean =>
    typeof options === 'object' ? Reflect.get(options ?? {}, 'capture') === true : options === true;
  const keyOf = (target: EventTarget, type: string, listener: object, options: unknown): object => {
    const known = listeners.get(target) ?? new Map<string, object>();
    listeners.set(target, known);
    const key = `${type} ${idOf(listener)} ${capture(options)}`;
    if (!known.has(key)) known.set(key, { key });
    return known.get(key) as object;
  };
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    const name = listener && nameOf(target);
    if (listener && name) {
      const key = keyOf(target, type, listener, options);
      alive.set(key, `listener ${type} on ${name}`);
      if (typeof options === 'object' && options.once) {
        Reflect.apply(addEventListener, target, [
          type,
          () => alive.delete(key),
          { once: true, capture: capture(options) },
        ]);
      }
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => alive.delete(key));
    }
    return Reflect.apply(addEventListener, target, [type, listener, options]);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    if (listener) alive.delete(keyOf(target, type, listener, options));
    return Reflect.apply(removeEventListener, target, [type, listener, options]);
  };

  const timers = { setTimeout: window.setTimeout, setInterval: window.setInterval };
  const cleared = { clearTimeout: window.clearTimeout, clearInterval: window.clearInterval };
  for (const [name, set] of Object.entries(timers)) {
    Reflect.set(window, name, (call: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const fire = (...given: unknown[]): void => {
        if (name === 'setTimeout') alive.delete(id);
        call(...given);
      };
      const id: unknown = Reflect.apply(set, window, [fire, ms, ...args]);
      alive.set(id, name);
      return id;
    });
  }
  for (const [name, clear] of Object.entries(cleared)) {
    Reflect.set(window, name, (id: unknown) => {
      alive.delete(id);
      Reflect.apply(clear, window, [id]);
    });
  }

  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const Real = Reflect.get(window, name) as typeof MutationObserver;
    class Watched extends Real {
      override observe(...given: Parameters<MutationObserver['observe']>): void {
        alive.set(this, name);
        super.observe(...given);
      }
      override disconnect(): void {
        alive.delete(this);
        super.disconnect();
      }
    }
    Reflect.set(window, name, Watched);
  }
  for (const name of ['WebSocket', 'EventSource', 'BroadcastChannel']) {
    const Real = Reflect.get(window, name) as typeof BroadcastChannel;
    class Watched extends Real {
      constructor(...given: ConstructorParameters<typeof BroadcastChannel>) {
        super(...given);
        alive.set(this, name);
      }
      override close(): void {
        alive.delete(this);
        super.close();
      }
    }
    Reflect.set(window, name, Watched);
  }

  Reflect.set(window, Symbol.for('left'), (): string[] =>
    [
      ...alive.values(),
      ...[...document.querySelectorAll('*')].map(({ localName }) => `node ${localName}`),
      ...Object.getOwnPropertyNames(window).map((name) => `global ${name}`),
      ...[...document.styleSheets, ...document.adoptedStyleSheets].map(() => 'style sheet'),
      ...Object.keys(document.documentElement.dataset).map((name) => `attribute ${name}`),
    ].sort(),
  );
}
