import { onMounted, onUnmounted, type ShallowRef, shallowRef } from 'vue';
import { createWidget } from './create-widget.ts';
import type { Widget } from './handle.ts';
import type { WidgetOptions } from './options.ts';

/**
 * A widget for as long as the component is in the page: a ref to the handle, holding null before it is mounted, after
 * it is unmounted, and on a server. Options are read once; later changes go through the handle.
 */
export function usePorchlight(options: WidgetOptions): Readonly<ShallowRef<Widget | null>> {
  const widget = shallowRef<Widget | null>(null);
  onMounted(() => {
    widget.value = createWidget(options);
  });
  onUnmounted(() => {
    widget.value?.destroy();
    widget.value = null;
  });
  return widget;
}
