import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { readTag, type Tag } from '../../domain/doctor/read-tag.ts';

/** A tag of ours in a page, and what of it a policy asks for. */
export interface FoundTag extends Tag {
  /** Of a pasted tag: the script's whole address. */
  readonly src?: string;
  readonly nonce?: string | undefined;
  readonly integrity?: string | undefined;
}

export interface FoundInPage {
  readonly tags: readonly FoundTag[];
  /** The `content` of each `<meta http-equiv="Content-Security-Policy">`. */
  readonly policies: readonly string[];
}

type Element = DefaultTreeAdapterMap['element'];

/** Reads a page's HTML as browsers do, and finds what concerns us; what scripts add later is not there. */
export function findTags(html: string, page: URL): FoundInPage {
  const tags: FoundTag[] = [];
  const policies: string[] = [];
  let base = page;

  for (const element of elementsOf(parse(html))) {
    const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
    const get = (name: string): string | undefined => attributes.get(name);
    const whole = (address: string | undefined): string | undefined =>
      address !== undefined && URL.canParse(address.trim(), base) ? new URL(address.trim(), base).href : undefined;
    const name = element.tagName;

    if (name === 'base' && base === page) base = new URL(whole(get('href')) ?? page);
    if (name === 'meta' && /^content-security-policy$/i.test(get('http-equiv') ?? ''))
      policies.push(get('content') ?? '');
    const isPasted = name === 'script';
    const src = whole(get('src'));
    const tag = readTag({
      name,
      src,
      widget: get(isPasted ? 'data-widget' : 'widget'),
      server: whole(get(isPasted ? 'data-server' : 'server')),
    });
    if (!tag) continue;
    tags.push({ ...tag, ...(isPasted && src && { src, nonce: get('nonce'), integrity: get('integrity') }) });
  }
  return { tags, policies };
}

function* elementsOf(node: DefaultTreeAdapterMap['node']): Generator<Element> {
  if ('tagName' in node) yield node;
  // What a template holds is not in the page.
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}
