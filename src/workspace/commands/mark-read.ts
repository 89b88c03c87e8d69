import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { readUpTo } from '../../domain/chat/read-up-to.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor, agentAtChat, ownChat } from '../chats/chat-people.ts';
import { keepChat } from '../chats/chat-shelf.ts';
import type { CommandOf } from '../command.ts';
import type { State } from '../state/state.ts';

/** Notes how far one side has read; also in a chat that is over, whose last words are read after its end (K-1). */
export const markRead: CarryOut<'mark-read'> = (state, command, { now }) => {
  const reading = whoReads(state, command, now);
  if (!reading.ok) return reading;
  const { chat, side } = reading.value;
  const { number } = command;
  if (number > chat.shownHead) return refused(beyondEnd(chat));
  const read = side ? readUpTo(chat, side, number) : chat;
  if (read !== chat) keepChat(state, read);
  return ok(null);
};

interface Reading {
  readonly chat: Chat;
  /** null: somebody invisible, who leaves no mark (O-2). */
  readonly side: 'visitor' | 'agent' | null;
}

function whoReads(state: State, { actor, chat }: CommandOf<'mark-read'>, now: Instant): Result<Reading, Problem> {
  if (actor.kind === 'agent') {
    const at = agentAtChat(state, actor.id, chat);
    return at.ok ? ok({ chat: at.value.chat, side: at.value.agent.visible === 'visible' ? 'agent' : null }) : at;
  }
  const acting = actingVisitor(state, actor, now);
  if (!acting.ok) return acting;
  const own = ownChat(state, chat, acting.value);
  return own.ok ? ok({ chat: own.value, side: 'visitor' }) : own;
}

function beyondEnd({ shownHead }: Chat): Problem {
  const message = `is beyond the end of the log, which is ${shownHead}`;
  return { code: 'invalid', message: `number: ${message}.`, issues: [{ path: 'number', message }] };
}
