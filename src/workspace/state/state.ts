import type { Instant } from '../../base/instant.ts';
import type { Limits } from '../../domain/access/limits.ts';
import type { Role } from '../../domain/agent/permission.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatRulesSettings } from '../../domain/chat/department-settings.ts';
import type { Invitation } from '../../domain/invitation/invitation.ts';
import type { AgentPresence } from '../../domain/presence/presence.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { LifeSign } from '../../domain/visit/visit-wait.ts';
import type { AgentAccount, AgentLogin } from '../agents/agent-account.ts';
import type { NewEvent, StoredDocument } from '../store.ts';
import type { SavedIdentityKey } from '../visitors/identity-key.ts';
import type { IndexedShelf } from './indexed-shelf.ts';
import type { Shelf } from './shelf.ts';

export interface SavedWidget {
  readonly settings: WidgetSettings;
  /** Counts the saves that changed something, from 1. */
  readonly version: number;
}

/** A department as the workspace knows one; the widget-wide figures are those of `DEFAULT_DEPARTMENT`. */
export interface Department {
  readonly schedule: Schedule | null;
  /** Reported by what else runs chats; the workspace's own are counted on top of it. */
  readonly queueFull: boolean;
  readonly openFull: boolean;
  /** How it hands out its chats; unset members are those of `DEFAULT_DEPARTMENT`. */
  readonly chats?: ChatRulesSettings;
  /** Counts the saves that changed something, from 1; unset: none has. */
  readonly version?: number;
}

/** What holds for the whole workspace. */
export interface WorkspaceSettings {
  /** false: no department keeps chats for the next agent, whatever its own settings say. */
  readonly offlineHandling: boolean;
  /** Counts the saves that changed something, from 1; unset: none has. */
  readonly version?: number;
}

export interface Agent extends AgentPresence {
  readonly name: string;
  readonly role: Role;
  /** None, and not all: the agent serves `DEFAULT_DEPARTMENT`. */
  readonly departments: readonly string[];
  /** Serves every department there is and will be, whatever is listed (V-2). */
  readonly allDepartments: boolean;
  /** How many chats at once; 0: any number; null: as the department says. */
  readonly capacity: number | null;
  /** Takes what is offered at once, while live (O-6). */
  readonly autoAccept: boolean;
  /** When a chat was last offered or given to them; unset: never. */
  readonly lastAssignedAt?: Instant;
}

/** Where agents without a department serve, and whose settings stand in for what others leave unset. */
export const DEFAULT_DEPARTMENT = 'default';

/** Where the chats of a widget without departments are: every agent serves it, and no id can be the same. */
export const EVERY_DEPARTMENT = '*';

/** The id of the one `WorkspaceSettings` there is. */
export const WORKSPACE_SETTINGS = 'settings';

/** All that commands work on. Things are never changed in place, only replaced. */
export interface State {
  readonly widgets: Shelf<SavedWidget>;
  readonly departments: Shelf<Department>;
  readonly agents: IndexedShelf<Agent>;
  /** Those that are not over; what was missed or closed is history. */
  readonly chats: IndexedShelf<Chat>;
  /** Those that are not answered yet and not over; the others are history. */
  readonly invitations: IndexedShelf<Invitation>;
  /** Visits that are not over, by the visitor's id. */
  readonly visits: Shelf<Visit>;
  /**
   * When pages of visitors who are on a visit, or have a chat, were heard last, by the visitor's id. Never stored: a beat
   * that says nothing new is no commit, and a restart is no silence of theirs.
   */
  readonly heard: IndexedShelf<LifeSign>;
  /** One at most, by `WORKSPACE_SETTINGS`. */
  readonly workspace: Shelf<WorkspaceSettings>;
  /** What agents sign in with, by the agent's id; apart from the agents, which others may see (Z-5). */
  readonly accounts: Shelf<AgentAccount>;
  /** Who is signed in, by the hash of the token. */
  readonly logins: Shelf<AgentLogin>;
  /** By `identityKeyId`. */
  readonly identityKeys: Shelf<SavedIdentityKey>;
  /** Whether each of the latest resolutions of a widget merged visitors: for a hint to its owner, and never stored (S11). */
  readonly resolutions: Shelf<readonly boolean[]>;
  /** When messages were taken, by `visitor/…` and `address/…`: for the limits alone, and never stored (F-6). */
  readonly taken: Shelf<readonly number[]>;
  /** Stored history by `documentKey`: what `readsOf` named, and what was put since. */
  readonly history: Shelf<StoredDocument>;
  readonly events: NewEvent[];
}

export const documentKey = (kind: string, id: string): string => `${kind}/${id}`;

/** The document of a key; no kind has a slash. */
export function documentNamed(key: string): { readonly kind: string; readonly id: string } {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash), id: key.slice(slash + 1) };
}

/** What a command may use of the world outside. */
export interface Context {
  readonly now: Instant;
  readonly newId: () => string;
  /** How much is taken; default `LIMITS`. */
  readonly limits?: Limits | undefined;
}
