import { outboxKey } from '../engine/keys.ts';

/** Whether an earlier page left messages to be sent; looks without writing, and never throws. */
export function hasOutbox(widget: string): boolean {
  try {
    return outboxKey(widget) in localStorage;
  } catch {
    return false;
  }
}
