import type { Json } from '../../base/json.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import type { StoredDocument } from '../store.ts';

/** The kind of documents that hold chats: live ones until they are over, then history under the same id. */
export const CHAT = 'chat';
/** One document for each line of a chat's log; found by the chat. */
export const CHAT_ENTRY = 'chat-entry';

/** Whether a chat is over, but for being gone on with or reopened. */
export const isOver = ({ state }: Pick<Chat, 'state'>): boolean => state === 'missed' || state === 'closed';

export const chatDocument = (chat: Chat): StoredDocument => ({
  kind: CHAT,
  id: chat.id,
  live: !isOver(chat),
  at: chat.startedAt,
  tags: { widget: chat.widget, visitor: chat.visitor, department: chat.department, state: chat.state },
  visitor: chat.visitor,
  body: chat as unknown as Json,
});

/** The chat of a stored document; null where it was erased (Z-7). */
export const readChat = ({ body }: StoredDocument): Chat | null => body as Chat | null;

/** The document of one line: its number in eight digits, so that ids are in the order of numbers. */
export const entryId = (chat: string, number: number): string => `${chat}/${String(number).padStart(8, '0')}`;

export const entryDocument = (entry: ChatEntry, { visitor }: Chat): StoredDocument => ({
  kind: CHAT_ENTRY,
  id: entryId(entry.chat, entry.number),
  live: false,
  at: entry.at,
  tags: { chat: entry.chat, kind: entry.kind },
  visitor,
  body: entry as unknown as Json,
});

/** The entry of a stored document; null where it was erased (Z-7). */
export const readEntry = ({ body }: StoredDocument): ChatEntry | null => body as ChatEntry | null;
