import type { Instant } from '../base/instant.ts';
import { assignChats } from '../domain/chat/assign-chats.ts';
import type { AssigningAgent, Assignment } from '../domain/chat/assignment.ts';
import type { Actor, Chat } from '../domain/chat/chat.ts';
import type { Move } from '../domain/chat/move-chat.ts';
import { noteReach } from '../domain/chat/note-reach.ts';
import { isLive } from '../domain/presence/is-live.ts';
import { isReachable } from '../domain/presence/is-reachable.ts';
import { keepChat, liveChats, stepChat } from './chat-shelf.ts';
import { isWithinHours } from './counted-hours.ts';
import { departmentsOf } from './departments-of.ts';
import { staffedDepartments } from './people-of.ts';
import { rulesOf } from './rules-of.ts';
import type { Agent, State } from './state.ts';

const SERVER: Actor = { kind: 'server' };

/**
 * What follows of itself from the state at an instant: chats of agents who are gone go back into the line, what each
 * chat waits for is noted, and those that wait are handed out. Doing it again changes nothing. `changed`:
 * something happened that lets chats be offered anew to agents who passed them by.
 */
export function followUp(state: State, at: Instant, changed: boolean): void {
  const staffed = staffedDepartments(state, at);
  const reachOf = (chat: Chat): boolean => {
    if (chat.state === 'queued') return staffed.has(chat.department);
    if (chat.state === 'open') return isWithinHours(state, chat, at);
    const owner = chat.owner === null ? undefined : state.agents.get(chat.owner);
    return owner !== undefined && isReachable(owner, at);
  };
  const note = (chat: Chat): void => {
    const noted = noteReach(chat, reachOf(chat), at);
    if (noted !== chat) keepChat(state, noted);
  };
  const step = (chat: Chat, move: Omit<Move, 'at'>): void => {
    const moved = stepChat(state, chat, { ...move, at }, SERVER);
    if (moved.ok) note(moved.value);
  };

  const isOwnerGone = ({ owner }: Chat): boolean => owner !== null && !state.agents.get(owner);
  for (const chat of liveChats(state, isOwnerGone)) step(chat, { to: 'queued', reason: 'owner-unreachable' });
  for (const [, chat] of [...state.chats.entries()]) note(chat);

  const chats = [...state.chats.entries()].map(([, chat]) => chat);
  if (!chats.some(({ state: is }) => is === 'queued' || is === 'open')) return;
  const serves = departmentsOf(state);
  const assignments = assignChats({
    now: at,
    // The hours are those of the chat's own widget, which its department alone does not tell.
    chats: chats.filter((chat) => chat.state !== 'open' || chat.reach.some),
    agents: [...state.agents.entries()].map(([id, agent]) => assigningAgent(id, agent, serves(agent), at)),
    rulesOf: rulesOf(state),
    isOpenByHours: () => true,
    changed,
  });
  for (const assignment of assignments) {
    const chat = state.chats.get(assignment.chat);
    if (!chat) continue;
    if (assignment.kind === 'new-round') keepChat(state, { ...chat, passedBy: [] });
    else step(chat, moveOf(assignment));
    if (assignment.kind === 'offer' || assignment.kind === 'activate') markAssigned(state, assignment.agent, at);
  }
}

function moveOf(assignment: Exclude<Assignment, { kind: 'new-round' }>): Omit<Move, 'at'> {
  switch (assignment.kind) {
    case 'offer': {
      const { agent, until } = assignment;
      return { to: 'queued', reason: 'offered', offer: { agent, until, byInvitation: false } };
    }
    case 'activate':
      return { to: 'active', reason: assignment.reason, owner: assignment.agent };
    case 'withdraw-offer':
      return { to: 'queued', reason: assignment.reason };
  }
}

function markAssigned({ agents }: State, id: string, at: Instant): void {
  const agent = agents.get(id);
  if (agent) agents.set(id, { ...agent, lastAssignedAt: at });
}

/** An agent as assignment sees one at this instant. */
export const assigningAgent = (
  id: string,
  agent: Agent,
  departments: readonly string[],
  now: number,
): AssigningAgent => ({
  id,
  departments,
  reachable: isReachable(agent, now),
  live: isLive(agent, now),
  visible: agent.visible === 'visible',
  autoAccept: agent.autoAccept,
  capacity: agent.capacity,
  lastAssignedAt: agent.lastAssignedAt ?? null,
});
