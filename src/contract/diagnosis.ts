/** A misconfiguration the widget noticed, for the owner: what is wrong and the exact setting that mends it (T-11). */
export interface Diagnosis {
  /** A code of T-11: `S06` storage throws, `S07` quota, `S12` loaded twice, `S13` clock off, `N02` private API address … */
  readonly code: string;
  readonly message: string;
}
