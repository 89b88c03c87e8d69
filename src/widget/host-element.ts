import type { Stop } from '../base/stop.ts';
import type { Clock } from '../contract/platform.ts';
import { stayInBody } from './stay-in-body.ts';

const NAME = 'porchlight-chat';

/** The one element of ours in the page, and the shadow root that keeps the two from touching each other (E-6). */
export interface HostElement {
  readonly root: ShadowRoot;
  /** Adds a style sheet; constructed, so that a page's strict `style-src` has nothing to refuse (Z-2). */
  adopt(css: string): void;
  /** Leaves the page as it was found. */
  remove(): void;
}

/**
 * Puts the host element into the container. A container that is a `<porchlight-chat>` itself, as `porchlight/element`
 * defines it, is the host, and stays in the page when we go. In the body it stays through a change of bodies; any other
 * container is the page's to keep or to take away, and the host goes where it goes.
 */
export function attachHost(container: Element, clock: Pick<Clock, 'now'>): HostElement {
  const { ownerDocument: page } = container;
  const given = container.localName === NAME;
  const host = given ? (container as HTMLElement) : page.createElement(NAME);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if (!given) container.append(host);
  const stop: Stop = container === page.body ? stayInBody(host, root, clock) : () => undefined;
  return {
    root,
    adopt(css) {
      // A sheet belongs to the document of its constructor; the container may be in a frame of the page.
      const { CSSStyleSheet: Sheet } = page.defaultView ?? window;
      const sheet = new Sheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    },
    remove() {
      stop();
      root.adoptedStyleSheets = [];
      if (!given) host.remove();
    },
  };
}
