import type { FindingCode } from '../domain/doctor/finding.ts';

/** A misconfiguration the widget noticed, for the owner: what is wrong and the exact setting that mends it (T-11). */
export interface Diagnosis {
  readonly code: FindingCode;
  readonly message: string;
}
