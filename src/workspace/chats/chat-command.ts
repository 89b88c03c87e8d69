import type { Contact } from '../../domain/chat/chat.ts';
import type { ChatOffer } from '../../domain/chat/chat-entry.ts';
import type { InvitationNews, VisitBeat } from '../../domain/chat/visitor-chat.ts';

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
      /**
       * What the visitor says of themselves. What the invitation asks for and is not here is `invalid` (I-2); without one,
       * so is what the widget requires and the visitor never said (`chat.fields`).
       */
      readonly contact?: Contact;
      /** The invitation it answers. One that is over begins an ordinary chat: words are never lost (I-1). */
      readonly invitation?: string;
    }
  /** Words of the visitor, or of the bot while it answers, never none but with files. In a closed chat they reopen it, or begin one that follows it (C-18). */
  | {
      readonly kind: 'write';
      readonly actor: VisitorActor | BotActor;
      readonly chat: string;
      readonly commandId: string;
      readonly text: string;
      /** The visitor's alone: files they sent to this chat, by their ids (K-6). */
      readonly files?: readonly string[];
      /** The bot's alone: what the visitor may do beside answering in words (B-1). */
      readonly offers?: readonly ChatOffer[];
      /** The bot's alone: up to `MOST_CHOICES` answers of up to `LONGEST_CHOICE` characters, each once (K-5). */
      readonly choices?: readonly string[];
      /**
       * The bot's alone: up to which entry of the log it answers the visitor; what they wrote after that still waits. Left
       * out: all there is; 0: nothing yet, since more follows.
       */
      readonly answers?: number;
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
      /** As with `write`. */
      readonly files?: readonly string[];
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
  /**
   * Words to a visitor before there is a chat (I-1); they take the place of others to the same visitor that are not
   * answered yet. `forbidden` where the agent may not see that visitor (V-2). The same command again: the same
   * invitation, as it was sent.
   */
  | {
      readonly kind: 'invite';
      readonly actor: AgentChatActor;
      readonly widget: string;
      readonly visitor: string;
      readonly commandId: string;
      readonly text: string;
      /** One of the widget's; left out: the first the inviter serves. */
      readonly department?: string;
      readonly assignToMe?: boolean;
      readonly skipBot?: boolean;
      /** What the visitor must say of themselves to answer. */
      readonly fields?: readonly (keyof Contact)[];
      /** From a minute to 30 days; default one day. */
      readonly expiresInMs?: number;
    }
  /** By whoever invited, or by somebody with `agent.manage-others`. One that is over stays what it is. */
  | { readonly kind: 'withdraw-invitation'; readonly actor: AgentChatActor; readonly invitation: string }
  /** What became of an invitation on the page; what is known already, or comes after its end, changes nothing (I-4). */
  | {
      readonly kind: 'tell-invitation';
      readonly actor: VisitorActor;
      readonly invitation: string;
      readonly state: InvitationNews;
    }
  /** A sign of life of a page, and where it is (V-1, C-12). */
  | { readonly kind: 'beat-visit'; readonly actor: VisitorActor; readonly visit: VisitBeat }
  /** Begins a chat with a visitor, whatever the agent's presence (C-5, I-3); as `invite`, where they may see them (V-2). */
  | {
      readonly kind: 'invite-and-start';
      readonly actor: AgentChatActor;
      readonly widget: string;
      readonly visitor: string;
      readonly commandId: string;
      readonly text: string;
    }
  /**
   * The visitor, or an agent, has read up to this entry, as the visitor counts them; never back, and `invalid` beyond the
   * end. No event and no line in the log: it is kept with the chat, and told once it is. An invisible agent's changes
   * nothing (O-2).
   */
  | {
      readonly kind: 'mark-read';
      readonly actor: VisitorActor | AgentChatActor;
      readonly chat: string;
      readonly number: number;
    }
  /**
   * Words to the other side are being written; to be said again every two seconds while they are, and never for a note.
   * Refused as the words would be. Nothing is stored of it (K-2).
   */
  | { readonly kind: 'tell-typing'; readonly actor: VisitorActor | AgentChatActor; readonly chat: string }
  /** Within a week of its end, and changed within an hour of the first time; the same again changes nothing (K-8). */
  | {
      readonly kind: 'rate-chat';
      readonly actor: VisitorActor;
      readonly chat: string;
      /** From 1 to 5. */
      readonly score: number;
      readonly comment?: string;
    }
  /** What holds for every department at once. */
  | {
      readonly kind: 'save-workspace';
      readonly offlineHandling: boolean;
      /** Which agent asks; left out: the owner, or a program of theirs. */
      readonly by?: string;
      /** Only if that is still the saved version (`stale-write`); 0: none was saved yet. */
      readonly ifVersion?: number;
    };

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
  invite: true,
  'withdraw-invitation': true,
  'tell-invitation': true,
  'beat-visit': true,
  'invite-and-start': true,
  'mark-read': true,
  'tell-typing': true,
  'rate-chat': true,
  'save-workspace': true,
};

export const isChatCommand = (command: { readonly kind: string }): command is ChatCommand =>
  Object.hasOwn(KINDS, command.kind);
