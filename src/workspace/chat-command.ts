/** A visitor of a page, shown by the session token the page has (Z-3). */
export interface VisitorActor {
  readonly kind: 'visitor';
  readonly widget: string;
  readonly token: string;
  /** Origin of the page; null where the way in knows none. */
  readonly origin: string | null;
}

/** An agent; whoever hands the command in vouches that it is they. What they may do is looked up here (P-6). */
export interface AgentChatActor {
  readonly kind: 'agent';
  readonly id: string;
}

export interface BotActor {
  readonly kind: 'bot';
}

/** Where a transfer goes: one agent, or a department's queue (C-15). */
export type TransferTarget = { readonly agent: string } | { readonly department: string };

/**
 * What can be asked of chats. Where there is a `commandId` (128 bits in hex, made by the sender), the same one again gets
 * the first answer, and with another body `command-id-reused` (D-1). What the chat's state has no room for is refused
 * with `chat-state`, what the agent may not do with `forbidden` and the permission.
 */
export type ChatCommand =
  /** Begins a chat (C-1 to C-4); a visitor who has one goes on in it (C-19). */
  | {
      readonly kind: 'start-chat';
      readonly actor: VisitorActor;
      readonly commandId: string;
      readonly text?: string;
      /** One of the widget's; left out: the one nearest to open. */
      readonly department?: string;
      readonly skipsBot?: boolean;
    }
  /** Words of the visitor, or of the bot while it answers. In a closed chat they reopen it, or begin one that follows it (C-18). */
  | {
      readonly kind: 'write';
      readonly actor: VisitorActor | BotActor;
      readonly chat: string;
      readonly commandId: string;
      readonly text: string;
    }
  /** From the bot to people (C-6). `bot-failed`: it could not answer. */
  | {
      readonly kind: 'hand-off';
      readonly actor: VisitorActor | BotActor;
      readonly chat: string;
      readonly reason?: 'handed-off' | 'bot-failed';
    }
  /** By a visible agent it becomes theirs; by an invisible one nothing changes (O-1, O-2). */
  | { readonly kind: 'open-chat'; readonly actor: AgentChatActor; readonly chat: string }
  /** Words of an agent to the visitor; those of a visible one take a chat that is nobody's (O-1, O-3). */
  | {
      readonly kind: 'reply';
      readonly actor: AgentChatActor;
      readonly chat: string;
      readonly commandId: string;
      readonly text: string;
    }
  /** Words among agents; at any time, and nothing else changes (O-4). */
  | {
      readonly kind: 'note';
      readonly actor: AgentChatActor;
      readonly chat: string;
      readonly commandId: string;
      readonly text: string;
    }
  /** The agent lets an offer go to the next (C-9). */
  | { readonly kind: 'pass-offer'; readonly actor: AgentChatActor; readonly chat: string }
  | {
      readonly kind: 'transfer-chat';
      readonly actor: AgentChatActor;
      readonly chat: string;
      readonly to: TransferTarget;
      readonly note?: string;
    }
  | { readonly kind: 'close-chat'; readonly actor: VisitorActor | AgentChatActor; readonly chat: string }
  /** Begins a chat that follows a missed one (C-14). */
  | { readonly kind: 'reopen-chat'; readonly actor: AgentChatActor; readonly chat: string }
  /** Begins a chat with a visitor, whatever the agent's presence (C-5, I-3). */
  | {
      readonly kind: 'invite-and-start';
      readonly actor: AgentChatActor;
      readonly widget: string;
      readonly visitor: string;
      readonly commandId: string;
      readonly text: string;
    }
  /** What holds for every department at once. */
  | { readonly kind: 'save-workspace'; readonly offlineHandling: boolean };

const KINDS: Readonly<Record<ChatCommand['kind'], true>> = {
  'start-chat': true,
  write: true,
  'hand-off': true,
  'open-chat': true,
  reply: true,
  note: true,
  'pass-offer': true,
  'transfer-chat': true,
  'close-chat': true,
  'reopen-chat': true,
  'invite-and-start': true,
  'save-workspace': true,
};

export const isChatCommand = (command: { readonly kind: string }): command is ChatCommand =>
  Object.hasOwn(KINDS, command.kind);
