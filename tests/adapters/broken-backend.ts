import type { ChatBackend } from '../../src/contract/chat-backend.ts';

/** A backend with a mistake in it, which the suite must find. */
export interface BrokenBackend {
  readonly mistake: string;
  /** The numbers of the promises that it breaks. */
  readonly breaks: readonly number[];
  broken(backend: ChatBackend): ChatBackend;
}
