import type { Instant } from '../../base/instant.ts';
import type { Actor } from './chat.ts';

/** Somebody is writing to the other side now. It ends by itself, and nothing of what is written is in it (K-2). */
export interface Typing {
  readonly chat: string;
  readonly by: Extract<Actor, { readonly kind: 'visitor' | 'agent' }>;
  /** As a visitor may know the agent; null: the visitor. */
  readonly name: string | null;
  readonly until: Instant;
}

/** How long one sign of it holds. */
export const TYPING_MS = 5_000;

/** The next sign of the same writer within this is told to nobody. */
export const TYPING_EVERY_MS = 2_000;
