/**
 * How passwords are hashed and compared, handed in from outside: a good way is slow, takes threads, and is not the same in
 * every runtime. The workspace sees a password on its way here only, and keeps what `hash` gives (Z-5).
 */
export interface Passwords {
  /** Differs each time, for the same password too. */
  hash(password: string): Promise<string>;
  /**
   * Whether a password is the one of this hash. null, of an account that is not there: false, and after the same work, so
   * that the time an answer takes tells nobody who has an account.
   */
  fits(password: string, hash: string | null): Promise<boolean>;
}
