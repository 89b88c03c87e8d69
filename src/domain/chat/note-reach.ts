import type { Instant } from '../../base/instant.ts';
import type { Chat } from './chat.ts';

/**
 * Takes note whether what the chat waits for is there from now on; time that was answerable up to now is added up
 * (C-11). The same object where nothing changed.
 */
export function noteReach(chat: Chat, some: boolean, at: Instant): Chat {
  const { reach, answerableMs } = chat;
  if (reach.some === some) return chat;
  return { ...chat, reach: { some, at }, answerableMs: answerableMs + (reach.some ? at - reach.at : 0) };
}
