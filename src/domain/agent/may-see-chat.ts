import type { Chat } from '../chat/chat.ts';
import { permissionToOpen } from '../chat/take-chat.ts';
import { mayDo } from './may-do.ts';
import type { Role } from './permission.ts';

/** An agent as far as it decides which chats they see. */
export interface SeeingAgent {
  readonly id: string;
  readonly role: Role;
  /** All that they serve. */
  readonly departments: readonly string[];
}

type Place = Pick<Chat, 'department' | 'owner' | 'offer'>;

/**
 * Whether a chat stands in an agent's lists: one of a department they serve, one that is theirs or held out to them, and
 * each there is for whoever may open all. So no chat waits where nobody looks (C-19).
 */
export const maySeeChat = ({ department, owner, offer }: Place, { id, role, departments }: SeeingAgent): boolean =>
  owner === id || offer?.agent === id || departments.includes(department) || mayDo(role, 'chats.open-all');

/** Whether an agent may read what is said in a chat: they see it, and might open it this moment (P-6). */
export function mayReadChat(chat: Place, agent: SeeingAgent): boolean {
  const needed = permissionToOpen(chat, agent.id);
  return maySeeChat(chat, agent) && (needed === null || mayDo(agent.role, needed));
}
