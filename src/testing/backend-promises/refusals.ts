import type { Ability } from '../../contract/chat-backend.ts';
import type { Submission } from '../../domain/form/submission.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { BackendPromise } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { freshSubmission } from './fresh-submission.ts';

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
  'not-found': true,
  'stale-write': true,
  unavailable: true,
  unreachable: true,
  unreadable: true,
  unsupported: true,
  'not-available': true,
  closed: true,
};

const ABILITIES: readonly Ability[] = ['status-push', 'offline-messages'];

const titled = (rest: string): string => `Refusals are values: ${rest}`;

export const refusals: readonly BackendPromise[] = [
  {
    promise: 1,
    title: titled('an unknown widget is widget-unknown, whatever is asked of it'),
    skipped: ({ openUnknown }) => (openUnknown ? null : 'the bench opens no unknown widget'),
    async prove({ openUnknown }) {
      const unknown = openUnknown?.();
      if (!unknown) return;
      const status = expectThat.refusal(await unknown.readStatus(), 'readStatus of an unknown widget');
      expectThat.equal(status.code, 'widget-unknown', 'its code');
      if (unknown.abilities.has('offline-messages')) {
        const message = expectThat.refusal(await unknown.submit(freshSubmission()), 'submit to an unknown widget');
        expectThat.equal(message.code, 'widget-unknown', 'its code');
      }
      unknown.close();
    },
  },
  {
    promise: 1,
    title: titled('after close every call is refused with closed, and closing again changes nothing'),
    async prove({ backend, messages }) {
      backend.close();
      backend.close();
      const calls = {
        readStatus: await backend.readStatus(),
        watchStatus: backend.watchStatus(() => undefined),
        submit: await backend.submit(freshSubmission()),
      };
      for (const [call, answer] of Object.entries(calls)) {
        expectThat.equal(expectThat.refusal(answer, `${call} after close`).code, 'closed', `${call} after close`);
      }
      expectThat.equal((await messages()).length, 0, 'messages stored through a closed backend');
    },
  },
  {
    promise: 1,
    title: titled('an ability that is not declared is unsupported by its name, one that is declared is not'),
    async prove({ backend }) {
      const watched = backend.watchStatus(() => undefined);
      const tried = {
        'status-push': watched,
        'offline-messages': await backend.submit(freshSubmission()),
      };
      if (watched.ok) watched.value();
      for (const ability of ABILITIES) {
        const answer = tried[ability];
        if (backend.abilities.has(ability)) {
          expectThat.holds(answer.ok, `${ability} is declared, so it must not be refused`);
        } else {
          const { code, ability: named } = expectThat.refusal(answer, `${ability}, which is not declared`);
          expectThat.equal({ code, named }, { code: 'unsupported', named: ability }, 'its refusal');
        }
      }
    },
  },
  {
    promise: 1,
    title: titled('what is no submission at all is refused with a code of the list and a sentence'),
    async prove({ backend, messages }) {
      for (const nonsense of [null, 'hello', [], {}, { commandId: 1 }] as unknown as readonly Submission[]) {
        const { code, message } = expectThat.refusal(
          await backend.submit(nonsense),
          `submit ${JSON.stringify(nonsense)}`,
        );
        expectThat.holds(Object.hasOwn(CODES, code), `${JSON.stringify(code)} is no code of the closed list`);
        expectThat.holds(message.length > 0, `the refusal ${code} must say why`);
      }
      expectThat.equal((await messages()).length, 0, 'messages stored from nonsense');
    },
  },
];
