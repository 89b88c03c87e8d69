/** Whether the runtime's `Intl` takes this language tag and, if named, this zone; it throws for those it does not know. */
export function isKnown(locale: string, timeZone?: string): boolean {
  try {
    new Intl.DateTimeFormat(locale, { timeZone });
    return true;
  } catch {
    return false;
  }
}
