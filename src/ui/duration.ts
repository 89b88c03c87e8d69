/** A duration in words, rounded up: seconds below a minute, else minutes ("10 minutes", "١٠ دقائق"), plurals by `Intl`. */
export function duration(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
