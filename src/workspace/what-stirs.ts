import { canonicalJson } from '../base/json.ts';
import type { Chat } from '../domain/chat/chat.ts';
import type { Draft } from './draft.ts';
import { assigningAgent } from './follow-up.ts';
import type { State } from './state.ts';

/**
 * Whether what a command did may move chats: not at all; yes; or so that chats which everybody passed by are offered
 * anew, since somebody has room or can be asked who could not before. A heartbeat that only says what was
 * known costs no look at the chats, and whoever leaves is no reason to ask the others again.
 */
export function whatStirs(draft: Draft, base: State, now: number): 'nothing' | 'chats' | 'anew' {
  const { agents, chats, departments, workspace, widgets } = draft;
  if (departments.changes.size + workspace.changes.size + widgets.changes.size > 0) return 'anew';
  let stirs: 'nothing' | 'chats' = 'nothing';
  for (const [id, chat] of chats.changes) {
    const before = base.chats.get(id);
    // Room is made by an owner who has a chat no more.
    if (before && before.owner !== null && chat?.owner !== before.owner) return 'anew';
    if (!before || !chat || isMoved(before, chat)) stirs = 'chats';
  }
  for (const id of agents.changes.keys()) {
    const after = viewOf(draft, id, now);
    if (after === viewOf(base, id, now)) continue;
    if (isAsked(after)) return 'anew';
    stirs = 'chats';
  }
  return stirs;
}

/** Whether more of a chat changed than what was said in it; things are replaced whole, never changed in place. */
const isMoved = (before: Chat, after: Chat): boolean =>
  before.state !== after.state ||
  before.department !== after.department ||
  before.offer !== after.offer ||
  before.passedBy !== after.passedBy ||
  before.reach !== after.reach;

const ABSENT = 'absent';

const ALL: readonly string[] = ['*'];

const isAsked = (view: string | null): boolean => view !== null && view !== ABSENT;

/** All of an agent that decides who gets which chat, but for whose turn it is; null: there is no such agent. */
function viewOf({ agents }: State, id: string, now: number): string | null {
  const agent = agents.get(id);
  if (!agent) return null;
  const view = assigningAgent(id, agent, agent.allDepartments ? ALL : agent.departments, now);
  return view.reachable ? canonicalJson({ ...view, lastAssignedAt: null }) : ABSENT;
}
