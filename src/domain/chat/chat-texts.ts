import type { ChatState } from './chat.ts';

/** The states whose beginning a visitor is told in words (C-20). A bot speaks for itself. */
export type ChatTextName = Exclude<ChatState, 'bot'>;
