import { act, createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import type { Widget } from '../../src/widget/handle.ts';
import type { WidgetOptions } from '../../src/widget/options.ts';
import { usePorchlight as useInReact } from '../../src/widget/react.ts';
import { porchlight } from '../../src/widget/svelte.ts';
import { usePorchlight as useInVue } from '../../src/widget/vue.ts';
import { watchedBackend } from './watched-backend.ts';

const place = (): HTMLElement => document.body.appendChild(document.createElement('div'));

afterEach(() => document.body.replaceChildren());

describe('React', () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

  let seen: Widget | null = null;
  const Page = (options: WidgetOptions) => {
    seen = useInReact(options);
    return null;
  };

  it('has one widget while the component is there, twice mounted as in strict mode, and none afterwards', async () => {
    const backend = watchedBackend();
    const root = createRoot(place());
    const page = createElement(StrictMode, null, createElement(Page, { widget: 'shop', backend }));
    await act(async () => root.render(page));
    expect(backend.listeners).toBe(1);
    expect(seen?.status()).toBeNull();
    await act(async () => root.unmount());
    expect(backend.listeners).toBe(0);
  });

  it('keeps it when rendered again, and makes another for another backend', async () => {
    const [first, second] = [watchedBackend(), watchedBackend()];
    const root = createRoot(place());
    await act(async () => root.render(createElement(Page, { widget: 'shop', backend: first })));
    const made = seen;
    await act(async () => root.render(createElement(Page, { widget: 'shop', backend: first, locale: 'de' })));
    expect(seen).toBe(made);
    await act(async () => root.render(createElement(Page, { widget: 'shop', backend: second })));
    expect(seen).not.toBe(made);
    expect([first.listeners, second.listeners]).toEqual([0, 1]);
    await act(async () => root.unmount());
  });
});

describe('Vue', () => {
  it('has a widget while the component is there, and none afterwards', async () => {
    const backend = watchedBackend();
    let widget: Readonly<{ value: Widget | null }> | undefined;
    const app = createApp({
      setup() {
        widget = useInVue({ widget: 'shop', backend });
        expect(widget.value).toBeNull();
        return () => h('p', 'Shop');
      },
    });
    app.mount(place());
    await nextTick();
    expect(backend.listeners).toBe(1);
    expect(widget?.value?.status()).toBeNull();
    app.unmount();
    expect(backend.listeners).toBe(0);
    expect(widget?.value).toBeNull();
  });
});

describe('Svelte', () => {
  it('makes a widget when it is mounted, hands it out, and ends it when the component goes', () => {
    const backend = watchedBackend();
    let widget: Widget | undefined;
    const mount = porchlight({ widget: 'shop', backend }, (made) => {
      widget = made;
    });
    expect(backend.listeners).toBe(0);
    const unmount = mount();
    expect(backend.listeners).toBe(1);
    expect(widget?.status()).toBeNull();
    unmount();
    expect(backend.listeners).toBe(0);
  });
});
