/** Whether a parsed JSON value is an object with members, not a list and not null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isOneOf = (words: readonly string[], value: unknown): boolean => words.includes(value as string);
