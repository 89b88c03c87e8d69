import type { FileToSend } from '../../contract/chat-backend.ts';

/** What was chosen, dropped or pasted, as the chat takes it. */
export const toSend = (files: FileList | null | undefined): readonly FileToSend[] =>
  Array.from(files ?? [], (file) => ({ name: file.name, bytes: file }));
