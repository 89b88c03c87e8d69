const STEP = 1_024;

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** A number of bytes as people say it, "10 MB"; limits are said in the same measure as the files they are for. */
export function fileSize(bytes: number, locale: string): string {
  const power = bytes < STEP ? 0 : bytes < STEP ** 2 ? 1 : 2;
  const size = bytes / STEP ** power;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 && power === 2 ? 1 : 0,
  }).format(size);
}
