import type { Actor, ChatReason, ChatState } from '../../src/domain/chat/chat.ts';
import { type Rules, rulesIn, type SettingsModel } from './settings-model.ts';
import { isReachable, type StaffMember, serves } from './staff-model.ts';
import type { Timeline } from './timeline.ts';

/** A chat as the events tell it, up to the event that is looked at. */
export interface ChatModel {
  readonly id: string;
  readonly widget: string;
  readonly visitor: string;
  readonly department: string;
  readonly state: ChatState;
  readonly reason: ChatReason;
  /** Since when it is in this state, whoever it was offered to meanwhile. */
  readonly since: number;
  readonly owner: string | null;
  readonly offer: { readonly agent: string; readonly until: number | null; readonly invited: boolean } | null;
  readonly passedBy: ReadonlySet<string>;
  readonly skipsBot: boolean;
  /** Whose answer it was asked for (I-2). */
  readonly askedBy: string | null;
  readonly head: number;
  readonly shownHead: number;
  readonly visitorWroteAt: number | null;
  readonly agentWroteAt: number | null;
}

/** One step in the life of a chat, as its event tells it. */
export interface ChatStep {
  readonly chat: string;
  readonly widget: string;
  readonly department: string;
  readonly visitor: string;
  readonly number: number;
  readonly at: number;
  readonly actor: Actor;
  readonly from: ChatState | null;
  readonly to: ChatState;
  readonly reason: ChatReason;
  readonly agent: string | null;
}

/** Everything that can be known from outside at one moment between two events. */
export interface Ledger {
  readonly chats: Map<string, ChatModel>;
  readonly staff: Map<string, StaffMember>;
  readonly settings: SettingsModel;
  /** Whether somebody in a department is reachable, by its name, and whether an agent is, by `@` and theirs. */
  readonly reach: Timeline;
}

export const isOver = ({ state }: Pick<ChatModel, 'state'>): boolean => state === 'missed' || state === 'closed';

export const liveChats = ({ chats }: Ledger): readonly ChatModel[] =>
  [...chats.values()].filter((chat) => !isOver(chat));

/** How many chats an agent has, with those they are offered. */
export const loadOf = ({ chats }: Ledger, agent: string): number =>
  [...chats.values()].filter(({ owner, offer }) => owner === agent || offer?.agent === agent).length;

/** Whether this agent could be asked for a chat at this instant. */
export function isCandidate(ledger: Ledger, agent: string, chat: ChatModel, at: number): boolean {
  const member = ledger.staff.get(agent);
  if (!member || !isReachable(member, at) || !serves(member, chat.department)) return false;
  const most = member.capacity ?? rulesIn(ledger.settings, chat.department).capacity;
  return most === 0 || loadOf(ledger, agent) < most;
}

/** What the clock does to a chat, and when, as the rules C say; what has no end is left out. */
export function dueOf(
  { settings, reach, staff }: Ledger,
  chat: ChatModel,
  at: number,
): readonly (readonly [ChatReason[], number])[] {
  const rules: Rules = rulesIn(settings, chat.department);
  const latest = (...instants: readonly (number | null)[]): number => Math.max(...instants.map((each) => each ?? -1));
  const silence = latest(chat.since, chat.visitorWroteAt, chat.agentWroteAt);
  const due: (readonly [ChatReason[], number])[] = [];
  if (chat.state === 'queued') {
    if (chat.offer?.until != null) due.push([['offer-expired'], chat.offer.until]);
    if (rules.visitorLimitMs > 0)
      due.push([['visitor-gone', 'visitor-idle'], latest(chat.since, chat.visitorWroteAt) + rules.visitorLimitMs]);
    const turned = reach.since(chat.department, at);
    const isStaffed = reach.is(chat.department, at);
    // Where the last one leaves at this very instant, the time up to it still counts.
    if (rules.answerLimitMs > 0 && (isStaffed || turned === at)) {
      const left = rules.answerLimitMs - reach.spent(chat.department, chat.since, at);
      if (isStaffed || left <= 0) due.push([['no-answer'], at + left]);
    }
    if (rules.graceMs > 0 && !isStaffed) {
      const alone = latest(chat.since, turned);
      due.push([['nobody-reachable', 'open-limit', 'offline-handling-off'], alone + rules.graceMs]);
    }
  }
  if (chat.state === 'active' || chat.state === 'bot') {
    if (rules.inactivityMs > 0) due.push([['inactive'], silence + rules.inactivityMs]);
  }
  const waits = chat.visitorWroteAt !== null && (chat.agentWroteAt ?? -1) < chat.visitorWroteAt;
  if (chat.state === 'active' && rules.ownerGraceMs > 0 && waits && staff.has(chat.owner ?? '')) {
    const name = `@${chat.owner}`;
    const gone = latest(chat.since, reach.since(name, at), chat.visitorWroteAt);
    if (!reach.is(name, at)) due.push([['owner-unreachable'], gone + rules.ownerGraceMs]);
  }
  return due;
}
