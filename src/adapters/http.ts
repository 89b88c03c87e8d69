import { refused } from '../base/result.ts';
import type { Ability, ChatBackend } from '../contract/chat-backend.ts';
import { chatCalls } from './http/chat-calls.ts';
import { type ReadStatusOptions, readStatus } from './http/read-status.ts';
import { CLOSED, untilClosed } from './http/until-closed.ts';
import { visitCalls } from './http/visit-calls.ts';
import { visitorCalls } from './http/visitor-calls.ts';

export type HttpBackendOptions = ReadStatusOptions;

/**
 * A Porchlight server over HTTP, from a page or from Node.
 *
 * `server` is its address with the path it is mounted under, if any. Nothing is kept open but for `followChat`: status is
 * asked for (`status-push` is `unsupported`). A visitor's token goes in a header, and a cookie only with session calls to the
 * page's own origin (T-4). Each request is given up after ten seconds (`unreachable`) and at `close()` (`closed`).
 * Nothing of a visitor is sent to a plain http server that is not on loopback (`forbidden`, T-2).
 */
export function httpBackend(options: HttpBackendOptions): ChatBackend {
  const life = untilClosed();
  const calls = visitorCalls(options, life);
  return {
    ...calls,
    ...chatCalls(options, life),
    ...visitCalls(options, life),
    widget: options.widget,
    abilities: new Set<Ability>([...calls.abilities, 'chats', 'visits']),
    readStatus: () => life.ask(() => readStatus(options, life.signal)),
    watchStatus: () =>
      refused(
        life.signal.aborted
          ? CLOSED
          : { code: 'unsupported', ability: 'status-push', message: 'Over HTTP the status is asked for, not pushed.' },
      ),
  };
}
