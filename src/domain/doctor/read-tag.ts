/** One of the ways a page asks for a widget. */
export interface Tag {
  /** `pasted`: a script tag; `element`: `<porchlight-chat>` of the page's own bundle. */
  readonly kind: 'pasted' | 'element';
  readonly widget: string;
  /** As the page spells it, or as the script's own address implies; without a slash at its end. */
  readonly server: string;
}

/** The attributes of an element that matter here, addresses made whole. */
export interface TagAttributes {
  readonly name: string;
  readonly src?: string | undefined;
  readonly widget?: string | undefined;
  readonly server?: string | undefined;
}

/**
 * Reads an element as a tag of ours: `<script src="…/w/ID.js">`, `<script src="…/porchlight.VERSION.js" data-widget="ID">`
 * or `<porchlight-chat server widget>`; null: it is none.
 */
export function readTag({ name, src = '', widget, server }: TagAttributes): Tag | null {
  if (name === 'porchlight-chat') return widget && server ? { kind: 'element', widget, server: bare(server) } : null;
  if (name !== 'script') return null;
  const [, base, file] = /^(https?:\/\/[^?#]*)\/([^/?#]+)\.js(?:[?#].*)?$/i.exec(src) ?? [];
  if (!base || !file) return null;
  // The script looks for its server one folder up from itself.
  const above = bare(server ?? base.replace(/(\w)\/[^/]*$/, '$1'));
  if (/\/w$/.test(base)) return { kind: 'pasted', widget: widget ?? decoded(file), server: above };
  return widget && /^porchlight(\.|$)/.test(file) ? { kind: 'pasted', widget, server: above } : null;
}

const bare = (address: string): string => address.replace(/\/+$/, '');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
