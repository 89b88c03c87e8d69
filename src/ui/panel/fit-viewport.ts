import type { Stop } from '../../base/stop.ts';

/**
 * Keeps `--top` and `--height` of a full-screen panel at what the on-screen keyboard leaves of the window (E-7). They
 * are written into a style sheet of their own, since a strict page policy may refuse inline style.
 */
export function fitViewport(root: ShadowRoot): Stop {
  const view = root.ownerDocument.defaultView;
  const viewport = view?.visualViewport;
  if (!view || !viewport) return () => {};
  const sheet = new view.CSSStyleSheet();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  /** Fingers that zoom move the viewport as well; the panel then stays where it is, to be looked at. */
  const fit = (): void => {
    if (viewport.scale > 1) return;
    sheet.replaceSync(`.panel{--top:${viewport.offsetTop}px;--height:${viewport.height}px}`);
  };
  fit();
  viewport.addEventListener('resize', fit);
  viewport.addEventListener('scroll', fit);
  return () => {
    viewport.removeEventListener('resize', fit);
    viewport.removeEventListener('scroll', fit);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}
