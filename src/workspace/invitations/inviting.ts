import { ok, type Result, refused } from '../../base/result.ts';
import { lacks } from '../../domain/agent/lacks.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { Problem } from '../../domain/problem.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import { departmentsOfVisitor, seesVisitor } from '../../domain/visit/sees-visitor.ts';
import { type ActingAgent, actingAgent } from '../chats/chat-people.ts';
import { liveChatOf } from '../chats/chat-shelf.ts';
import { departmentsOf } from '../chats/departments-of.ts';
import type { CommandOf } from '../command.ts';
import { notFound, widgetDisabled, widgetUnknown } from '../problems.ts';
import { EVERY_DEPARTMENT, type State } from '../state/state.ts';
import { findVisitor } from '../visitors/visitor-shelf.ts';
import { watcherOf } from '../visits/watcher-of.ts';
import { takesNothing } from '../widgets/status-document.ts';

export interface Inviting {
  readonly agent: ActingAgent;
  readonly visitor: VisitorRecord;
  /** Where the chat will be. */
  readonly department: string;
}

type Asked = Pick<CommandOf<'invite'>, 'actor' | 'widget' | 'visitor' | 'department'>;

/** Whether this agent may ask this visitor into a chat now, and for which department (P-6, V-2, C-19). */
export function inviting(state: State, asked: Asked): Result<Inviting, Problem> {
  const { actor, widget, visitor: invited, department: named } = asked;
  const acting = actingAgent(state, actor.id, 'visitors.use');
  if (!acting.ok) return acting;
  const settings = state.widgets.get(widget)?.settings;
  if (!settings) return refused(widgetUnknown(widget));
  if (takesNothing(settings)) return refused(widgetDisabled(widget));
  const visitor = findVisitor(state, invited);
  if (visitor?.widget !== widget) return refused(notFound('visitor', invited));
  const listed = settings.departments ?? [];
  const theirs = departmentsOfVisitor(listed, state.visits.get(visitor.id)?.department ?? null);
  if (!seesVisitor(watcherOf(acting.value), theirs)) return refused(lacks('visitors.see-all'));
  if (named !== undefined && !listed.includes(named)) return refused(notFound('department', named));
  const live = liveChatOf(state, visitor.id, widget);
  if (live) return refused(chatState(live, 'invite'));

  const serves = departmentsOf(state)(acting.value);
  const department = named ?? theirs.find((id) => serves.includes(id)) ?? theirs[0] ?? EVERY_DEPARTMENT;
  return ok({ agent: acting.value, visitor, department });
}
