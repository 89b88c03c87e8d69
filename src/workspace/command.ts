import type { AgentChange } from '../domain/agent/agent-change.ts';
import type { ChatRulesSettings } from '../domain/chat/department-settings.ts';
import type { OfflineMessageState } from '../domain/form/offline-message.ts';
import type { Submission } from '../domain/form/submission.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { SessionRequest, VisitorIdentity } from '../domain/session/session.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import type { VerifiedAgent } from './agents/agent-account.ts';
import type { ChatCommand } from './chats/chat-command.ts';
import type { FileCommand } from './files/file-command.ts';
import type { IdentityKey } from './visitors/identity-key.ts';

/**
 * Everything that can be asked of a workspace. A command is plain data; carried out by the machine it becomes one
 * atomic change and a reply, or a refusal and no change at all.
 */
export type Command =
  | ChatCommand
  | FileCommand
  /**
   * Saves a widget's settings whole. With `ifVersion`, only if that is still the saved one (`stale-write`); 0: only if
   * there is none yet.
   */
  | {
      readonly kind: 'save-widget';
      readonly settings: WidgetSettings;
      /** Here and below: which agent asks, who needs the permission for it. Left out: the owner, or a program of theirs (P-6). */
      readonly by?: string;
      readonly ifVersion?: number;
    }
  | { readonly kind: 'remove-widget'; readonly widget: string; readonly by?: string }
  /** Adds an agent or changes the named members of one. Another role signs the agent out everywhere. */
  | ({
      readonly kind: 'save-agent';
      readonly agent: string;
      /** Which agent asks, who needs the permissions for it (P-6). Left out: the owner, or a program of theirs. */
      readonly by?: string;
    } & AgentChange)
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
      /** The login it comes from, by the hash of its token: `unauthorized` if that stands no more. */
      readonly login?: string;
    }
  /** Ends a session, and with it whoever is signed in by it. */
  | { readonly kind: 'sign-out'; readonly agent: string; readonly session: string }
  /** Gives an agent what to sign in with, or another password, which signs them out everywhere (Z-5). */
  | {
      readonly kind: 'save-account';
      readonly agent: string;
      readonly email: string;
      /** The machine never gets it: the door hashes it. */
      readonly password: string;
      /** Of the password. Set by the door; what a caller puts here is ignored. */
      readonly passwordHash?: string;
    }
  | { readonly kind: 'remove-account'; readonly agent: string }
  /** Counts one try to sign in, or says when the next one is taken (Z-4). The door sends it before it compares passwords. */
  | { readonly kind: 'try-sign-in'; readonly email: string; readonly address: string | null }
  /** Signs an agent in, and begins their session. */
  | {
      readonly kind: 'sign-in';
      readonly email: string;
      /** The machine never gets it: the door compares it. */
      readonly password: string;
      /** Where the request came from, for the limit only; never stored. null: no such limit applies. */
      readonly address: string | null;
      /** Whose hash the password fits. Set by the door; what a caller puts here is ignored. */
      readonly verified?: VerifiedAgent | null;
    }
  /** What runs the chats reports how full a department is; without one, the widget-wide figure. */
  | {
      readonly kind: 'report-load';
      readonly department: string;
      readonly queueFull: boolean;
      readonly openFull: boolean;
    }
  /**
   * A department's own hours, which null takes away (S-6), and how it hands out its chats, whole. What is left out
   * stays as it is. `ifVersion` as of a widget.
   */
  | {
      readonly kind: 'save-department';
      readonly department: string;
      readonly schedule?: Schedule | null;
      readonly chats?: ChatRulesSettings;
      readonly by?: string;
      readonly ifVersion?: number;
    }
  /** Takes a department's settings away; `in-use` while a widget, an agent, a live chat or an invitation names it. */
  | { readonly kind: 'remove-department'; readonly department: string; readonly by?: string }
  | {
      readonly kind: 'submit-offline-message';
      readonly widget: string;
      readonly submission: Submission;
      /** Of the visitor's session; null: whoever is known by `submission.visitor`, else somebody new. */
      readonly token: string | null;
      /** Origin of the page, where the way in knows one; null where there is none (same page, tests). */
      readonly origin: string | null;
      /** Where the request came from, for the per-address limit only; never stored. null: no such limit applies. */
      readonly address: string | null;
    }
  | {
      readonly kind: 'mark-offline-message';
      readonly id: string;
      readonly state: OfflineMessageState;
      readonly by?: string;
    }
  /** Finds out whose session a page has, and makes a visitor where there is none (T-6, T-7, T-8, T-10). */
  | {
      readonly kind: 'resolve-session';
      readonly widget: string;
      readonly request: SessionRequest;
      /** Whom `request.identity` names. Set by the door, which checks the signature; what a caller puts here is ignored. */
      readonly verified?: VisitorIdentity | null;
      /** Out of the cookie that no script can read, where the API is on the site's own host; null: none (T-4). */
      readonly hostToken: string | null;
      readonly origin: string | null;
      readonly address: string | null;
    }
  /** Makes a code that leads this visitor to a page of `target` (T-9). */
  | {
      readonly kind: 'hand-over';
      readonly widget: string;
      readonly token: string;
      /** An origin. */
      readonly target: string;
      readonly origin: string | null;
    }
  /** Revokes these tokens, and what replaced them; unknown ones are passed over (T-10). */
  | {
      readonly kind: 'end-session';
      readonly widget: string;
      readonly tokens: readonly string[];
      readonly hostToken: string | null;
      readonly origin: string | null;
    }
  /** Adds or replaces a key that identity tokens of this widget may be signed with (T-10). */
  | { readonly kind: 'save-identity-key'; readonly widget: string; readonly key: IdentityKey }
  | { readonly kind: 'remove-identity-key'; readonly widget: string; readonly kid: string }
  /**
   * A page has seen more of a chat's log than there is: an earlier one was put in its place, which goes by another epoch
   * from here on (D-2). The server asks it of itself when it reads for such a page; from outside it is no command.
   */
  | { readonly kind: 'renew-epoch'; readonly chat: string; readonly after: number }
  /** Lets deadlines that have come take effect: session timeouts, idleness. Sent by the host, harmless at any time. */
  | { readonly kind: 'tick' };

export type CommandKind = Command['kind'];

export type CommandOf<Kind extends CommandKind> = Extract<Command, { readonly kind: Kind }>;
