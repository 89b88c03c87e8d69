import type { Permission } from '../../domain/agent/permission.ts';
import type { Problem } from '../../domain/problem.ts';
import { actingAgent } from '../chats/chat-people.ts';
import type { State } from '../state/state.ts';

/** The refusal of an agent who lacks a permission; null: they hold it, or the owner asks, who needs none (P-6). */
export function whyNotAllowed(state: State, by: string | undefined, permission: Permission): Problem | null {
  if (by === undefined) return null;
  const asking = actingAgent(state, by, permission);
  return asking.ok ? null : asking.problem;
}
