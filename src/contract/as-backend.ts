import { ok, type Refused, type Result, refused } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { Problem } from '../domain/problem.ts';
import type { Ability, ChatBackend } from './chat-backend.ts';

type Call = Exclude<keyof ChatBackend, 'widget' | 'abilities' | 'readStatus' | 'close'>;

/** Which ability each call is of. */
const CALLS: Readonly<Record<Call, Ability>> = {
  watchStatus: 'status-push',
  submit: 'offline-messages',
  resolveSession: 'sessions',
  handOver: 'sessions',
  endSession: 'sessions',
  startChat: 'chats',
  write: 'chats',
  handOff: 'chats',
  endChat: 'chats',
  readChat: 'chats',
  followChat: 'chats',
  markRead: 'marks',
  tellTyping: 'marks',
  sendFile: 'files',
  readFile: 'files',
  rateChat: 'ratings',
  beatVisit: 'visits',
  tellInvitation: 'visits',
};

/** What a backend can do: `readStatus`, and every call of the abilities it declares. */
export type OwnCalls = Pick<ChatBackend, 'widget' | 'readStatus'> &
  Partial<Pick<ChatBackend, Call>> & { readonly abilities: readonly Ability[] };

/**
 * A whole `ChatBackend` out of the calls that one has. What is of no declared ability is `unsupported` by its name, what
 * throws is `unavailable`, and after `close()` all is `closed` and nothing is heard any more.
 */
export function asBackend({ widget, abilities, ...calls }: OwnCalls): ChatBackend {
  const declared = new Set(abilities);
  const stops = new Set<Stop>();
  let closed = false;

  const lack = (ability: Ability | null): Refused<Problem> | null => {
    if (closed) return refused(CLOSED);
    return ability === null || declared.has(ability) ? null : refused(lacking(ability));
  };

  const asking =
    <Asked extends readonly unknown[], Value>(
      ability: Ability | null,
      call: ((...asked: Asked) => Promise<Result<Value, Problem>>) | undefined,
    ) =>
    async (...asked: Asked): Promise<Result<Value, Problem>> => {
      try {
        return lack(ability) ?? (await call?.(...asked)) ?? refused(FAILED);
      } catch (error) {
        return failed(error);
      }
    };

  function listening(ability: Ability, listen: () => Result<Stop, Problem> | undefined): Result<Stop, Problem> {
    try {
      const heard = lack(ability) ?? listen() ?? refused(FAILED);
      if (!heard.ok) return heard;
      const stop = (): void => {
        if (stops.delete(stop)) heard.value();
      };
      stops.add(stop);
      return ok(stop);
    } catch (error) {
      return failed(error);
    }
  }

  const asked = <Name extends Exclude<Call, 'watchStatus' | 'followChat'>>(name: Name): ChatBackend[Name] =>
    asking(
      CALLS[name],
      calls[name] as (...given: readonly unknown[]) => Promise<Result<unknown, Problem>>,
    ) as ChatBackend[Name];

  return {
    widget,
    abilities: declared,
    readStatus: asking(null, calls.readStatus),
    watchStatus: (listener) => listening('status-push', () => calls.watchStatus?.(listener)),
    submit: asked('submit'),
    resolveSession: asked('resolveSession'),
    handOver: asked('handOver'),
    endSession: asked('endSession'),
    startChat: asked('startChat'),
    write: asked('write'),
    handOff: asked('handOff'),
    endChat: asked('endChat'),
    readChat: asked('readChat'),
    followChat: (...given) => listening('chats', () => calls.followChat?.(...given)),
    markRead: asked('markRead'),
    tellTyping: asked('tellTyping'),
    sendFile: asked('sendFile'),
    readFile: asked('readFile'),
    rateChat: asked('rateChat'),
    beatVisit: asked('beatVisit'),
    tellInvitation: asked('tellInvitation'),
    close() {
      closed = true;
      for (const stop of stops) stop();
    },
  };
}

const CLOSED: Problem = { code: 'closed', message: 'This backend was closed and answers no more.' };

const FAILED: Problem = { code: 'unavailable', message: 'The backend failed; the console says why.' };

function failed(error: unknown): Refused<Problem> {
  console.error('Porchlight: a call of the backend failed.', error);
  return refused(FAILED);
}

const lacking = (ability: Ability): Problem => ({
  code: 'unsupported',
  ability,
  message: `This backend has no ${ability}.`,
});
