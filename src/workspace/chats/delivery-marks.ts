import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatView } from '../agents/agent-side.ts';
import type { State } from '../state/state.ts';

/** More chats than anybody has before them at once; of others it is known again when a page has them. */
const MOST_MARKS = 10_000;

/**
 * How far the pages of agents have each chat (K-1). It is kept in memory alone: to store it would be a commit more with
 * every message, and whoever signs in after a restart has all of them again.
 */
export interface DeliveryMarks {
  /** Up to which entry, as the visitor counts them. */
  of(chat: Chat): number;
  /**
   * A page of this agent has these chats as they are in it; what an invisible one has, or one who may not read it, counts
   * for nothing (O-2). Gives those of which that is news.
   */
  note(state: Pick<State, 'agents'>, agent: string, chats: readonly ChatView[]): ReadonlySet<string>;
}

export function createDeliveryMarks(): DeliveryMarks {
  const marks = new Map<string, number>();
  const of = ({ id }: Pick<Chat, 'id'>): number => marks.get(id) ?? 0;
  return {
    of,
    note({ agents }, agent, chats) {
      const news = new Set<string>();
      if (agents.get(agent)?.visible !== 'visible') return news;
      for (const chat of chats) {
        if (!chat.readable || chat.shownHead <= of(chat)) continue;
        // Whatever is news becomes the last to be forgotten.
        marks.delete(chat.id);
        marks.set(chat.id, chat.shownHead);
        news.add(chat.id);
      }
      for (const id of marks.keys()) {
        if (marks.size <= MOST_MARKS) break;
        marks.delete(id);
      }
      return news;
    },
  };
}
