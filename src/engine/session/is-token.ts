/** Whether this has the shape of a credential of ours: secure, bridge, or handover code. */
export const isToken = (value: unknown, prefix: 'pl1' | 'plb' | 'plh'): value is string =>
  typeof value === 'string' &&
  value.length === 68 &&
  value.startsWith(`${prefix}_`) &&
  /^[0-9a-f]{64}$/.test(value.slice(4));
