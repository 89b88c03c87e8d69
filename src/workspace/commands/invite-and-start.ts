import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer, OF_AGENTS } from '../chats/chat-answer.ts';
import { chatReceipt } from '../chats/chat-receipt.ts';
import { beginChat } from '../chats/chat-shelf.ts';
import { writeMessage } from '../chats/write-message.ts';
import { inviting } from '../invitations/inviting.ts';

/** Begins a chat with a visitor: active and the inviter's at once, whatever their online or visibility (C-5, I-3). */
export const inviteAndStart: CarryOut<'invite-and-start'> = (state, command, { now, newId }) => {
  const { actor, widget, visitor: invited, commandId, text } = command;
  const asked = { place: OF_AGENTS, commandId, body: { widget, invited, text } };
  const answered = firstChatAnswer(state, asked, [actor.id]);
  if (answered) return answered;
  const allowed = inviting(state, command);
  if (!allowed.ok) return allowed;
  const { visitor, department } = allowed.value;

  const beginning = { id: newId(), widget, visitor: visitor.id, department, owner: actor.id, skipsBot: true };
  const begun = beginChat(state, { ...beginning, at: now, to: 'active', reason: 'invited' }, actor);
  const chat = writeMessage(state, begun, actor, { text, commandId }, now);
  return ok(() => {
    const receipt = chatReceipt(state, chat, chat.head, now);
    return keepChatAnswer(state, asked, { id: actor.id, visitor: visitor.id }, receipt);
  });
};
