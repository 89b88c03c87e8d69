import type { ChatBackend } from '../contract/chat-backend.ts';
import { createWidget } from './create-widget.ts';
import type { Widget } from './handle.ts';
import type { WidgetOptions } from './options.ts';

/** The attributes read when the element starts, each named as its option is. */
const ATTRIBUTES = [
  ['server', 'server'],
  ['widget', 'widget'],
  ['locale', 'locale'],
  ['department', 'department'],
  ['storage', 'storage'],
  ['position', 'position'],
  ['theme', 'theme'],
  ['when-unreachable', 'whenUnreachable'],
] as const;

/** Importing this file in Node touches no DOM: there the class has nothing to extend, and is never made. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<porchlight-chat server="https://chat.example" widget="ID">`: a widget that lives where the element stands.
 *
 * It starts when it is in the document and knows its widget and a server or a `backend`, and ends when it is taken out;
 * moved to another place in the same turn it goes on, words and all. Attributes are read at the start, but for `locale`,
 * which may change. What cannot work is a line in the console and never an exception (E-8).
 */
export class PorchlightChat extends Base {
  static readonly observedAttributes = ['locale', 'server', 'widget'];

  #backend: ChatBackend | undefined;
  #handle: Widget | undefined;

  /** The page's own backend, in place of the `server` attribute; counts from the next start. */
  get backend(): ChatBackend | undefined {
    return this.#backend;
  }

  set backend(backend: ChatBackend | undefined) {
    this.#backend = backend;
    this.#start();
  }

  /** The widget's handle; undefined until the element has started. */
  get handle(): Widget | undefined {
    return this.#handle;
  }

  connectedCallback(): void {
    this.#start();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#handle?.destroy();
      this.#handle = undefined;
    });
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === 'locale' && value) this.#handle?.setLocale(value);
    else this.#start();
  }

  #start(): void {
    const isReady = this.hasAttribute('widget') && (this.#backend || this.hasAttribute('server'));
    if (this.#handle || !this.isConnected || !isReady) return;
    const given = ATTRIBUTES.flatMap(([attribute, option]) => {
      const value = this.getAttribute(attribute);
      return value === null ? [] : [[option, value] as const];
    });
    try {
      this.#handle = createWidget({
        ...(Object.fromEntries(given) as Pick<WidgetOptions, 'widget'>),
        ...(this.#backend && { backend: this.#backend }),
        container: this,
      });
    } catch (error) {
      console.error('porchlight-chat:', error);
    }
  }
}

if (globalThis.customElements && !customElements.get('porchlight-chat')) {
  customElements.define('porchlight-chat', PorchlightChat);
}
