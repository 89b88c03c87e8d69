import type { Stop } from '../base/stop.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Receipt } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';
import type { WidgetStatus } from '../domain/status/status.ts';

/** What listeners of `widget.on(name, listener)` hear. */
export interface WidgetEvents {
  /** The status changed; late listeners hear the present one at once. */
  status: WidgetStatus;
  /** The first status is known; late listeners hear it at once. */
  ready: WidgetStatus;
  open: undefined;
  close: undefined;
  /** How many messages wait unread. */
  unread: number;
  /** A message was added to the chat. */
  message: { readonly id: string; readonly from: 'visitor' | 'agent' | 'bot'; readonly text: string };
  /** The chat changed its state. */
  chat: { readonly state: string };
  /** A message the visitor left is stored. */
  'offline-message': Receipt;
  invitation: { readonly id: string; readonly state: string };
  diagnostic: Diagnosis;
  /** Something the page asked for was refused; `code` is from the closed list. */
  error: Problem;
}

/** What a page knows about its visitor: a signed token, or plain words that fill the form and prove nothing. */
export type Identity =
  /** `refresh` is asked for a new token when the old one has run out and a later call needs it. */
  | { readonly token: string; readonly refresh?: () => Promise<string> }
  | { readonly token?: never; readonly name?: string; readonly email?: string; readonly [attribute: string]: unknown };

/**
 * The widget as the page holds it. Every call is legal at any time, before the first answer and after `destroy()`,
 * idempotent where repeating makes sense, and never throws: what cannot be done is an `error` event (E-1, E-8).
 */
export interface Widget {
  /** Opens the panel. While hidden or disabled nothing happens but an `error` with code `not-available`. */
  open(): void;
  close(): void;
  toggle(): void;
  /** Takes back `hide()`. */
  show(): void;
  /** Keeps the widget out of sight whatever its status, until `show()`. */
  hide(): void;
  /** Leaves nothing behind: no node, listener, timer or global. What waits in the outbox stays for the next page. */
  destroy(): void;
  identify(identity: Identity): void;
  /** Forgets the visitor: drafts, outbox and identity, in memory and in every store. */
  logout(): void;
  /**
   * The visitor's word on keeping things in the browser (T-3): `granted` keeps what is known from now on; `denied` deletes
   * every store, revokes the session, and keeps nothing from then on.
   */
  setStorage(consent: 'granted' | 'denied'): void;
  setLocale(tag: string): void;
  /** Tells of a route change, so that messages carry the page the visitor saw. */
  setPage(page: { readonly url: string; readonly title?: string }): void;
  /** Opens the panel with this text ready to be sent. */
  send(text: string): void;
  /** Fills fields of the form by id; what the visitor typed is kept. */
  prefill(values: Readonly<Record<string, string | boolean>>): void;
  /** null before the first answer. */
  status(): WidgetStatus | null;
  /** Examines the page, the network and the settings now, and says all that was ever noticed in this page (T-11). */
  diagnose(): Promise<readonly Diagnosis[]>;
  on<Name extends keyof WidgetEvents>(name: Name, listener: (event: WidgetEvents[Name]) => void): Stop;
}
