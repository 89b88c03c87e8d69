/** Names that public DNS never has: RFC 6761, RFC 6762, RFC 8375, and the one ICANN set aside for inside use. */
const INSIDE_NAME = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/** RFC 1918, this machine, link-local, and the carriers' own (RFC 6598). */
const INSIDE_V4 =
  /^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;

const V4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/**
 * Whether a host, as a URL spells it, can be reached from inside alone: from this machine or this network (N02). A name
 * without a dot is one that only an inside name server knows.
 */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[')) return isInsideV6(name.slice(1, -1));
  return V4.test(name) ? INSIDE_V4.test(name) : INSIDE_NAME.test(name) || !name.includes('.');
}

function isInsideV6(address: string): boolean {
  // URLs spell an address of version 4 inside version 6 in hexadecimal: ::ffff:a00:1 is 10.0.0.1.
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address);
  if (mapped) {
    const bytes = mapped.slice(1).flatMap((half) => [Number.parseInt(half, 16) >> 8, Number.parseInt(half, 16) & 255]);
    return INSIDE_V4.test(bytes.join('.'));
  }
  return /^::1?$|^f[cd]|^fe[89ab]/.test(address);
}
