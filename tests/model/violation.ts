/** A promise that was broken: which one, and how it showed. */
export class Violation extends Error {
  readonly promise: string;

  constructor(promise: string, what: string) {
    super(`${promise}: ${what}`);
    this.promise = promise;
  }
}

/** Throws where a promise does not hold. */
export function hold(promise: string, holds: boolean, what: () => string): void {
  if (!holds) throw new Violation(promise, what());
}
