import { useEffect, useState } from 'react';
import { createWidget } from './create-widget.ts';
import type { Widget } from './handle.ts';
import type { WidgetOptions } from './options.ts';

/**
 * A widget for as long as the component is in the page: the handle, or null before it is mounted and on a server.
 *
 * Options are read when it is made; another `widget`, `server` or `backend` makes another one. `locale` is followed.
 */
export function usePorchlight(options: WidgetOptions): Widget | null {
  const { widget: id, server, backend, locale } = options;
  const [widget, setWidget] = useState<Widget | null>(null);

  useEffect(() => {
    const made = createWidget(options);
    setWidget(made);
    return () => {
      made.destroy();
      setWidget(null);
    };
  }, [id, server, backend]);

  useEffect(() => {
    if (locale !== undefined) widget?.setLocale(locale);
  }, [widget, locale]);

  return widget;
}
