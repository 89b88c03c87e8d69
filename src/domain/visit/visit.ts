import type { Instant } from '../../base/instant.ts';
import type { VisitorIdentity } from '../session/session.ts';

/** One page a visitor looked at (V-1). */
export interface PageView {
  readonly url: string;
  readonly title?: string;
  readonly referrer?: string;
  readonly at: Instant;
}

export type Device = 'desktop' | 'tablet' | 'phone';

/** One stay of a visitor on the pages of a widget, whatever tabs, schemes or subdomains they use (V-1, V-3). */
export interface Visit {
  readonly visitor: string;
  readonly widget: string;
  readonly identity: VisitorIdentity | null;
  /** Which visit of theirs it is, from 1. */
  readonly count: number;
  /** When they were known first, in whatever visit. */
  readonly firstSeenAt: Instant;
  readonly startedAt: Instant;
  /** The latest last, at most 50. */
  readonly pages: readonly PageView[];
  readonly language: string;
  readonly timeZone: string;
  readonly device: Device;
  /** The one department the page speaks for; null: each of the widget's (V-2). */
  readonly department: string | null;
  /** Said goodbye, or was not heard of for 60 s. */
  readonly left: boolean;
}
