import { onRoute } from '../adapters/browser/route-signals.ts';
import type { Stop } from '../base/stop.ts';
import type { Clock } from '../contract/platform.ts';
import { holdFocus } from './hold-focus.ts';

/** Put back more often than this within a second, the page means it; two scripts would go on for ever. */
const MOST_IN_A_SECOND = 8;
const SECOND = 1_000;

/**
 * Keeps the host element in its document's body, whichever that is: routers replace the body (Turbo Drive, Astro) or
 * morph it to what the server sent, which holds nothing of ours (E-2). It is moved, not made anew, so that words typed
 * in it stay, and the focus is given back. A page that takes it out again and again gets its way until its next route.
 */
export function stayInBody(host: HTMLElement, root: ShadowRoot, clock: Pick<Clock, 'now'>): Stop {
  const page = host.ownerDocument;
  const focus = holdFocus(host, root);
  const observer = new MutationObserver(look);
  let returns: readonly number[] = [];
  let stopWaiting: Stop = () => undefined;

  /** The children of these three and no more: nothing a page does inside its body costs anything. */
  function watch(): void {
    observer.disconnect();
    for (const parent of [page, page.documentElement, page.body]) {
      if (parent) observer.observe(parent, { childList: true });
    }
  }

  function look(): void {
    watch();
    if (host.isConnected || !page.body) return;
    const now = clock.now();
    returns = [...returns.filter((at) => now - at < SECOND), now];
    if (returns.length > MOST_IN_A_SECOND) waitForRoute();
    else comeBack();
  }

  function comeBack(): void {
    for (const copy of page.body.querySelectorAll(host.localName)) if (isCopy(copy)) copy.remove();
    page.body.append(host);
    focus.restore();
  }

  /** Routers keep a clone of the page they leave, and clones of ours have nothing in them. */
  const isCopy = (other: Element): boolean => !other.shadowRoot && other.isEqualNode(host);

  function waitForRoute(): void {
    observer.disconnect();
    stopWaiting = onRoute(() => {
      stopWaiting();
      returns = [];
      look();
    });
  }

  watch();
  return () => {
    observer.disconnect();
    stopWaiting();
  };
}
