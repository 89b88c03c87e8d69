/**
 * Whether an earlier page left anything of a visitor in this browser: a message to be sent, a session, or a cookie of one
 * from another host or scheme. Looks without writing, and never throws.
 */
export function hasVisitor(widget: string): boolean {
  try {
    const id = encodeURIComponent(widget);
    const names = document.cookie + Object.keys(localStorage);
    return [`pl:${widget}:`, `pl_${id}=`, `plb_${id}=`].some((name) => names.includes(name));
  } catch {
    return false;
  }
}
