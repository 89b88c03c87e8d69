import type { Instant } from '../base/instant.ts';
import type { Limits } from '../domain/access/limits.ts';
import type { AgentPresence } from '../domain/presence/presence.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import type { SavedIdentityKey } from './identity-key.ts';
import type { Shelf } from './shelf.ts';
import type { NewEvent, StoredDocument } from './store.ts';

export interface SavedWidget {
  readonly settings: WidgetSettings;
  /** Counts the saves that changed something, from 1. */
  readonly version: number;
}

/** A department as the workspace knows one; the widget-wide figures are those of `DEFAULT_DEPARTMENT`. */
export interface Department {
  readonly schedule: Schedule | null;
  readonly queueFull: boolean;
  readonly openFull: boolean;
}

export interface Agent extends AgentPresence {
  readonly name: string;
  /** None: the agent serves `DEFAULT_DEPARTMENT`. */
  readonly departments: readonly string[];
}

/** Where agents without a department serve, and what stands for the whole of a widget without departments. */
export const DEFAULT_DEPARTMENT = 'default';

/** All that commands work on. Things are never changed in place, only replaced. */
export interface State {
  readonly widgets: Shelf<SavedWidget>;
  readonly departments: Shelf<Department>;
  readonly agents: Shelf<Agent>;
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
