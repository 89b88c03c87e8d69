import type { Stop } from '../base/stop.ts';
import { createWidget } from './create-widget.ts';
import type { Widget } from './handle.ts';
import type { WidgetOptions } from './options.ts';

/**
 * A widget for as long as the component, or the element it is attached to, is in the page: `onMount(porchlight({ … }))`
 * or `{@attach porchlight({ … })}`. `use` is given the handle. Options are read once; later changes go through the handle.
 *
 * Svelte calls the function it is handed in the page only and keeps what that gives back for the end, so nothing of
 * Svelte needs to be imported, and any version of it will do.
 */
export function porchlight(options: WidgetOptions, use?: (widget: Widget) => void): () => Stop {
  return () => {
    const widget = createWidget(options);
    use?.(widget);
    return () => widget.destroy();
  };
}
