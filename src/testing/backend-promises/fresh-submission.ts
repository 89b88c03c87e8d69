import type { Submission } from '../../domain/form/submission.ts';
import { aSubmission } from '../builders.ts';

/** 128 random bits, so that a backend that keeps what earlier runs stored takes each case for a new visitor's. */
export const freshId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A message no form of default settings has anything against, of a visitor nobody has seen. */
export const freshSubmission = (change: Partial<Submission> = {}): Submission =>
  aSubmission({ commandId: freshId(), visitor: freshId(), ...change });
