/** The part of `Temporal` that is used; TypeScript's own library does not know it yet. */
interface WithTemporal {
  readonly Temporal?: { readonly Now: { timeZoneId(): string } };
}

/** The zone of the visitor's system; asked of `Intl` only where there is no other way, since its first answer takes long. */
export const pageTimeZone = (): string =>
  (globalThis as WithTemporal).Temporal?.Now.timeZoneId() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
