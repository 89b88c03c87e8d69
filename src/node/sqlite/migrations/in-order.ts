import { documentsAndEvents } from './0001-documents-and-events.ts';

/**
 * What makes a file of any earlier format one of the present: the n-th takes it from format n - 1 to n. One that was
 * released never changes; what it got wrong, the next one mends.
 */
export const MIGRATIONS: readonly string[] = [documentsAndEvents];
