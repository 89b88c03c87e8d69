import { isIP } from 'node:net';

/** The eight groups of an IPv6 address, short forms filled up. */
function groups(address: string): readonly string[] {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, gap)).fill('0'), ...after].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  );
}

/** An IPv4 address written as IPv6, as dual-stack sockets show it, is the IPv4 one. */
const bare = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/**
 * What limits count by (Z-4): an IPv4 address, or the /64 of an IPv6 one, since that is what one household or machine
 * is given and may change within at will. null: no address that could be counted.
 */
export function limitKey(address: string): string | null {
  const ip = bare(address);
  if (isIP(ip) === 4) return ip;
  return isIP(ip) === 6 ? `${groups(ip).slice(0, 4).join(':')}::/64` : null;
}

/** What logs may hold of an address (Z-7): its /24 or /48. */
export function truncated(address: string): string | null {
  const ip = bare(address);
  if (isIP(ip) === 4) return `${ip.split('.').slice(0, 3).join('.')}.0/24`;
  return isIP(ip) === 6 ? `${groups(ip).slice(0, 3).join(':')}::/48` : null;
}
