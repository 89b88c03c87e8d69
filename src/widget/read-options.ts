import type { WidgetOptions } from './options.ts';

/**
 * Checks the options at the door, once (T-2). Returns them with the server's address made whole, so that
 * `/chat` or `chat/` on the page's own origin work as well.
 */
export function readOptions(options: WidgetOptions): WidgetOptions {
  const { widget, backend, server } = options;
  if (typeof widget !== 'string' || widget === '') throw new TypeError('createWidget needs { widget: "ID" }.');
  if (backend) {
    if (backend.widget === widget) return options;
    throw new TypeError(`The backend is for widget "${backend.widget}", not for "${widget}".`);
  }
  if (!server) throw new TypeError('createWidget needs a { backend } or a { server: "https://…" }.');
  return { ...options, server: serverAddress(server) };
}

function serverAddress(server: string): string {
  try {
    const { protocol, href } = new URL(server, globalThis.location?.href);
    if (/^https?:$/.test(protocol)) return href;
  } catch {
    // Said below, with what was given.
  }
  throw new TypeError(`"${server}" is no http(s) address of a Porchlight server.`);
}
