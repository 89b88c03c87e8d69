import { type Result, refused } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { NetworkFault } from '../scene.ts';

const SLOW_MS = 3_000;
const RETRY_AFTER_MS = 30_000;

/**
 * The same backend behind a bad network. The fault is asked for at each call, so that it can come and go while a
 * widget runs. A lost answer hits each message, and each boot that asks whose session it has, once; a refusal each
 * message. What is sent again gets through.
 */
export function faultyBackend(backend: ChatBackend, fault: () => NetworkFault): ChatBackend {
  const hit = new Set<string>();
  const once = (id: string): boolean => !hit.has(id) && Boolean(hit.add(id));

  async function overNetwork<Value>(
    call: () => Promise<Result<Value, Problem>>,
    id?: string,
  ): Promise<Result<Value, Problem>> {
    if (fault() === 'slow') await new Promise<void>((resolve) => setTimeout(resolve, SLOW_MS));
    if (fault() === 'down') return refused(DOWN);
    const answer = await call();
    return id !== undefined && fault() === 'lost-answers' && once(id) ? refused(LOST) : answer;
  }

  return {
    widget: backend.widget,
    abilities: backend.abilities,
    readStatus: () => overNetwork(() => backend.readStatus()),
    watchStatus: (listener) =>
      backend.watchStatus((answer) => {
        if (fault() !== 'down') listener(answer);
      }),
    submit: (submission, token) =>
      overNetwork(async () => {
        if (fault() === 'rate-limited' && once(submission.commandId)) return refused(TOO_MANY);
        return backend.submit(submission, token);
      }, submission.commandId),
    resolveSession: (request) => overNetwork(() => backend.resolveSession(request), request.boot),
    handOver: (token, target) => overNetwork(() => backend.handOver(token, target)),
    endSession: (tokens) => overNetwork(() => backend.endSession(tokens)),
    startChat: (token, start) => overNetwork(() => backend.startChat(token, start), start.commandId),
    write: (token, words) => overNetwork(() => backend.write(token, words), words.commandId),
    handOff: (token, chat) => overNetwork(() => backend.handOff(token, chat)),
    endChat: (token, chat) => overNetwork(() => backend.endChat(token, chat)),
    readChat: (token, position) => overNetwork(() => backend.readChat(token, position)),
    followChat: (token, position, listener) => backend.followChat(token, position, listener),
    markRead: (token, chat, number) => overNetwork(() => backend.markRead(token, chat, number)),
    tellTyping: (token, chat) => overNetwork(() => backend.tellTyping(token, chat)),
    sendFile: (token, chat, file) => overNetwork(() => backend.sendFile(token, chat, file)),
    readFile: (token, file) => overNetwork(() => backend.readFile(token, file)),
    rateChat: (token, chat, rating) => overNetwork(() => backend.rateChat(token, chat, rating)),
    beatVisit: (token, beat) => overNetwork(() => backend.beatVisit(token, beat)),
    tellInvitation: (token, id, news) => overNetwork(() => backend.tellInvitation(token, id, news)),
    close: () => backend.close(),
  };
}

const DOWN: Problem = { code: 'unreachable', message: 'The network is switched off on the QA page.' };
const LOST: Problem = { code: 'unreachable', message: 'The QA page lost the answer on its way.' };
const TOO_MANY: Problem = {
  code: 'too-many-requests',
  message: 'The QA page plays a server that asks to wait.',
  retryAfterMs: RETRY_AFTER_MS,
};
