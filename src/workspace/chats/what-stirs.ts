import type { Chat } from '../../domain/chat/chat.ts';
import { changesRules, type Draft } from '../state/draft.ts';
import { agentStir, type Stir } from './agent-stir.ts';

/**
 * What all that a command did may do to the chats: `anew`, where those which everybody passed by are to be offered once
 * more, since somebody has room or can be asked who could not before.
 */
export function whatStirs(draft: Draft, now: number): Stir {
  const { agents, chats, base } = draft;
  if (changesRules(draft)) return 'anew';
  let stirs: Stir = 'nothing';
  for (const [id, chat] of chats.changes) {
    const before = base.chats.get(id);
    // Room is made by an owner who has a chat no more.
    if (before && before.owner !== null && chat?.owner !== before.owner) return 'anew';
    if (!before || !chat || isMoved(before, chat)) stirs = 'chats';
  }
  for (const [id, agent] of agents.changes) {
    const stir = agentStir(base.agents.get(id), agent, now);
    if (stir === 'anew') return stir;
    if (stir === 'chats') stirs = stir;
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
