import { ok, refused } from '../base/result.ts';
import type { Ability, ChatBackend } from '../contract/chat-backend.ts';
import type { Problem } from '../domain/problem.ts';
import { tabSignals } from './browser/tab-signals.ts';
import type { HttpAddress } from './http/ask.ts';
import { chatCalls } from './http/chat-calls.ts';
import { fileCalls } from './http/file-calls.ts';
import { followStatus } from './http/follow-status.ts';
import { markCalls } from './http/mark-calls.ts';
import { type ReadStatusOptions, readStatus } from './http/read-status.ts';
import { CLOSED, untilClosed } from './http/until-closed.ts';
import { visitCalls } from './http/visit-calls.ts';
import { visitorCalls } from './http/visitor-calls.ts';

export interface HttpBackendOptions extends ReadStatusOptions {
  /** `socket`: changes of the status are pushed (`status-push`), over a socket that names nobody. Default: it is asked for. */
  readonly live?: 'socket' | 'poll' | undefined;
}

/**
 * A Porchlight server over HTTP, from a page or from Node.
 *
 * `server` is its address with the path it is mounted under, if any. Nothing is kept open but for `followChat`, which takes a
 * WebSocket, else a streamed answer, else one question after another, whatever works (D-3), and for `watchStatus`. A visitor's token goes in a header, and a cookie only with session calls to the
 * page's own origin (T-4). Each request is given up after ten seconds (`unreachable`), one with a file when it
 * comes no further, and all at `close()` (`closed`).
 * Nothing of a visitor is sent to a plain http server that is not on loopback (`forbidden`, T-2).
 */
export function httpBackend(options: HttpBackendOptions): ChatBackend {
  const life = untilClosed();
  const address = { ...options, onWake: options.onWake ?? wakeOfPage() };
  const calls = visitorCalls(address, life);
  const isLive = options.live === 'socket';
  let known: string | undefined;

  const readStatusNow: ChatBackend['readStatus'] = () => life.ask(() => readStatus(address, life.signal));

  return {
    ...calls,
    ...chatCalls(address, life),
    ...visitCalls(address, life),
    ...markCalls(address, life),
    ...fileCalls(address, life),
    widget: options.widget,
    abilities: new Set<Ability>([
      ...calls.abilities,
      ...(isLive ? (['status-push'] as const) : []),
      'chats',
      'visits',
      'marks',
      'files',
      'ratings',
    ]),
    async readStatus() {
      const read = await readStatusNow();
      if (read.ok) known = read.value.document.version;
      return read;
    },
    watchStatus(listener) {
      if (life.signal.aborted) return refused(CLOSED);
      if (!isLive) return refused(NOT_LIVE);
      return ok(life.stoppable(followStatus({ address, known, read: readStatusNow }, listener)));
    },
  };
}

const wakeOfPage = (): HttpAddress['onWake'] => (globalThis.document ? tabSignals.onWake : undefined);

const NOT_LIVE: Problem = {
  code: 'unsupported',
  ability: 'status-push',
  message: 'The status is asked for, not pushed; `live: "socket"` changes that.',
};
