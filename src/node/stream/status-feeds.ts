import type { Stop } from '../../base/stop.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SocketFrame } from '../../protocol/frames.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';

export interface StatusListener {
  /** A `status` frame, written out once for all who hear it. */
  hear(text: string): void;
  /** The document cannot be read any more, and nothing else will be told. */
  end(problem: Problem): void;
}

/** Who wants to hear of the widgets' status, whether or not they are anybody (D-7). */
export interface StatusFeeds {
  /** Tells the status document unless it has the version that is known already, then each that differs from the last. */
  follow(widget: string, known: string | undefined, listener: StatusListener): Stop;
  close: Stop;
}

interface Follower extends StatusListener {
  version: string | undefined;
}

interface Watched {
  readonly followers: Set<Follower>;
  looking: boolean;
  again: boolean;
}

export function createStatusFeeds(server: ReferenceServer): StatusFeeds {
  const watched = new Map<string, Watched>();

  /** One read at a time, so that no older document comes after a newer one. */
  async function look(widget: string, of: Watched): Promise<void> {
    of.again = true;
    if (of.looking) return;
    of.looking = true;
    while (of.again && of.followers.size > 0) {
      of.again = false;
      const read = await server.statusDocument(widget);
      if (!read.ok) {
        for (const follower of [...of.followers]) follower.end(read.problem);
        break;
      }
      const { version } = read.value;
      const behind = [...of.followers].filter((follower) => follower.version !== version);
      if (behind.length === 0) continue;
      const text = JSON.stringify({ kind: 'status', document: read.value } satisfies SocketFrame);
      for (const follower of behind) {
        follower.version = version;
        follower.hear(text);
      }
    }
    of.looking = false;
  }

  const stop = server.onStatusChange((widget) => {
    const of = watched.get(widget);
    if (of) void look(widget, of);
  });

  return {
    follow(widget, known, listener) {
      const of = watched.get(widget) ?? { followers: new Set(), looking: false, again: false };
      watched.set(widget, of);
      const follower: Follower = { version: known, hear: listener.hear, end: listener.end };
      of.followers.add(follower);
      void look(widget, of);
      return () => {
        of.followers.delete(follower);
        if (of.followers.size === 0 && watched.get(widget) === of) watched.delete(widget);
      };
    },
    close: stop,
  };
}
