import { ok, type Result } from '../base/result.ts';
import type { ChatBackend } from '../contract/chat-backend.ts';
import type { ChatReceipt } from '../domain/chat/chat-receipt.ts';
import type {
  ChatPosition,
  ChatStart,
  ChatWords,
  HeardFrame,
  InvitationNews,
  VisitBeat,
  VisitorPage,
} from '../domain/chat/visitor-chat.ts';
import type { Problem } from '../domain/problem.ts';
import type { HeldCall, Holding } from './held-call.ts';

export interface HeldStart extends HeldCall<ChatReceipt> {
  readonly token: string;
  readonly start: ChatStart;
}

export interface HeldWords extends HeldCall<ChatReceipt> {
  readonly token: string;
  readonly words: ChatWords;
}

/** A hand-off, or an end. */
export interface HeldChatAct extends HeldCall<ChatReceipt> {
  readonly token: string;
  readonly chat: string;
}

export interface HeldChatRead extends HeldCall<VisitorPage> {
  readonly token: string;
  readonly position: ChatPosition | null;
}

export interface HeldBeat extends HeldCall<void> {
  readonly token: string;
  readonly beat: VisitBeat;
}

export interface HeldNews extends HeldCall<void> {
  readonly token: string;
  readonly invitation: string;
  readonly news: InvitationNews;
}

/** Somebody who follows a chat, or did. */
export interface ScriptedFollower {
  readonly token: string;
  readonly position: ChatPosition | null;
  readonly isStopped: boolean;
  /** Tells this one alone; one that has stopped hears nothing. */
  hear(frame: HeardFrame): void;
}

/** What answers at once instead of holding. */
export interface ScriptedChatsOptions {
  readonly startChat?: (token: string, start: ChatStart) => Result<ChatReceipt, Problem>;
  readonly write?: (token: string, words: ChatWords) => Result<ChatReceipt, Problem>;
  readonly handOff?: (token: string, chat: string) => Result<ChatReceipt, Problem>;
  readonly endChat?: (token: string, chat: string) => Result<ChatReceipt, Problem>;
  readonly readChat?: (token: string, position: ChatPosition | null) => Result<VisitorPage, Problem>;
  readonly beatVisit?: (token: string, beat: VisitBeat) => Result<void, Problem>;
  readonly tellInvitation?: (token: string, invitation: string, news: InvitationNews) => Result<void, Problem>;
}

export interface ScriptedChats {
  readonly starts: readonly HeldStart[];
  readonly writes: readonly HeldWords[];
  readonly handOffs: readonly HeldChatAct[];
  readonly chatEnds: readonly HeldChatAct[];
  readonly chatReads: readonly HeldChatRead[];
  readonly beats: readonly HeldBeat[];
  readonly news: readonly HeldNews[];
  /** In the order in which they came, those who stopped among them. */
  readonly followers: readonly ScriptedFollower[];
}

type ChatCalls = Pick<
  ChatBackend,
  'startChat' | 'write' | 'handOff' | 'endChat' | 'readChat' | 'followChat' | 'beatVisit' | 'tellInvitation'
>;

/** The chat's part of a scripted backend. */
export function scriptedChats(options: ScriptedChatsOptions, { take, lack }: Holding): ScriptedChats & ChatCalls {
  const starts: HeldStart[] = [];
  const writes: HeldWords[] = [];
  const handOffs: HeldChatAct[] = [];
  const chatEnds: HeldChatAct[] = [];
  const chatReads: HeldChatRead[] = [];
  const beats: HeldBeat[] = [];
  const news: HeldNews[] = [];
  const followers: ScriptedFollower[] = [];
  return {
    starts,
    writes,
    handOffs,
    chatEnds,
    chatReads,
    beats,
    news,
    followers,
    startChat: (token, start) => take(starts, 'chats', { token, start }, options.startChat?.(token, start)),
    write: (token, words) => take(writes, 'chats', { token, words }, options.write?.(token, words)),
    handOff: (token, chat) => take(handOffs, 'chats', { token, chat }, options.handOff?.(token, chat)),
    endChat: (token, chat) => take(chatEnds, 'chats', { token, chat }, options.endChat?.(token, chat)),
    readChat: (token, position) => take(chatReads, 'chats', { token, position }, options.readChat?.(token, position)),
    followChat(token, position, listener) {
      const refusal = lack('chats');
      if (refusal) return refusal;
      const { follower, stop } = scriptedFollower(token, position, listener);
      followers.push(follower);
      return ok(stop);
    },
    beatVisit: (token, beat) => take(beats, 'visits', { token, beat }, options.beatVisit?.(token, beat)),
    tellInvitation: (token, invitation, told) =>
      take(news, 'visits', { token, invitation, news: told }, options.tellInvitation?.(token, invitation, told)),
  };
}

function scriptedFollower(
  token: string,
  position: ChatPosition | null,
  listener: (frame: HeardFrame) => void,
): { follower: ScriptedFollower; stop: () => void } {
  let isStopped = false;
  return {
    follower: {
      token,
      position,
      get isStopped() {
        return isStopped;
      },
      hear(frame) {
        if (!isStopped) listener(frame);
      },
    },
    stop: () => {
      isStopped = true;
    },
  };
}
