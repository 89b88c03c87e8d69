import type { OfflineMessageState } from '../domain/form/offline-message.ts';
import type { Submission } from '../domain/form/submission.ts';
import type { OnlineChoice, PresenceMode, Visibility } from '../domain/presence/presence.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { WidgetSettings } from '../domain/settings.ts';

/**
 * Everything that can be asked of a workspace. A command is plain data; carried out by the machine it becomes one
 * atomic change and a reply, or a refusal and no change at all.
 */
export type Command =
  /**
   * Saves a widget's settings whole. With `ifVersion`, only if that is still the saved one (`stale-write`); 0: only if
   * there is none yet.
   */
  | { readonly kind: 'save-widget'; readonly settings: WidgetSettings; readonly ifVersion?: number }
  | { readonly kind: 'remove-widget'; readonly widget: string }
  /** Adds an agent or changes the named members of one. */
  | {
      readonly kind: 'save-agent';
      readonly agent: string;
      readonly name?: string;
      readonly departments?: readonly string[];
      readonly online?: OnlineChoice;
      readonly visible?: Visibility;
      readonly presence?: PresenceMode;
    }
  | { readonly kind: 'remove-agent'; readonly agent: string }
  /**
   * Begins a session, or keeps one alive; `active`: the person touched something since the last beat (P-2). A beat
   * without that begins none: a page left alone signs nobody in again.
   */
  | {
      readonly kind: 'beat';
      readonly agent: string;
      readonly session: string;
      readonly transport: 'http' | 'socket';
      readonly active: boolean;
    }
  | { readonly kind: 'sign-out'; readonly agent: string; readonly session: string }
  /** What runs the chats reports how full a department is; without one, the widget-wide figure. */
  | {
      readonly kind: 'report-load';
      readonly department: string;
      readonly queueFull: boolean;
      readonly openFull: boolean;
    }
  /** A department's own hours (S-6); null takes them away. */
  | { readonly kind: 'save-department'; readonly department: string; readonly schedule: Schedule | null }
  | {
      readonly kind: 'submit-offline-message';
      readonly widget: string;
      readonly submission: Submission;
      /** Origin of the page, where the way in knows one; null where there is none (same page, tests). */
      readonly origin: string | null;
      /** Where the request came from, for the per-address limit only; never stored. null: no such limit applies. */
      readonly address: string | null;
    }
  | { readonly kind: 'mark-offline-message'; readonly id: string; readonly state: OfflineMessageState }
  /** Lets deadlines that have come take effect: session timeouts, idleness. Sent by the host, harmless at any time. */
  | { readonly kind: 'tick' };

export type CommandKind = Command['kind'];

export type CommandOf<Kind extends CommandKind> = Extract<Command, { readonly kind: Kind }>;
