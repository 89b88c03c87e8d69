import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { Move } from '../../domain/chat/move-chat.ts';
import { type TransferWarning, transferWarning } from '../../domain/chat/transfer-warning.ts';
import { isReachable } from '../../domain/presence/is-reachable.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingAgent, agentAtChat } from '../chats/chat-people.ts';
import { keepChat, logEntry, stepChat } from '../chats/chat-shelf.ts';
import { heldBy } from '../chats/chat-words.ts';
import { rulesOf } from '../chats/rules-of.ts';
import { notFound } from '../problems.ts';
import { DEFAULT_DEPARTMENT, type State } from '../state/state.ts';

/** Hands an active chat to another agent, who may be anyone, or into a department's queue (C-15, A-7). */
export const transferChat: CarryOut<'transfer-chat'> = (state, { actor, chat: id, to, note }, { now }) => {
  const allowed = actingAgent(state, actor.id, 'chats.transfer');
  if (!allowed.ok) return allowed;
  const at = agentAtChat(state, actor.id, id);
  if (!at.ok) return at;
  const { chat } = at.value;
  if (chat.state !== 'active') return refused(chatState(chat, 'transfer'));
  const target = 'agent' in to ? toAgent(state, chat, to.agent) : toDepartment(state, chat, to.department);
  if (!target.ok) return target;
  const warning = 'agent' in to ? warningOf(state, chat, to.agent, now) : null;
  const moved = stepChat(state, chat, { ...target.value, reason: 'transferred', at: now }, actor);
  if (!moved.ok) return moved;
  if (note !== undefined) keepChat(state, logEntry(state, moved.value, { kind: 'note', at: now, actor, text: note }));
  return ok(() => ({ chat: state.chats.get(id) ?? moved.value, warning }));
};

type Way = Pick<Move, 'to' | 'owner' | 'department'>;

function toAgent({ agents }: State, chat: Chat, agent: string): Result<Way, Problem> {
  if (!agents.get(agent)) return refused(notFound('agent', agent));
  return agent === chat.owner ? refused(alreadyThere('to.agent')) : ok({ to: 'active', owner: agent });
}

function toDepartment(state: State, { widget }: Chat, department: string): Result<Way, Problem> {
  const known =
    department === DEFAULT_DEPARTMENT ||
    state.departments.get(department) !== undefined ||
    state.widgets.get(widget)?.settings.departments?.includes(department) === true ||
    [...state.agents.entries()].some(([, agent]) => agent.departments.includes(department));
  return known ? ok({ to: 'queued', department }) : refused(notFound('department', department));
}

function warningOf(state: State, { department }: Chat, id: string, now: number): TransferWarning | null {
  const agent = state.agents.get(id);
  if (!agent) return null;
  const capacity = agent.capacity ?? rulesOf(state)(department).capacity;
  return transferWarning({ reachable: isReachable(agent, now), capacity, held: state.chats.countUnder(heldBy(id)) });
}

const alreadyThere = (path: string): Problem => ({
  code: 'invalid',
  message: 'The chat is this agent’s already.',
  issues: [{ path, message: 'has the chat already' }],
});
