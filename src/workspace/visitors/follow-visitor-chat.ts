import type { Result } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { positionAfter } from '../../domain/chat/position-after.ts';
import type { Typing } from '../../domain/chat/typing.ts';
import {
  type ChatPosition,
  MOST_ENTRIES,
  type TypingFrame,
  type VisitorFrame,
} from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import type { VisitorActor } from '../chats/chat-command.ts';
import { idsOf } from '../chats/chat-people.ts';
import { unavailable } from '../problems.ts';
import type { Changed } from '../state/changed.ts';
import type { State } from '../state/state.ts';
import type { ReadPage } from './visitor-page.ts';

/** Pages of one visitor that may follow at once (Z-4). */
export const MOST_FEEDS = 5;

export interface VisitorFeedsOptions {
  readonly readPage: (actor: VisitorActor, position: ChatPosition | null) => Promise<Result<ReadPage, Problem>>;
  /** Hears of listeners that throw. */
  readonly onError: (error: unknown) => void;
}

/**
 * The pages that follow their visitors' chats. Each has a cursor of its own over the stored log, and a change only makes
 * it look again: one that was missed costs time, and nothing that was said (D-4).
 */
export interface VisitorFeeds {
  follow(
    actor: VisitorActor,
    position: ChatPosition | null,
    listener: (frame: VisitorFrame) => void,
    hearTyping?: (frame: TypingFrame) => void,
  ): Stop;
  /** Tells those who show the chat and want to hear it that an agent is writing in it (K-2). */
  tellTyping(typing: Typing): void;
  /** Has those look again whom a change concerns; null: all of them. */
  nudge(state: State, changed: Changed | null): void;
  /** Ends all of them. */
  close(): void;
}

interface Follower {
  /** What it looks at, by name; empty before its first look. */
  watches: readonly string[];
  look(): void;
  hearTyping(frame: TypingFrame): void;
  end(problem: Problem): void;
}

export function createVisitorFeeds({ readPage, onError }: VisitorFeedsOptions): VisitorFeeds {
  const followers = new Set<Follower>();
  const watchers = new Map<string, Set<Follower>>();
  const lines = createLines();
  /** Counts them, for whoever is looking meanwhile. */
  let nudges = 0;

  /** Says whether there is anything it did not watch before. */
  function watch(follower: Follower, watches: readonly string[]): boolean {
    const isNew = watches.some((name) => !follower.watches.includes(name));
    if (!isNew && watches.length === follower.watches.length) return false;
    for (const name of follower.watches) {
      const others = watchers.get(name);
      others?.delete(follower);
      if (others?.size === 0) watchers.delete(name);
    }
    follower.watches = watches;
    for (const name of watches) watchers.set(name, (watchers.get(name) ?? new Set()).add(follower));
    return isNew;
  }

  return {
    follow(actor, position, listener, hearTyping) {
      let at = position;
      let seen: string | null = null;
      let looking = false;
      let again = false;

      const tell = <Frame>(hears: ((frame: Frame) => void) | undefined, frame: Frame): void => {
        try {
          hears?.(frame);
        } catch (error) {
          onError(error);
        }
      };
      const stop = (): void => {
        followers.delete(follower);
        watch(follower, []);
      };
      const hear = ({ page, reader, chat }: ReadPage, began: number): void => {
        const { id } = reader.visitor;
        if (follower.watches.length === 0 && (watchers.get(`visitor/${id}`)?.size ?? 0) >= MOST_FEEDS) {
          follower.end(TOO_MANY);
          return;
        }
        // What it watches from here on may have changed while it was not yet watched.
        if (watch(follower, watchesOf({ page, reader, chat })) && nudges !== began) again = true;
        at = positionAfter(page, at);
        again ||= page.entries.length === MOST_ENTRIES;
        const face = JSON.stringify([page.chat, page.invitation, page.known]);
        if (face === seen && page.entries.length === 0) return;
        seen = face;
        tell(listener, { kind: 'page', ...page });
      };
      const follower: Follower = {
        watches: [],
        async look() {
          again = true;
          if (looking) return;
          looking = true;
          while (again && followers.has(follower)) {
            again = false;
            const began = nudges;
            const read = await readPage(actor, at);
            if (!followers.has(follower)) break;
            if (read.ok) hear(read.value, began);
            else follower.end(read.problem);
          }
          looking = false;
        },
        end(problem) {
          stop();
          tell(listener, { kind: 'ended', problem });
        },
        hearTyping: (frame) => tell(hearTyping, frame),
      };
      followers.add(follower);
      follower.look();
      return stop;
    },

    nudge(state, changed) {
      nudges += 1;
      const moved = lines.moved(state, changed);
      const concerned =
        changed === null || changed.settings
          ? followers
          : new Set([...namesOf(state, changed), ...moved].flatMap((name) => [...(watchers.get(name) ?? [])]));
      for (const follower of [...concerned]) follower.look();
    },

    tellTyping({ chat, by, name, until }) {
      // A visitor's own other tabs are no news to them.
      if (by.kind !== 'agent' || name === null) return;
      for (const follower of [...(watchers.get(`chat/${chat}`) ?? [])]) {
        follower.hearTyping({ kind: 'typing', chat, name, until });
      }
    },

    close() {
      for (const follower of [...followers]) follower.end(unavailable());
    },
  };
}

const TOO_MANY: Problem = {
  code: 'too-many-requests',
  message: `This visitor follows their chat from ${MOST_FEEDS} pages already. Close one, or try again in a while.`,
  retryAfterMs: 30_000,
};

/** All that a page shows anything of. */
const watchesOf = ({ page, reader, chat }: ReadPage): readonly string[] => [
  ...idsOf(reader.visitor).map((id) => `visitor/${id}`),
  ...(chat ? [`chat/${chat.id}`] : []),
  ...(chat?.owner ? [`agent/${chat.owner}`] : []),
  ...(chat?.state === 'queued' ? [`line/${chat.department}`] : []),
  ...(page.invitation ? [`invitation/${page.invitation.id}`] : []),
];

/** The same names of what a commit changed. */
function* namesOf(state: State, { chats, invitations, visitors, agents }: Changed): Iterable<string> {
  for (const id of chats) {
    yield `chat/${id}`;
    const visitor = state.chats.get(id)?.visitor;
    if (visitor !== undefined) yield `visitor/${visitor}`;
  }
  for (const id of invitations) {
    yield `invitation/${id}`;
    const visitor = state.invitations.get(id)?.visitor;
    if (visitor !== undefined) yield `visitor/${visitor}`;
  }
  for (const id of visitors) yield `visitor/${id}`;
  for (const id of agents) yield `agent/${id}`;
}

/** The departments in whose lines somebody came, went or was passed: the others in it have another place then (C-20). */
function createLines() {
  const places = new Map<string, { readonly line: string; readonly rank: string }>();
  const placeOf = ({ state, department, queuedAt, priority }: Chat) =>
    state === 'queued' ? { line: `line/${department}`, rank: `${department} ${queuedAt} ${priority}` } : null;
  return {
    moved(state: State, changed: Changed | null): ReadonlySet<string> {
      const moved = new Set<string>();
      if (changed === null) places.clear();
      for (const id of changed ? changed.chats : [...state.chats.entries()].map(([id]) => id)) {
        const chat = state.chats.get(id);
        const [before, now] = [places.get(id), chat ? placeOf(chat) : null];
        if (before?.rank === now?.rank) continue;
        if (before) moved.add(before.line);
        if (now) moved.add(now.line);
        if (now) places.set(id, now);
        else places.delete(id);
      }
      return moved;
    },
  };
}
