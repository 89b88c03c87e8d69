import { expect } from 'vitest';
import { type Instant, toInstant } from '../../../src/base/instant.ts';
import { assignChats } from '../../../src/domain/chat/assign-chats.ts';
import type { AssigningAgent, Assignment, AssignmentInput } from '../../../src/domain/chat/assignment.ts';
import type { Chat } from '../../../src/domain/chat/chat.ts';
import { CHAT_RULES, type ChatRulesSettings } from '../../../src/domain/chat/department-settings.ts';

/** Ten in the morning, whatever the day: nothing here depends on it. */
export const NOW = toInstant(36_000_000);
export const ago = (seconds: number): Instant => toInstant(NOW - seconds * 1_000);

export function chat(id: string, more: Partial<Chat> = {}): Chat {
  return {
    id,
    widget: 'shop',
    visitor: `visitor-of-${id}`,
    department: 'sales',
    state: 'queued',
    reason: 'started',
    since: ago(100),
    startedAt: ago(100),
    owner: null,
    offer: null,
    passedBy: [],
    queuedAt: ago(100),
    priority: 0,
    answerableMs: 0,
    reach: { some: true, at: ago(100) },
    visitorWroteAt: null,
    agentWroteAt: null,
    awaitsBot: null,
    visitorSeenAt: NOW,
    follows: null,
    invitation: null,
    askedBy: null,
    contact: {},
    skipsBot: false,
    head: 1,
    shownHead: 1,
    epoch: id,
    readByVisitor: 0,
    readByAgent: 0,
    rating: null,
    ...more,
  };
}

export const open = (id: string, more: Partial<Chat> = {}): Chat => chat(id, { state: 'open', ...more });

export const active = (id: string, owner: string, more: Partial<Chat> = {}): Chat =>
  chat(id, { state: 'active', owner, queuedAt: null, ...more });

export const offered = (id: string, agent: string, more: Partial<Chat> = {}, until: Instant | null = ago(-9)): Chat =>
  chat(id, { offer: { agent, until, byInvitation: false }, ...more });

export const invited = (id: string, agent: string, until: Instant | null = null): Chat =>
  chat(id, { offer: { agent, until, byInvitation: true } });

export function agent(id: string, more: Partial<AssigningAgent> = {}): AssigningAgent {
  return {
    id,
    departments: ['sales'],
    reachable: true,
    live: true,
    visible: true,
    autoAccept: false,
    capacity: null,
    lastAssignedAt: null,
    ...more,
  };
}

export const since = (seconds: number): Partial<Chat> => ({ queuedAt: ago(seconds), since: ago(seconds) });
export const last = (seconds: number): Partial<AssigningAgent> => ({ lastAssignedAt: ago(seconds) });
export const away: Partial<AssigningAgent> = { reachable: false };
export const EXPIRED = NOW;

/** Had a chat before Bob had his. */
export const ada = agent('ada', last(60));
export const bob = agent('bob', last(30));

/** Rules of every department, or department by department (`{ sales: … }`); what is unset is `CHAT_RULES`'. */
export interface Setting {
  readonly rules?: ChatRulesSettings;
  readonly rulesBy?: Readonly<Record<string, ChatRulesSettings>>;
  readonly closed?: readonly string[];
  readonly changed?: boolean;
  readonly now?: Instant;
}

export function inputOf(
  chats: readonly Chat[],
  agents: readonly AssigningAgent[],
  { rules, rulesBy, closed = [], changed, now = NOW }: Setting = {},
): AssignmentInput {
  return {
    now,
    chats,
    agents,
    rulesOf: (department) => {
      const own = rulesBy?.[department] ?? rules;
      const offlineHandling = { ...CHAT_RULES.offlineHandling, ...own?.offlineHandling };
      return { ...CHAT_RULES, ...own, offlineHandling };
    },
    isOpenByHours: (department) => !closed.includes(department),
    ...(changed !== undefined && { changed }),
  };
}

export type Row = [
  promise: string,
  chats: readonly Chat[],
  agents: readonly AssigningAgent[],
  done: string,
  setting?: Setting,
];

/** What is done, in order: the same in whatever order all is handed in, and once done there is nothing more to do. */
export function assigned(chats: readonly Chat[], agents: readonly AssigningAgent[], setting: Setting = {}): string {
  const input = inputOf(chats, agents, setting);
  const assignments = assignChats(input);
  expect(assignChats({ ...input, chats: [...chats].reverse(), agents: [...agents].reverse() })).toEqual(assignments);
  expect(assignChats({ ...assignments.reduce(carryOut, input), changed: false })).toEqual([]);
  return assignments.map(say).join(', ');
}

/** An assignment in one line: `1 ? ada` offers chat 1 to Ada, `1 = ada (assigned)` gives it to her. */
export function say(assignment: Assignment): string {
  if (assignment.kind === 'offer') return `${assignment.chat} ? ${assignment.agent}`;
  if (assignment.kind === 'activate') return `${assignment.chat} = ${assignment.agent} (${assignment.reason})`;
  return assignment.kind === 'new-round' ? `${assignment.chat} anew` : `${assignment.chat} x ${assignment.reason}`;
}

/** The input after one assignment was carried out. */
export function carryOut(input: AssignmentInput, assignment: Assignment): AssignmentInput {
  const chats = input.chats.map((each) =>
    each.id === assignment.chat ? changedChat(each, assignment, input.now) : each,
  );
  if (assignment.kind !== 'offer' && assignment.kind !== 'activate') return { ...input, chats };
  const agents = input.agents.map((each) =>
    each.id === assignment.agent ? { ...each, lastAssignedAt: input.now } : each,
  );
  return { ...input, chats, agents };
}

function changedChat(before: Chat, assignment: Assignment, now: Instant): Chat {
  switch (assignment.kind) {
    case 'offer':
      return { ...before, offer: { agent: assignment.agent, until: assignment.until, byInvitation: false } };
    case 'activate':
      return { ...before, state: 'active', since: now, owner: assignment.agent, offer: null, passedBy: [] };
    case 'withdraw-offer':
      return { ...before, offer: null, passedBy: [...before.passedBy, before.offer?.agent ?? 'nobody'] };
    case 'new-round':
      return { ...before, passedBy: [] };
  }
}
