import type { Result } from '../../base/result.ts';
import type { ChatPosition, ChatStart, ChatWords } from '../../domain/chat/visitor-chat.ts';
import type { Submission } from '../../domain/form/submission.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import type { SessionRequest } from '../../domain/session/session.ts';
import { type BackendPromise, needsChats, needsSessions } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin, freshRequest, inventedToken } from './fresh-session.ts';
import { freshId } from './fresh-submission.ts';
import { OF_VISITORS, visitorCalls } from './visitor-calls.ts';

/** Every code there is; the type holds the list to be whole. */
const CODES: Readonly<Record<ProblemCode, true>> = {
  invalid: true,
  'widget-unknown': true,
  'widget-disabled': true,
  'origin-refused': true,
  'command-id-reused': true,
  'too-many-requests': true,
  'too-large': true,
  unauthorized: true,
  forbidden: true,
  'session-expired': true,
  'identity-refused': true,
  'not-found': true,
  'stale-write': true,
  'in-use': true,
  'chat-state': true,
  unavailable: true,
  unreachable: true,
  unreadable: true,
  unsupported: true,
  'not-available': true,
  closed: true,
};

const titled = (rest: string): string => `Refusals are values: ${rest}`;

/** What no program of ours would ever say. */
export const nonsense: readonly BackendPromise[] = [
  {
    promise: 1,
    title: titled('what is no submission at all is refused with a code of the list and a sentence'),
    async prove({ backend, messages }) {
      for (const wrong of [null, 'hello', [], {}, { commandId: 1 }] as unknown as readonly Submission[]) {
        saysWhy(await backend.submit(wrong), `submit ${JSON.stringify(wrong)}`);
      }
      expectThat.equal((await messages()).length, 0, 'messages stored from nonsense');
    },
  },
  {
    promise: 1,
    title: titled('what is no request for a session at all is refused with a code of the list and a sentence'),
    skipped: needsSessions,
    async prove({ backend }) {
      const wrongs = [null, 'hello', [], {}, { boot: 1 }, freshRequest({ boot: 'me' })] as readonly SessionRequest[];
      for (const wrong of wrongs) {
        saysWhy(await backend.resolveSession(wrong), `resolveSession ${JSON.stringify(wrong)}`);
      }
      for (const target of ['', 'checkout', 'javascript:alert(1)', null] as readonly string[]) {
        saysWhy(await backend.handOver(inventedToken(), target), `handOver to ${JSON.stringify(target)}`);
      }
      for (const wrong of [null, 'hello', [1], {}] as unknown as readonly string[][]) {
        saysWhy(await backend.endSession(wrong), `endSession ${JSON.stringify(wrong)}`);
      }
    },
  },
  {
    promise: 1,
    title: titled('what is no start and no words at all is refused with a code of the list and a sentence'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const wrongs = [null, 'hello', [], {}, { commandId: 1 }, { commandId: freshId(), text: 7 }];
      for (const wrong of [...wrongs, { commandId: freshId(), text: ' ' }] as unknown as readonly ChatStart[]) {
        saysWhy(await backend.startChat(token, wrong), `startChat ${JSON.stringify(wrong)}`);
      }
      const { chat } = expectThat.value(await backend.startChat(token, { commandId: freshId() }), 'startChat');
      for (const wrong of wrongs as unknown as readonly ChatWords[]) {
        saysWhy(await backend.write(token, wrong), `write ${JSON.stringify(wrong)}`);
      }
      const { entries } = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal(entries.filter(({ kind }) => kind === 'message').length, 0, `words in the chat ${chat}`);
    },
  },
  {
    promise: 1,
    title: titled('what is no token at all is refused like one that nobody was given'),
    skipped: needsChats,
    async prove({ backend }) {
      for (const token of ['', 'pl1_', 'лампа', 'pl1_\n']) {
        const tried = await visitorCalls(backend, token);
        for (const ability of OF_VISITORS) {
          // Whose session it is gets asked with whatever a page has.
          if (ability === 'sessions' || !backend.abilities.has(ability)) continue;
          for (const [call, answer] of Object.entries(tried[ability])) {
            const { code } = expectThat.refusal(answer, `${call} with the token ${JSON.stringify(token)}`);
            expectThat.equal(code, 'session-expired', `${call} with the token ${JSON.stringify(token)}`);
          }
        }
      }
    },
  },
  {
    promise: 1,
    title: titled('what is no position at all is refused with a code of the list, or stands for the beginning'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const { chat } = expectThat.value(
        await backend.startChat(token, { commandId: freshId(), text: 'One' }),
        'startChat',
      );
      const whole = expectThat.value(await backend.readChat(token, null), 'readChat');
      const wrongs = ['hello', [], {}, { chat: 7, after: 'x' }, { chat, after: -1 }, { chat, after: 0.5 }, { chat }];
      for (const wrong of wrongs as unknown as readonly ChatPosition[]) {
        const what = `readChat from ${JSON.stringify(wrong)}`;
        const read = await backend.readChat(token, wrong);
        if (read.ok) expectThat.equal(read.value.entries, whole.entries, what);
        else saysWhy(read, what);
      }
    },
  },
];

function saysWhy(answer: Result<unknown, Problem>, what: string): void {
  const { code, message } = expectThat.refusal(answer, what);
  expectThat.holds(Object.hasOwn(CODES, code), `${JSON.stringify(code)} is no code of the closed list`);
  expectThat.holds(message.length > 0, `the refusal ${code} must say why`);
}
