import { ok, type Result, refused } from '../../base/result.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { Problem } from '../../domain/problem.ts';
import { admit } from '../admit.ts';
import type { CarryOut } from '../carry-out.ts';
import type { AgentChatActor, VisitorActor } from '../chats/chat-command.ts';
import { isOver } from '../chats/chat-documents.ts';
import { actingVisitor, agentAtChat, ownChat } from '../chats/chat-people.ts';
import type { ChatFile } from '../files/file-documents.ts';
import { keepFile } from '../files/file-shelf.ts';
import { checkRules } from '../files/foresee-upload.ts';
import type { Context, State } from '../state/state.ts';

/** A file for a chat, of whoever may write in it (K-6). */
export const takeFile: CarryOut<'take-file'> = (state, { actor, chat: id, file }, context) => {
  const sent =
    actor.kind === 'visitor' ? sentByVisitor(state, actor, id, context) : sentByAgent(state, actor, id, context);
  if (!sent.ok) return sent;
  const { chat, by } = sent.value;
  const allowed = checkRules(state, chat.widget, file.bytes);
  if (!allowed.ok) return allowed;
  const ref = { ...file, id: context.newId() };
  const { id: of, widget, visitor } = chat;
  const kept = { ref, chat: of, widget, visitor, by, from: actor.kind, uploadedAt: context.now } as const;
  keepFile(state, { ...kept, state: 'uploaded' });
  return ok(ref);
};

type Sent = Result<{ readonly chat: Chat; readonly by: ChatFile['by'] }, Problem>;

function sentByVisitor(state: State, asking: VisitorActor, id: string, { now, limits = LIMITS }: Context): Sent {
  const acting = actingVisitor(state, asking, now);
  if (!acting.ok) return acting;
  const { visitor } = acting.value;
  const own = ownChat(state, id, acting.value);
  if (!own.ok) return own;
  if (own.value.state === 'missed') return refused(chatState(own.value, 'write'));
  const counted = [{ key: `file/${visitor.id}`, limit: limits.filesPerVisitor }];
  const overLimit = admit(state, counted, now, 'files');
  return overLimit ? refused(overLimit) : ok({ chat: own.value, by: visitor.id });
}

function sentByAgent(state: State, { id: agent }: AgentChatActor, id: string, { now, limits = LIMITS }: Context): Sent {
  const at = agentAtChat(state, agent, id);
  if (!at.ok) return at;
  const { chat } = at.value;
  if (isOver(chat)) return refused(chatState(chat, 'reply'));
  const counted = [{ key: `file/agent/${agent}`, limit: limits.filesPerAgent }];
  const overLimit = admit(state, counted, now, 'files');
  return overLimit ? refused(overLimit) : ok({ chat, by: agent });
}
