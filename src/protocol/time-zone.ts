/** Whether this runtime knows the zone by its IANA name; offsets such as `+02:00` are no zones, having no seasons. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
