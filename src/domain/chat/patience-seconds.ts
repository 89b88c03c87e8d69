/** Seconds of waiting at which a visitor is asked whether they keep waiting, where the owner says nothing (K-7). */
export const PATIENCE_SECONDS: readonly number[] = [120, 300];
