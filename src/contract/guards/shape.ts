/** Whether a parsed JSON value is an object with members, not a list and not null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isOneOf = (words: readonly string[], value: unknown): boolean => words.includes(value as string);

export const isOptional = (type: 'string' | 'number', value: unknown): boolean =>
  value === undefined || typeof value === type;

/** Whole milliseconds that a `Date` can show; beyond them `Intl` throws. */
export const isDateTime = (value: unknown): boolean => Number.isInteger(value) && Math.abs(value as number) <= 8.64e15;

export const isNullOr = (passes: (value: unknown) => boolean, value: unknown): boolean =>
  value === null || passes(value);

/** Counts and numbers of things, from 0. */
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
