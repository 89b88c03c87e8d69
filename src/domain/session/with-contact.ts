import type { Instant } from '../../base/instant.ts';
import type { Contact } from '../chat/chat.ts';
import type { VisitorRecord } from './visitor-record.ts';

/**
 * A visitor with what they just said of themselves. What came with a bridge is not kept: others may hold it, and an answer
 * would go to the address they gave (T-1).
 */
export function withContact(visitor: VisitorRecord, told: Contact, from: Instant | null): VisitorRecord {
  const said = Object.entries(told).filter(([, value]) => value !== undefined && value !== '');
  if (from !== null || said.length === 0) return visitor;
  return { ...visitor, contact: { ...visitor.contact, ...Object.fromEntries(said) } };
}
