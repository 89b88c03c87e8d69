declare const instantBrand: unique symbol;

/** A point in time: whole milliseconds since the Unix epoch. Branded, so that a duration cannot pass for one. */
export type Instant = number & { readonly [instantBrand]: true };

/** Reads an instant from epoch milliseconds or a Date; fractions are dropped towards the past. */
export const toInstant = (value: number | Date): Instant => Math.floor(Number(value)) as Instant;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
