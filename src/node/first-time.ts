import type { Receipt } from '../domain/form/submission.ts';

/** Receipts younger than the request that got them; far more than are under way at once. */
const REMEMBERED = 1_000;

/**
 * Tells whether the request that asked at `askedAt` is the one that had the message stored. A receipt older than the
 * request is a repeat's; of those that asked in the same moment (a double click) the first one answered counts.
 */
export function firstTime(): (receipt: Pick<Receipt, 'id' | 'storedAt'>, askedAt: number) => boolean {
  const answered = new Set<string>();
  return ({ id, storedAt }, askedAt) => {
    if (storedAt < askedAt || answered.has(id)) return false;
    answered.add(id);
    for (const oldest of answered) {
      if (answered.size <= REMEMBERED) break;
      answered.delete(oldest);
    }
    return true;
  };
}
