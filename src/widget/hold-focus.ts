/** The focus inside a host element, over its being taken out of the page and put back. */
export interface HeldFocus {
  /** Gives it back to what had it, unless the page has given it to something else meanwhile. */
  restore(): void;
}

/**
 * Remembers what in the shadow root has the focus. Some browsers tell it `focusout` when it is taken out of the page and
 * some do not; either way the host is in the page no more once the script that did it has ended, which is when we look.
 *
 * The listeners are on the root and go with it.
 */
export function holdFocus(host: Element, root: ShadowRoot): HeldFocus {
  const page = host.ownerDocument;
  let held: Element | null = root.activeElement;
  const look = (): void =>
    queueMicrotask(() => {
      if (host.isConnected) held = root.activeElement;
    });
  root.addEventListener('focusin', look);
  root.addEventListener('focusout', look);
  return {
    restore() {
      const isFree = !page.activeElement || page.activeElement === page.body;
      if (isFree) (held as HTMLElement | null)?.focus();
    },
  };
}
