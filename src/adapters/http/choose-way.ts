import type { HttpAddress } from './ask.ts';
import { followPoll } from './follow-poll.ts';
import { followSocket } from './follow-socket.ts';
import { followStream } from './follow-stream.ts';
import type { OpenLine } from './line.ts';

const WAYS = { socket: followSocket, stream: followStream, poll: followPoll } satisfies Record<string, OpenLine>;

export type Way = keyof typeof WAYS;

/** Networks change: what did not work is worth another try by then. */
const REMEMBERED_MS = 3_600_000;

/** Which ways to the server there are, best first, and which of them led to it lately (D-3). */
export interface Ways {
  /** What worked last comes first. */
  order(): readonly Way[];
  open(way: Way): OpenLine;
  worked(way: Way): void;
}

export function chooseWay({ fetch, socket, remember }: HttpAddress): Ways {
  // Whoever brings a `fetch` of their own means all that is sent.
  const all = (Object.keys(WAYS) as Way[]).filter((way) => way !== 'socket' || socket || !fetch);
  let last = readLast(remember?.read() ?? null);

  const lately = (): Way | undefined => {
    const leftMs = (last?.until ?? 0) - Date.now();
    return leftMs > 0 && leftMs <= REMEMBERED_MS ? all.find((way) => way === last?.way) : undefined;
  };

  return {
    order() {
      const first = lately();
      return first ? [first, ...all.filter((way) => way !== first)] : all;
    },
    open: (way) => WAYS[way],
    worked(way) {
      if (way === lately()) return;
      const isNews = way !== all[0] || last !== null;
      last = { way, until: Date.now() + REMEMBERED_MS };
      if (isNews) remember?.write(`${way} ${last.until}`);
    },
  };
}

function readLast(text: string | null): { readonly way: string; readonly until: number } | null {
  const [way = '', until] = text?.split(' ') ?? [];
  return Number(until) ? { way, until: Number(until) } : null;
}
