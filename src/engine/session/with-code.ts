/** The address with a handover code in its fragment, behind what stands there (T-9): fragments reach no server and no log. */
export function withCode(url: string, code: string): string {
  const [, before = url, fragment = ''] = /^([^#]*)#(.*)$/s.exec(url) ?? [];
  const others = fragment.split('&').filter((part) => part && !part.startsWith('porchlight='));
  return `${before}#${[...others, `porchlight=${code}`].join('&')}`;
}
