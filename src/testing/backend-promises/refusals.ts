import type { Ability } from '../../contract/chat-backend.ts';
import { type BackendPromise, needsSessions } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin, freshRequest, inventedToken, own, resolve } from './fresh-session.ts';
import { freshSubmission } from './fresh-submission.ts';
import { OF_VISITORS, type Tried, visitorCalls } from './visitor-calls.ts';

const ABILITIES: readonly Ability[] = ['status-push', 'offline-messages', ...OF_VISITORS];

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
      const tried = await visitorCalls(unknown);
      for (const ability of OF_VISITORS) {
        if (!unknown.abilities.has(ability)) continue;
        for (const [call, answer] of Object.entries(tried[ability])) {
          const { code } = expectThat.refusal(answer, `${call} of an unknown widget`);
          expectThat.equal(code, 'widget-unknown', `${call} of an unknown widget`);
        }
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
        ...(Object.assign({}, ...Object.values(await visitorCalls(backend))) as Tried),
        followChat: backend.followChat(inventedToken(), null, () => undefined),
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
      const followed = backend.followChat(inventedToken(), null, () => undefined);
      const message = await backend.submit(freshSubmission());
      const called = await visitorCalls(backend);
      const tried: Readonly<Record<Ability, Tried>> = {
        ...called,
        'status-push': { watchStatus: watched },
        'offline-messages': { submit: message },
        chats: { ...called.chats, followChat: followed },
      };
      if (followed.ok) followed.value();
      if (watched.ok) watched.value();
      for (const ability of ABILITIES) {
        for (const [call, answer] of Object.entries(tried[ability])) {
          if (backend.abilities.has(ability)) {
            // What goes by a session is refused to a token nobody was given; all else is carried out.
            const fits = answer.ok || (!WITHOUT_TOKEN.includes(call) && answer.problem.code === 'session-expired');
            expectThat.holds(fits, `${ability} is declared, so ${call} must not be refused`);
          } else {
            const { code, ability: named } = expectThat.refusal(answer, `${call}: ${ability} is not declared`);
            expectThat.equal({ code, named }, { code: 'unsupported', named: ability }, `the refusal of ${call}`);
          }
        }
      }
    },
  },
  {
    promise: 1,
    title: titled('an identity nobody signed is identity-refused, and the visitor stays who they are'),
    skipped: needsSessions,
    async prove({ backend }) {
      const { token, visitor } = await begin(backend);
      for (const identity of ['', 'somebody', UNSIGNED]) {
        const request = freshRequest({ tokens: [own(token)], identity });
        const { code } = expectThat.refusal(await backend.resolveSession(request), `the identity ${identity}`);
        expectThat.equal(code, 'identity-refused', `the identity ${identity}`);
      }
      const known = await resolve(backend, freshRequest({ tokens: [own(token)] }), 'the same without an identity');
      expectThat.equal([known.visitor, known.identity], [visitor, null], 'the visitor and their identity');
    },
  },
];

/** `{"alg":"none"}`, `{"sub":"ada"}`, and no signature. */
const UNSIGNED = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.';

/** Calls that have none to show. */
const WITHOUT_TOKEN = ['watchStatus', 'submit', 'resolveSession', 'endSession', 'followChat'];
