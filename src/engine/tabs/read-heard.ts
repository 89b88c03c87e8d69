import { isDateTime, isText, reader, shape } from '../../contract/guards/shape.ts';
import { readVisitorPage } from '../../contract/guards/visitor-page.ts';
import type { HeardFrame, TypingFrame } from '../../domain/chat/visitor-chat.ts';

/** What a tab says into the room of what it heard: how it ended for one tab is no other's business. */
export type SharedFrame = Exclude<HeardFrame, { readonly kind: 'ended' }>;

const readTyping = reader<TypingFrame>(shape({ chat: isText, name: isText, until: isDateTime }));

/** A frame out of a room, into which any script of the origin can speak; null: none. */
export function readHeard(said: unknown): SharedFrame | null {
  const { kind } = (said ?? {}) as { kind?: unknown };
  if (kind === 'typing') return readTyping(said);
  const page = kind === 'page' ? readVisitorPage(said) : null;
  return page && { ...page, kind: 'page' };
}
