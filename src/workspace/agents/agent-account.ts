import type { Instant } from '../../base/instant.ts';

/** What an agent signs in with. It is stored in a document of its own, and no answer ever holds it (Z-5). */
export interface AgentAccount {
  /** As `parseAccount` writes it: in lower case. */
  readonly email: string;
  /** What `Passwords.hash` made of the password. */
  readonly passwordHash: string;
}

/** One browser an agent is signed in with; stored by the hash of its token. */
export interface AgentLogin {
  readonly agent: string;
  /** The presence session this browser keeps alive, whichever of its tabs beats (P-2). */
  readonly session: string;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
}

/** An agent whose password was right, and by which hash, since the account may have changed by the time it counts. */
export interface VerifiedAgent {
  readonly agent: string;
  readonly passwordHash: string;
}
