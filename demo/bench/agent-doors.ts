import type { Result } from '../../src/base/result.ts';
import type { Typing } from '../../src/domain/chat/typing.ts';
import type { FileRef } from '../../src/domain/file/chat-file.ts';
import type { InvitationView } from '../../src/domain/invitation/invitation-view.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { OnlineVisitors } from '../../src/domain/visit/online-visitor.ts';
import type { AgentChatPage, ChatLogQuery, InboxPage, InboxQuery } from '../../src/workspace/agents/agent-side.ts';

type Answer<Value> = Promise<Result<Value, Problem>>;

/** A file as JSON can carry it. */
export interface SentFile {
  readonly name: string;
  readonly base64: string;
}

/** What an agent's console looks through, and hands files through. */
export interface AgentDoors {
  inbox(agent: string, query: InboxQuery): Answer<InboxPage>;
  chatFor(agent: string, chat: string, query: ChatLogQuery): Answer<AgentChatPage>;
  onlineVisitors(agent: string): Answer<OnlineVisitors>;
  invitations(agent: string): Answer<readonly InvitationView[]>;
  /** Who writes in a chat now. */
  typingIn(chat: string): Answer<Typing | null>;
  sendFile(agent: string, chat: string, file: SentFile): Answer<FileRef>;
  /** The bytes of a file, as base64. */
  readFile(agent: string, file: string): Answer<string>;
}

/** A look through one of them as plain data, so that it can be sent. */
export type AgentQuestion = {
  [Door in keyof AgentDoors]: { readonly door: Door; readonly with: Parameters<AgentDoors[Door]> };
}[keyof AgentDoors];

const DOORS: readonly unknown[] = [
  'inbox',
  'chatFor',
  'onlineVisitors',
  'invitations',
  'typingIn',
  'sendFile',
  'readFile',
] satisfies (keyof AgentDoors)[];

/** Whether something names a door; what it is asked with is the door's to judge. */
export function isAgentQuestion(value: unknown): value is AgentQuestion {
  const { door, with: asked } = Object(value) as { door?: unknown; with?: unknown };
  return DOORS.includes(door) && Array.isArray(asked);
}

/** Looks through the door that a question names. */
export function answerQuestion(doors: AgentDoors, question: AgentQuestion): Answer<unknown> {
  switch (question.door) {
    case 'inbox':
      return doors.inbox(...question.with);
    case 'chatFor':
      return doors.chatFor(...question.with);
    case 'onlineVisitors':
      return doors.onlineVisitors(...question.with);
    case 'invitations':
      return doors.invitations(...question.with);
    case 'typingIn':
      return doors.typingIn(...question.with);
    case 'sendFile':
      return doors.sendFile(...question.with);
    case 'readFile':
      return doors.readFile(...question.with);
  }
}

/** The doors over whatever carries a question to a server, and its answer back. */
export function doorsOver(ask: (question: AgentQuestion) => Answer<unknown>): AgentDoors {
  return {
    inbox: (...asked) => ask({ door: 'inbox', with: asked }) as Answer<InboxPage>,
    chatFor: (...asked) => ask({ door: 'chatFor', with: asked }) as Answer<AgentChatPage>,
    onlineVisitors: (...asked) => ask({ door: 'onlineVisitors', with: asked }) as Answer<OnlineVisitors>,
    invitations: (...asked) => ask({ door: 'invitations', with: asked }) as Answer<readonly InvitationView[]>,
    typingIn: (...asked) => ask({ door: 'typingIn', with: asked }) as Answer<Typing | null>,
    sendFile: (...asked) => ask({ door: 'sendFile', with: asked }) as Answer<FileRef>,
    readFile: (...asked) => ask({ door: 'readFile', with: asked }) as Answer<string>,
  };
}
