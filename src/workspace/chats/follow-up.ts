import type { Instant } from '../../base/instant.ts';
import { assignChats } from '../../domain/chat/assign-chats.ts';
import type { Assignment } from '../../domain/chat/assignment.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import type { Move } from '../../domain/chat/move-chat.ts';
import { noteReach } from '../../domain/chat/note-reach.ts';
import { isReachable } from '../../domain/presence/is-reachable.ts';
import { remember } from '../../domain/schedule/remember.ts';
import { offerToInviters } from '../invitations/offer-to-inviters.ts';
import { changesRules, type Draft } from '../state/draft.ts';
import type { State } from '../state/state.ts';
import { isStaffed } from './agents-in.ts';
import { askedAgents } from './asked-agents.ts';
import { chatsOf, chatsUnder, keepChat, stepChat } from './chat-shelf.ts';
import { heldBy, OPEN, openIn, UNOFFERED, unofferedIn } from './chat-words.ts';
import { isWithinHours } from './counted-hours.ts';
import { rulesOf } from './rules-of.ts';
import { touchedBy } from './touched-by.ts';

const SERVER: Actor = { kind: 'server' };

/**
 * What follows of itself from what a draft changed: chats of agents who are gone go back into the line, what each chat
 * waits for is noted, and those that wait are handed out. It looks only where something changed, since
 * before the draft nothing more was to be done anywhere; doing it again changes nothing. `changed`: something happened
 * that lets chats be offered anew to agents who passed them by.
 */
export function followUp(state: Draft, at: Instant, changed: boolean): void {
  const staffed = new Map<string, boolean>();
  const reachOf = (chat: Chat): boolean => {
    const { department } = chat;
    if (chat.state === 'queued') return remember(staffed, department, () => isStaffed(state, department, at));
    if (chat.state === 'open') return isWithinHours(state, chat, at);
    const owner = chat.owner === null ? undefined : state.agents.get(chat.owner);
    return owner !== undefined && isReachable(owner, at);
  };
  // When new hours turned before they were saved is nobody's business.
  const hasNewHours = changesRules(state);
  const note = (chat: Chat): void => {
    const seen = hasNewHours && chat.state === 'open' ? { ...chat, reach: { ...chat.reach, at } } : chat;
    const noted = noteReach(seen, reachOf(chat), at);
    if (noted !== chat) keepChat(state, noted);
  };
  const step = (chat: Chat, move: Omit<Move, 'at'>): void => {
    const moved = stepChat(state, chat, { ...move, at }, SERVER);
    if (moved.ok) note(moved.value);
  };

  for (const chat of ownerless(state)) step(chat, { to: 'queued', reason: 'owner-unreachable' });
  offerToInviters(state, at);
  const touched = touchedBy(state, at);
  for (const chat of chatsOf(state, touched.chats)) note(chat);

  const offered = chatsOf(state, touched.chats).filter(({ state: is, offer }) => is === 'queued' && offer !== null);
  const chats = [...offered, ...waitingIn(state, changed ? null : touched.departments)];
  if (chats.length === 0) return;
  const heldHere = new Map<string, number>();
  for (const { offer } of offered) if (offer) heldHere.set(offer.agent, (heldHere.get(offer.agent) ?? 0) + 1);
  const assignments = assignChats({
    now: at,
    chats,
    agents: askedAgents(state, chats, at),
    heldBeside: (agent) => state.chats.countUnder(heldBy(agent)) - (heldHere.get(agent) ?? 0),
    rulesOf: rulesOf(state),
    // The hours are those of the chat's own widget, which its department alone does not tell: they were noted above.
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

/** The chats of agents who were removed. */
function ownerless(state: Draft): readonly Chat[] {
  const removed = [...state.agents.changes].flatMap(([id, agent]) => (agent ? [] : id));
  const held = removed.flatMap((id) => [...state.chats.under(heldBy(id))].map(([chat]) => chat));
  return chatsOf(state, held).filter(({ owner }) => owner !== null);
}

/** The chats of these departments (null: of all) that are held out to nobody, and may be handed out at this hour. */
function waitingIn(state: State, departments: ReadonlySet<string> | null): readonly Chat[] {
  const words = departments
    ? [...departments].flatMap((department) => [unofferedIn(department), openIn(department)])
    : [UNOFFERED, OPEN];
  const waiting = words.flatMap((word) => chatsUnder(state, word));
  return waiting.filter((chat) => chat.state !== 'open' || chat.reach.some);
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
