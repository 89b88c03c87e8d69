/**
 * The name under which the tabs of one widget meet that share something secret, their token. Any script of the origin can
 * read a name, so that the secret is in it as 53 bits from which it cannot be had; another secret is another room (T-10).
 */
export const roomName = (widget: string, secret: string): string => `pl:${widget}:${digest(secret)}`;

function digest(text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 15);
    low = Math.imul(low ^ unit, 0x5bd1e995) ^ (high >>> 13);
  }
  return ((high >>> 11) * 2 ** 32 + (low >>> 0)).toString(36);
}
