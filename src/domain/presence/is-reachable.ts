import { isLive } from './is-live.ts';
import { type AgentPresence, DEFAULT_PRESENCE_LIMITS, type PresenceLimits } from './presence.ts';

/**
 * Whether an agent may be given chats at this instant (epoch ms), and so staffs their departments: chosen online, and
 * live or staying available (P-3). Away and offline agents never are (P-5); visibility does not matter.
 */
export function isReachable(
  presence: AgentPresence,
  now: number,
  limits: PresenceLimits = DEFAULT_PRESENCE_LIMITS,
): boolean {
  return presence.online === 'online' && (presence.presence === 'always' || isLive(presence, now, limits));
}
