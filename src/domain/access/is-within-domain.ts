/** Whether a page's host is the domain or lies below it, by whole labels; an address of numbers is only itself. */
export function isWithinDomain(host: string, domain: string): boolean {
  const page = host.toLowerCase();
  const parent = domain.toLowerCase().replace(/^\./, '');
  if (page === parent) return true;
  const isNumeric = page.startsWith('[') || /^[\d.]+$/.test(page);
  return !isNumeric && parent !== '' && page.endsWith(`.${parent}`);
}
