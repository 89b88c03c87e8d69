/** Who the page says its visitor is, by a token that the site signed (T-10). */
export interface IdentityClaim {
  readonly token: string;
  readonly refresh: (() => Promise<string>) | undefined;
  /** The server took it: it is said again only where the session was lost. */
  readonly accepted: boolean;
  /** The claim that stands if this one is refused. */
  readonly instead: IdentityClaim | null;
}

export const makeClaim = (
  token: string,
  refresh: (() => Promise<string>) | undefined,
  former: IdentityClaim | null,
): IdentityClaim => ({
  token,
  refresh,
  accepted: false,
  instead: former?.accepted ? former : (former?.instead ?? null),
});

/** Asks the page for a new token; null where it gives none, or its own code fails. */
export async function refreshedToken({ refresh }: IdentityClaim): Promise<string | null> {
  try {
    const token = await refresh?.();
    return typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
}
