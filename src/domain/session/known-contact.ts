import type { Instant } from '../../base/instant.ts';
import type { Contact } from '../chat/chat.ts';
import type { Visitor } from './visitor.ts';

/**
 * How a visitor can be called and reached, as far as it is known: by their signed identity, else as they said it last. From
 * a token that shows nothing from before nobody is known (T-1).
 */
export function knownContact(
  { contact = {}, identity }: Pick<Visitor, 'contact' | 'identity'>,
  from: Instant | null,
): Contact {
  if (from !== null) return {};
  const { name, email } = identity ?? {};
  return { ...contact, ...(name && { name }), ...(email && { email }) };
}
