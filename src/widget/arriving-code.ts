/**
 * Takes a handover code out of the page's address (T-9). To be called before anything else: no visitor should copy it
 * with the address, and no other script should find it there. What else stands in the fragment stays.
 *
 * In as few bytes as that takes, since every page with the pasted script carries it: whether the code is one, and whose,
 * is judged where it is redeemed.
 */
export function arrivingCode(): string | undefined {
  const { href } = location;
  const [found, code, next] = (/[#&]porchlight=(plh_\w+)(&?)/.exec(href) ?? []) as unknown as [string, string, string];
  try {
    if (code) history.replaceState(history.state, '', href.replace(found, next && (found[0] as string)));
  } catch {
    // A sandboxed page may not change its address; the code serves once in any case.
  }
  return code;
}
