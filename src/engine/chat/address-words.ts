import type { Contact } from '../../domain/chat/chat.ts';
import type { SentWords } from './kept-words.ts';
import type { Said } from './say-words.ts';

/** What the first words of a chat bring along. */
export interface Beginning {
  readonly department: string | undefined;
  readonly contact: Contact;
  /** The one they answer. */
  readonly invitation: string | undefined;
}

/** As what words are sent: into the chat that goes on, or as the beginning of one (C-18, I-1). */
export function addressWords(
  { commandId, text, files }: Said,
  chat: string | null | undefined,
  { department, contact, invitation }: Beginning,
): SentWords {
  if (chat) {
    const named = files.length > 0 && { files: files.map(({ id }) => id) };
    return { kind: 'write', words: { chat, commandId, text, ...named } };
  }
  return {
    kind: 'start',
    start: {
      commandId,
      text,
      ...(department !== undefined && { department }),
      ...(Object.keys(contact).length > 0 && { contact }),
      ...(invitation !== undefined && { invitation }),
    },
  };
}
