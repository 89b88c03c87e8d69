import type { Instant } from '../../base/instant.ts';
import type { Contact } from '../chat/chat.ts';
import type { PageContext } from '../form/submission.ts';
import type { VisitorIdentity } from './session.ts';

/** A visitor as the workspace knows one and lets others see: a thin record, without any credential (V-1, Z-7). */
export interface Visitor {
  readonly id: string;
  readonly widget: string;
  readonly identity: VisitorIdentity | null;
  /** What they said of themselves, in a chat or a form, the last word of each; unset: nothing. */
  readonly contact?: Contact;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  /** How many visits were counted, where the widget tracks its visitors (V-1); unset: none. */
  readonly visits?: number;
  /** Where they were last. */
  readonly page: PageContext;
  readonly language: string;
  readonly timeZone: string;
  /** Origins they came from, newest last, at most eight. */
  readonly origins: readonly string[];
  /** Visitors who turned out to be this one; their messages carry their old id. */
  readonly merged: readonly string[];
}
