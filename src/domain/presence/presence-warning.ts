import type { AgentPresence } from './presence.ts';

/**
 * A choice that is allowed and seldom meant (P-7). `online-invisible`: the agent staffs the widget and is offered chats that
 * their opening will not accept, so each offer runs out.
 */
export type PresenceWarning = 'online-invisible';

export const presenceWarning = ({
  online,
  visible,
}: Pick<AgentPresence, 'online' | 'visible'>): PresenceWarning | null =>
  online === 'online' && visible === 'invisible' ? 'online-invisible' : null;
