import { ok } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import { followAlone } from './follow-alone.ts';
import { followTogether } from './follow-together.ts';
import type { SharedFeedOptions } from './shared-feed-options.ts';

/**
 * `followChat` for a page that may be open in several tabs: those with the same token share one connection (D-8, INV-15).
 * Where a page has no locks each tab has its own, while somebody may be looking at it.
 */
export const shareFeed =
  (options: SharedFeedOptions): ChatBackend['followChat'] =>
  (token, position, listener) => {
    const together = followTogether(options, token, position, listener);
    return together ? ok(together) : followAlone(options, token, position, listener);
  };
