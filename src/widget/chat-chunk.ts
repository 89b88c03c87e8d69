import type { FormSession } from '../engine/form-state.ts';
import type { ChatPart } from '../ui/chat-part.ts';
import type { GateSide } from './gate-side.ts';

/** The chat of a widget in this page. */
export interface ChatRoom extends ChatPart {
  /** Hears of the chat and of invitations from now on. */
  follow(): void;
}

/** What `chat.tsx` exports. */
export interface ChatModule {
  readonly styles: string;
  createChat(gate: GateSide, form: FormSession): ChatRoom;
}
