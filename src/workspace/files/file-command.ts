import type { FileRef } from '../../domain/file/chat-file.ts';
import type { AgentChatActor, VisitorActor } from '../chats/chat-command.ts';

/** What the door of files asks of the machine; from outside it is no command, since the bytes would be missing. */
export type FileCommand =
  /** Takes a file for a chat that its sender may write in; a message may name it from now on. */
  | {
      readonly kind: 'take-file';
      readonly actor: VisitorActor | AgentChatActor;
      readonly chat: string;
      readonly file: Omit<FileRef, 'id'>;
    }
  /**
   * Lets go of files that no message has named in time, and answers which of `files` those are. Of `gone` the bytes have
   * been removed, so nothing of them is kept.
   */
  | { readonly kind: 'expire-files'; readonly files: readonly string[]; readonly gone: readonly string[] };

export interface FileReplies {
  'take-file': FileRef;
  'expire-files': readonly string[];
}
