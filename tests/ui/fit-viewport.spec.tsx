import { afterEach, expect, it } from 'vitest';
import { fitViewport } from '../../src/ui/panel/fit-viewport.ts';

/** The part of a window that an on-screen keyboard leaves, as a phone reports it. */
class Viewport extends EventTarget {
  offsetTop = 0;
  height = 844;
  scale = 1;
  listeners = 0;

  override addEventListener(type: string, listener: EventListener): void {
    this.listeners += 1;
    super.addEventListener(type, listener);
  }

  override removeEventListener(type: string, listener: EventListener): void {
    this.listeners -= 1;
    super.removeEventListener(type, listener);
  }

  change(to: Partial<Viewport>, type: 'resize' | 'scroll'): void {
    Object.assign(this, to);
    this.dispatchEvent(new Event(type));
  }
}

const set = (viewport: Viewport | undefined): void =>
  void Object.defineProperty(window, 'visualViewport', { configurable: true, value: viewport });

afterEach(() => set(undefined));

function shadowRoot(): ShadowRoot {
  return document.createElement('div').attachShadow({ mode: 'open' });
}

const rules = (root: ShadowRoot): string =>
  root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('');

it('the panel follows the keyboard of a phone, and stays where it is while fingers zoom', () => {
  const viewport = new Viewport();
  set(viewport);
  const root = shadowRoot();
  fitViewport(root);
  expect(rules(root)).toMatch(/--top: ?0px; ?--height: ?844px/);
  viewport.change({ height: 500 }, 'resize');
  expect(rules(root)).toMatch(/--height: ?500px/);
  viewport.change({ offsetTop: 60 }, 'scroll');
  expect(rules(root)).toMatch(/--top: ?60px/);
  viewport.change({ offsetTop: 200, height: 250, scale: 2 }, 'resize');
  expect(rules(root)).toMatch(/--top: ?60px; ?--height: ?500px/);
});

it('nothing of it is left when the panel closes', () => {
  const viewport = new Viewport();
  set(viewport);
  const root = shadowRoot();
  const stop = fitViewport(root);
  expect(viewport.listeners).toBe(2);
  stop();
  expect([viewport.listeners, root.adoptedStyleSheets.length]).toEqual([0, 0]);
});

it('a browser without a visual viewport does without', () => {
  const root = shadowRoot();
  fitViewport(root)();
  expect(root.adoptedStyleSheets).toHaveLength(0);
});
