import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { lacks } from '../../domain/agent/lacks.ts';
import { mayDo } from '../../domain/agent/may-do.ts';
import { maySeeChat } from '../../domain/agent/may-see-chat.ts';
import type { Permission } from '../../domain/agent/permission.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import { permissionToOpen } from '../../domain/chat/take-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { isServing } from '../../domain/session/keep-tokens.ts';
import { isTokenShaped } from '../../domain/session/token.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import { notFound, sessionExpired, widgetDisabled } from '../problems.ts';
import type { Agent, State } from '../state/state.ts';
import { secretHash } from '../visitors/secret-hash.ts';
import { useVisitorToken } from '../visitors/use-visitor-token.ts';
import { findToken } from '../visitors/visitor-shelf.ts';
import { openWidget } from '../widgets/open-widget.ts';
import { takesNothing } from '../widgets/status-document.ts';
import type { VisitorActor } from './chat-command.ts';
import { isOver } from './chat-documents.ts';
import { findChat } from './chat-shelf.ts';
import { departmentsOf } from './departments-of.ts';

export interface ActingVisitor {
  readonly visitor: VisitorRecord;
  readonly settings: WidgetSettings;
  readonly actor: Actor;
  /** What the token may show: null: everything; an instant: only what is from then on (T-1). */
  readonly from: Instant | null;
}

/** Whose token this is, on a page that may use the widget; a disabled one takes nothing (S-3, Z-3). */
export function actingVisitor(
  state: State,
  { widget, token, origin }: VisitorActor,
  now: Instant,
): Result<ActingVisitor, Problem> {
  const opened = openWidget(state, widget, origin);
  if (!opened.ok) return opened;
  if (takesNothing(opened.value)) return refused(widgetDisabled(widget));
  const found = isTokenShaped(token) ? findToken(state, secretHash(widget, token)) : null;
  if (!found || !isServing(found.token, now)) return refused(sessionExpired());
  const visitor = useVisitorToken(state, found.visitor, found.token.hash, now);
  const { from } = found.token;
  return ok({ visitor, settings: opened.value, actor: { kind: 'visitor', id: visitor.id }, from });
}

/**
 * A chat of this visitor, or of one who turned out to be them; another's is as if there were none (Z-3), and to a bridge
 * so is one that is over (T-1).
 */
export function ownChat(state: State, id: string, { visitor, settings, from }: ActingVisitor): Result<Chat, Problem> {
  const found = findChat(state, id);
  const own = found.ok && idsOf(visitor).includes(found.value.visitor) && found.value.widget === settings.id;
  return own && (from === null || !isOver(found.value)) ? found : refused(notFound('chat', id));
}

/** All the ids somebody has gone by. */
export const idsOf = ({ id, merged }: VisitorRecord): readonly string[] => [id, ...merged];

export type ActingAgent = Agent & { readonly id: string };

/** An agent who has every one of these permissions; the refusal names the first that is missing (P-6). */
export function actingAgent(
  { agents }: State,
  id: string,
  ...permissions: readonly (Permission | null)[]
): Result<ActingAgent, Problem> {
  const agent = agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  const missing = permissions.find((permission) => permission !== null && !mayDo(agent.role, permission));
  return missing ? refused(lacks(missing)) : ok({ ...agent, id });
}

/** An agent before a chat they see and may open; what others serve is for `chats.open-all` (P-6). */
export function agentAtChat(
  state: State,
  agent: string,
  id: string,
): Result<{ readonly chat: Chat; readonly agent: ActingAgent }, Problem> {
  const found = findChat(state, id);
  if (!found.ok) return found;
  const acting = actingAgent(state, agent, permissionToOpen(found.value, agent));
  if (!acting.ok) return acting;
  const { role, allDepartments } = acting.value;
  const sees =
    allDepartments || maySeeChat(found.value, { id: agent, role, departments: departmentsOf(state)(acting.value) });
  return sees ? ok({ chat: found.value, agent: acting.value }) : refused(lacks('chats.open-all'));
}
