import type { Instant } from '../../base/instant.ts';
import type { Availability, Mode, Reason } from '../status/status.ts';
import type { FormValues } from './form-field.ts';

/** Where a visitor was when writing. Addresses lose their credentials and fragment before they leave the page. */
export interface PageContext {
  readonly url: string;
  readonly title?: string;
  readonly referrer?: string;
}

/** One message a visitor hands in; the same `commandId` is the same message however often it arrives (F-3, D-1). */
export interface Submission {
  /** 128 random bits as 32 lower-case hex digits, made by the page before the first try. */
  readonly commandId: string;
  /** 128 random bits as 32 lower-case hex digits, made when the visitor first acted: the `boot` of their session. */
  readonly visitor: string;
  readonly values: FormValues;
  readonly page: PageContext;
  /** BCP 47 tag of the words the visitor saw. */
  readonly language: string;
  /** The visitor's own IANA zone. */
  readonly timeZone: string;
  /** The one department the page speaks for; on arrival it alone is judged (S-6). */
  readonly department?: string;
  /** The face the page showed when the visitor pressed the button; the server decides again (S-11). */
  readonly mode: Mode;
  /** Milliseconds from the form's first showing to the button (F-6). */
  readonly filledInMs: number;
  /** What stood in the field people cannot see; empty for people (F-6). */
  readonly trap: string;
}

/** What the visitor gets for a stored message, after the durable commit and never before (D-1). */
export interface Receipt {
  readonly id: string;
  readonly storedAt: Instant;
  /** The expected reply time: `replyWithin` from now, or from `opensAt` if closed (F-4). */
  readonly replyBy: Instant;
  /** What the rules said at the server when it was stored (S-11). */
  readonly status: { readonly availability: Availability; readonly reason: Reason; readonly mode: Mode };
}
