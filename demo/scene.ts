import type { Role } from '../src/domain/agent/permission.ts';
import type { ChatRulesSettings } from '../src/domain/chat/department-settings.ts';
import type { OnlineChoice, PresenceMode, Visibility } from '../src/domain/presence/presence.ts';
import type { Schedule } from '../src/domain/schedule/schedule.ts';
import type { WidgetSettings } from '../src/domain/settings.ts';
import type { Mode, Reason } from '../src/domain/status/status.ts';
import type { Theme } from '../src/widget/options.ts';

/** The one widget of every scene. */
export const SCENE_WIDGET = 'lantern';

/** Which shelf of the list a scene stands on. */
export type SceneGroup =
  | 'People'
  | 'Hours'
  | 'Offline'
  | 'Bot'
  | 'Form'
  | 'Chats'
  | 'Conversation'
  | 'Assignment'
  | 'Invitations'
  | 'Looks'
  | 'Trouble';

/** Visitors on the stage, each with a browser of their own. */
export type VisitorCount = 1 | 2;

/** An agent as the QA page sets one up; unset switches are online, visible, activity, and a live session. */
export interface SceneAgent {
  readonly id: string;
  /** Default: `agent`. */
  readonly role?: Role;
  readonly departments?: readonly string[];
  readonly allDepartments?: boolean;
  /** Chats at once; left out: as the department says. */
  readonly capacity?: number;
  readonly autoAccept?: boolean;
  readonly online?: OnlineChoice;
  readonly visible?: Visibility;
  readonly presence?: PresenceMode;
  /** `live`: the console is open and beats. `silent`: it fell silent ten minutes ago. `none`: never signed in. */
  readonly session?: 'live' | 'silent' | 'none';
}

/** A department's hours and rules, and what is reported of it; `default` is the widget as a whole. */
export interface SceneDepartment {
  readonly id: string;
  readonly schedule?: Schedule;
  /** How it hands out its chats, whole. */
  readonly chats?: ChatRulesSettings;
  readonly queueFull?: boolean;
  readonly openFull?: boolean;
}

/** A chat somebody began before one looks; each has a visitor of its own. */
export interface SceneChat {
  /** By whom, for the agents. */
  readonly name: string;
  readonly text: string;
  readonly department?: string;
}

/** What stands between the page and the server. */
export type NetworkFault = 'none' | 'down' | 'slow' | 'lost-answers' | 'rate-limited';

/** What the visitor's browser allows to be kept: everything, nothing, or nothing more. */
export type StorageFault = 'none' | 'blocked' | 'full';

/** Everything about one situation, as plain data, so that it can be put into an address and handed to a colleague. */
export interface Scene {
  readonly id: string;
  readonly group: SceneGroup;
  readonly title: string;
  /** What to look at, in a sentence or two. */
  readonly about: string;
  /** The rules it shows. */
  readonly rules: readonly string[];
  readonly settings: WidgetSettings;
  readonly departments?: readonly SceneDepartment[];
  readonly agents?: readonly SceneAgent[];
  /** Begun in this order, once everybody is there. */
  readonly chats?: readonly SceneChat[];
  /** The workspace's switch for all departments; default: on. */
  readonly offlineHandling?: boolean;
  /** How many visitors are on the stage; default 1. */
  readonly visitors?: VisitorCount;
  /** The instant it begins at, ISO 8601 with `Z`. */
  readonly now: string;
  readonly visitor?: {
    readonly timeZone?: string;
    readonly locale?: string;
    readonly theme?: Theme;
    /** How far the visitor's clock is off the true time, in minutes; positive: ahead. */
    readonly clockOffMinutes?: number;
    /** Agreed to be kept and followed in so many words; default: was not asked (T-3, V-1). */
    readonly consents?: boolean;
  };
  readonly network?: NetworkFault;
  readonly storage?: StorageFault;
  readonly whenUnreachable?: 'hide' | 'form';
  readonly expect: SceneExpectation;
}

export interface SceneExpectation {
  /** null: no answer ever comes, so the page knows no status. */
  readonly mode: Mode | null;
  readonly reason?: Reason;
  readonly holiday?: string;
  /** ISO 8601; null: none within 400 days. Left out: not part of what the scene shows. */
  readonly changesAt?: string | null;
  readonly opensAt?: string | null;
  /** null: nothing is rendered at all. A text: the tab reads so. Left out: a tab is there, in its own words. */
  readonly tab?: string | null;
  /** Texts that must stand in the open panel. */
  readonly panel?: readonly string[];
}
