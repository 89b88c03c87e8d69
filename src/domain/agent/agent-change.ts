import type { OnlineChoice, PresenceMode, Visibility } from '../presence/presence.ts';
import type { Role } from './permission.ts';

/** What may be changed about an agent; members left out stay as they are (P-1, P-6). */
export interface AgentChange {
  readonly name?: string;
  readonly role?: Role;
  readonly departments?: readonly string[];
  /** Serves every department there is and will be, whatever is listed (V-2). */
  readonly allDepartments?: boolean;
  /** How many chats at once, instead of what the department says; 0: no limit; null: as the department says. */
  readonly capacity?: number | null;
  /** Chats offered to this agent while live are theirs at once (O-6). */
  readonly autoAccept?: boolean;
  readonly online?: OnlineChoice;
  readonly visible?: Visibility;
  readonly presence?: PresenceMode;
}
