import { ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import type { NobodySeen, OnlineVisitor, OnlineVisitors } from '../../domain/visit/online-visitor.ts';
import { departmentsOfVisitor, seesVisitor } from '../../domain/visit/sees-visitor.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { actingAgent } from '../chats/chat-people.ts';
import { liveChatOf } from '../chats/chat-shelf.ts';
import { forVisitor } from '../invitations/invitation-index.ts';
import { invitationsUnder } from '../invitations/invitation-shelf.ts';
import { invitationView } from '../invitations/invitation-view.ts';
import type { Agent, State } from '../state/state.ts';
import { heardAtOf } from './heard-shelf.ts';
import { watcherOf } from './watcher-of.ts';

/** The visitors an agent may see now, or why there are none (V-1, V-2, V-4). */
export function onlineVisitors(state: State, agent: string): Result<OnlineVisitors, Problem> {
  const acting = actingAgent(state, agent, 'visitors.use');
  if (!acting.ok) return acting;
  const watcher = watcherOf(acting.value);
  const listed = (widget: string): readonly string[] => state.widgets.get(widget)?.settings.departments ?? [];
  const there = [...state.visits.entries()].map(([, visit]) => visit).filter(({ widget }) => isTracked(state, widget));
  const seen = there.filter(({ widget, department }) =>
    seesVisitor(watcher, departmentsOfVisitor(listed(widget), department)),
  );
  const visitors = seen.map((visit) => onlineVisitor(state, visit));
  return ok({
    visitors: visitors.sort(byPresence),
    reason: visitors.length > 0 ? null : nobodySeen(state, acting.value, there.length),
  });
}

const isTracked = ({ widgets }: State, widget: string): boolean => widgets.get(widget)?.settings.tracking === true;

function onlineVisitor(state: State, visit: Visit): OnlineVisitor {
  const { identity, visitor, widget } = visit;
  const chat = liveChatOf(state, visitor, widget);
  const [invitation] = invitationsUnder(state, forVisitor(visitor));
  return {
    ...visit,
    heardAt: heardAtOf(state, visit),
    name: identity?.name ?? chat?.contact.name ?? null,
    email: identity?.email ?? chat?.contact.email ?? null,
    chat: chat?.id ?? null,
    invitation: invitation ? invitationView(state, invitation) : null,
  };
}

const byPresence = (a: OnlineVisitor, b: OnlineVisitor): number =>
  Number(a.left) - Number(b.left) || b.startedAt - a.startedAt || (a.visitor < b.visitor ? -1 : 1);

function nobodySeen({ widgets }: State, agent: Agent, there: number): NobodySeen {
  if (!watcherOf(agent).all && agent.departments.length === 0) return 'no-department';
  if (![...widgets.entries()].some(([, { settings }]) => settings.tracking)) return 'tracking-off';
  return there === 0 ? 'nobody-there' : 'others-only';
}
