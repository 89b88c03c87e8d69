/** A link that may be shown as one: http, https, mailto or tel, whatever the text says (Z-1). */
export interface Link {
  readonly kind: 'link';
  readonly href: string;
  readonly text: string;
  /** Where it really leads (host, mail address or number), present where the text does not say just that. */
  readonly host?: string;
}

export interface ReadLink {
  readonly node: Link | { readonly kind: 'text'; readonly text: string };
  /** Index after what was read. */
  readonly end: number;
}

const LONGEST_ADDRESS = 2_048;

/** `[text](address)`; each class leaves out what begins the next part, so that a failing match is found out at once. */
const NAMED = /\[([^[\]\n]{1,500})\]\(((?:[^\s()]|\([^\s()]*\)){1,2048})\)/y;

/** An address standing by itself, up to a blank, a quote, or a character that is invisible or turns the reading direction. */
const BARE = /(?:https?|mailto|tel):[^\s<>"`\p{C}]*/iuy;

const HTTP =
  /^https?:\/\/((?:[\p{L}\p{N}\p{M}_-]+\.)*[\p{L}\p{N}\p{M}_-]+\.?(?::\d{1,5})?|\[[0-9a-f:.]+\](?::\d{1,5})?)(?:[/?#]|$)/iu;
const MAILTO = /^mailto:([^\s@?<>]+@[^\s@?<>]+)(?:\?|$)/i;
const TEL = /^tel:(\+?[\d().-]{2,})$/i;

/** Reads the link that begins at this index, or the address that is none and stays text; null: nothing begins here. */
export function readLink(text: string, index: number): ReadLink | null {
  if (text[index] === '[') {
    NAMED.lastIndex = index;
    const [whole = '', words = '', address = ''] = NAMED.exec(text) ?? [];
    const label = words.replace(/\p{C}/gu, '').trim();
    const host = label && destination(address);
    if (!host) return null;
    const node: Link = { kind: 'link', href: address, text: label, ...(!says(label, address, host) && { host }) };
    return { node, end: index + whole.length };
  }
  BARE.lastIndex = index;
  const found = BARE.exec(text)?.[0];
  if (!found) return null;
  const address = found.length > LONGEST_ADDRESS ? found : withoutSentenceEnd(found);
  const node = destination(address)
    ? ({ kind: 'link', href: address, text: address } as const)
    : ({ kind: 'text', text: address } as const);
  return { node, end: index + address.length };
}

/** Where an address leads, or null for one that must stay text: another scheme, credentials, or a host in disguise. */
function destination(address: string): string | null {
  if (address.length > LONGEST_ADDRESS || /\p{C}/u.test(address)) return null;
  const host = (HTTP.exec(address) ?? MAILTO.exec(address) ?? TEL.exec(address))?.[1];
  return host?.toLowerCase() ?? null;
}

/** Whether a label names just this destination, be it written as a whole address or a number in its own way. */
function says(label: string, address: string, host: string): boolean {
  const claim = label.toLowerCase().replace(/^(?:https?:\/\/|mailto:|tel:)/, '');
  if (claim.replace(/[/?#].*$/s, '') === host) return true;
  // In a number they mean nothing; left out of a host's name they would make another's of it.
  return TEL.test(address) && claim.replace(/[\s().-]/g, '') === host.replace(/[().-]/g, '');
}

/** The address without the punctuation of the sentence around it; a closing bracket stays if the address opened it. */
function withoutSentenceEnd(address: string): string {
  let unopened = address.split(')').length - address.split('(').length;
  let end = address.length;
  while (".,;:!?'*_~]})".includes(address[end - 1] as string)) {
    if (address[end - 1] === ')' && unopened-- <= 0) break;
    end -= 1;
  }
  return address.slice(0, end);
}
