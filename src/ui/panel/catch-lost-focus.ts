import type { Stop } from '../../base/stop.ts';

/**
 * Hears that what had the focus in a place is gone, as a button that has done its work: the focus would fall back to the
 * page, from where a keyboard has a long way (E-4). What lost it while it stood there lost it on purpose.
 */
export function catchLostFocus(place: HTMLElement, onLost: () => void): Stop {
  let held: Node | null = null;

  const hold = ({ target }: FocusEvent): void => {
    held = target as Node;
  };
  // Some browsers tell of it as they take the element out, some do not; which it was shows once that is done.
  const letGo = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      if (held === target && held?.isConnected) held = null;
    });
  const watch = new MutationObserver(() => {
    if (!held || held.isConnected) return;
    held = null;
    const { activeElement, body } = place.ownerDocument;
    if (!activeElement || activeElement === body) onLost();
  });

  place.addEventListener('focusin', hold);
  place.addEventListener('focusout', letGo);
  watch.observe(place, { childList: true, subtree: true });
  return () => {
    watch.disconnect();
    place.removeEventListener('focusin', hold);
    place.removeEventListener('focusout', letGo);
  };
}
