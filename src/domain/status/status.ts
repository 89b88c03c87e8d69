export type Availability = 'online' | 'offline';
export type Reason = 'open' | 'disabled' | 'outside-hours' | 'holiday' | 'no-agents' | 'queue-full';
export type Mode = 'chat' | 'bot' | 'form' | 'wait' | 'hidden' | 'disabled';

/** What a visitor may be shown now, and until when the clock alone will not change it (S-1, S-2). */
export interface WidgetStatus {
  readonly availability: Availability;
  readonly reason: Reason;
  readonly mode: Mode;
  /** Epoch ms of the next instant at which the clock alone changes availability, reason, mode or holiday; null: none within 400 days. */
  readonly changesAt: number | null;
  /** Epoch ms of the first opening after now; null while hours are open, when disabled, and under a policy without hours. */
  readonly opensAt: number | null;
  /** The holiday's name, with reason `holiday` only, where the exception has one. */
  readonly holiday?: string;
}
