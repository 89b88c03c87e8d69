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
 * defines it, is the host, and stays in the page when we go.
 */
export function attachHost(container: Element): HostElement {
  const given = container.localName === NAME;
  const host = given ? container : container.ownerDocument.createElement(NAME);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if (!given) container.append(host);
  return {
    root,
    adopt(css) {
      // A sheet belongs to the document of its constructor; the container may be in a frame of the page.
      const { CSSStyleSheet: Sheet } = host.ownerDocument.defaultView ?? window;
      const sheet = new Sheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    },
    remove() {
      root.adoptedStyleSheets = [];
      if (!given) host.remove();
    },
  };
}
