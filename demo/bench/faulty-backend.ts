import { refused } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { NetworkFault } from '../scene.ts';

const SLOW_MS = 3_000;
const RETRY_AFTER_MS = 30_000;

/**
 * The same backend behind a bad network. The fault is asked for at each call, so that it can come and go while a
 * widget runs. A lost answer and a refusal hit each message once: what is sent again gets through.
 */
export function faultyBackend(backend: ChatBackend, fault: () => NetworkFault): ChatBackend {
  const hit = new Set<string>();
  const once = (commandId: string): boolean => !hit.has(commandId) && Boolean(hit.add(commandId));
  const slowly = async (): Promise<void> => {
    if (fault() === 'slow') await new Promise<void>((resolve) => setTimeout(resolve, SLOW_MS));
  };

  return {
    widget: backend.widget,
    abilities: backend.abilities,
    async readStatus() {
      await slowly();
      return fault() === 'down' ? refused(DOWN) : backend.readStatus();
    },
    watchStatus: (listener) =>
      backend.watchStatus((answer) => {
        if (fault() !== 'down') listener(answer);
      }),
    async submit(submission) {
      await slowly();
      if (fault() === 'down') return refused(DOWN);
      if (fault() === 'rate-limited' && once(submission.commandId)) return refused(TOO_MANY);
      const answer = await backend.submit(submission);
      return fault() === 'lost-answers' && once(submission.commandId) ? refused(LOST) : answer;
    },
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
