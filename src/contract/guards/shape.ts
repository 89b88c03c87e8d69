/** Whether a parsed JSON value is what it should be. Guards are put together from these. */
export type Test = (value: unknown) => boolean;

/** An object with members, not a list and not null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText: Test = (value) => typeof value === 'string';

export const isFlag: Test = (value) => typeof value === 'boolean';

/** Whole milliseconds that a `Date` can show; beyond them `Intl` throws. */
export const isDateTime: Test = (value) => Number.isInteger(value) && Math.abs(value as number) <= 8.64e15;

/** Counts and numbers of things, from 0. */
export const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

export const oneOf =
  (...words: readonly unknown[]): Test =>
  (value) =>
    words.includes(value);

export const optional =
  (passes: Test): Test =>
  (value) =>
    value === undefined || passes(value);

export const orNull =
  (passes: Test): Test =>
  (value) =>
    value === null || passes(value);

export const listOf =
  (passes: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every((item) => passes(item));

/** An object with these members; others pass. */
export const shape =
  (members: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isRecord(value) && Object.entries(members).every(([name, passes]) => passes(value[name]));

/** The value if it passes, else null. */
export const reader =
  <Value>(passes: Test) =>
  (value: unknown): Value | null =>
    passes(value) ? (value as Value) : null;
