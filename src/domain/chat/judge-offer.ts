import type { Instant } from '../../base/instant.ts';
import type { AssigningAgent } from './assignment.ts';
import type { Offer } from './chat.ts';

/**
 * What becomes of an offer that stands at `now`; null: it goes on standing. `agent` is the one it is held out to,
 * undefined once they are removed. It holds before its deadline and not at it (C-9, I-2, O-6).
 */
export function judgeOffer(
  { until, byInvitation }: Offer,
  agent: AssigningAgent | undefined,
  now: Instant,
): 'offer-expired' | 'agent-unreachable' | 'auto-accepted' | null {
  if (until !== null && until <= now) return 'offer-expired';
  if (!agent || !(agent.reachable || byInvitation)) return 'agent-unreachable';
  return acceptsAtOnce(agent) ? 'auto-accepted' : null;
}

/** Nobody is there to see what an agent without a live session accepted (O-6). */
export const acceptsAtOnce = ({ live, autoAccept }: AssigningAgent): boolean => live && autoAccept;
