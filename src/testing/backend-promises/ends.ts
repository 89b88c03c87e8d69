import type { ChatBackend } from '../../contract/chat-backend.ts';
import { type BackendPromise, needsMessages, needsSessions } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin, freshRequest, inventedToken, own, resolve } from './fresh-session.ts';
import { freshSubmission } from './fresh-submission.ts';

const titled = (rest: string): string => `Ended is ended: ${rest}`;

const end = async (backend: ChatBackend, ...tokens: readonly string[]): Promise<void> =>
  expectThat.value(await backend.endSession(tokens), 'endSession');

export const ends: readonly BackendPromise[] = [
  {
    promise: 11,
    title: titled('its token leads to another visitor, in every place a page may have found it'),
    skipped: needsSessions,
    async prove({ backend }) {
      const { token, visitor } = await begin(backend);
      await end(backend, token);
      for (const place of ['own', 'shared', 'bridge'] as const) {
        const request = freshRequest({ tokens: [{ token, place }] });
        const next = await resolve(backend, request, `the ended token as ${place}`);
        expectThat.holds(next.visitor !== visitor, `an ended token found as ${place} must lead to another visitor`);
        expectThat.holds(next.secure?.token !== token, 'an ended token must not be given out again');
      }
    },
  },
  {
    promise: 11,
    title: titled('the boot that began it leads to another visitor'),
    skipped: needsSessions,
    async prove({ backend }) {
      const request = freshRequest();
      const { token, visitor } = await begin(backend, request);
      await end(backend, token);
      const next = await resolve(backend, request, 'the boot of an ended session');
      expectThat.holds(next.visitor !== visitor, 'the boot of an ended session must lead to another visitor');
    },
  },
  {
    promise: 11,
    title: titled('its token neither sends nor makes a code: session-expired, and nothing is stored'),
    skipped: (bench) => needsSessions(bench) ?? needsMessages(bench),
    async prove({ backend, messages }) {
      const { token } = await begin(backend);
      expectThat.value(await backend.submit(freshSubmission(), token), 'submit before the end');
      await end(backend, token);
      const calls = {
        submit: await backend.submit(freshSubmission(), token),
        handOver: await backend.handOver(token, 'https://other.example'),
      };
      for (const [call, answer] of Object.entries<(typeof calls)[keyof typeof calls]>(calls)) {
        const { code } = expectThat.refusal(answer, `${call} with an ended token`);
        expectThat.equal(code, 'session-expired', `${call} with an ended token`);
      }
      expectThat.equal((await messages()).length, 1, 'messages stored');
    },
  },
  {
    promise: 11,
    title: titled('what replaced a token ends with it, and what it replaced'),
    skipped: needsSessions,
    async prove({ backend }) {
      for (const ended of ['first', 'last'] as const) {
        const { token: first, visitor } = await begin(backend);
        // A cookie that siblings can write may be answered with a token that replaces it.
        const request = freshRequest({ tokens: [{ token: first, place: 'shared' }] });
        const { token: last, visitor: same } = await begin(backend, request);
        expectThat.equal(same, visitor, 'the visitor of the token before the end');
        await end(backend, ended === 'first' ? first : last);
        for (const token of [first, last]) {
          const next = await resolve(backend, freshRequest({ tokens: [own(token)] }), 'a token of an ended session');
          expectThat.holds(next.visitor !== visitor, `with the ${ended} token the whole session must end`);
        }
      }
    },
  },
  {
    promise: 11,
    title: titled('other visitors go on, unknown tokens are no refusal, and ending twice is ending once'),
    skipped: needsSessions,
    async prove({ backend }) {
      const [one, other] = [await begin(backend), await begin(backend)];
      await end(backend);
      await end(backend, inventedToken(), '', one.token, 'plb_');
      const next = await resolve(backend, freshRequest({ tokens: [own(one.token)] }), 'one ended among others');
      expectThat.holds(next.visitor !== one.visitor, 'a token ended among unknown ones must be ended');
      await end(backend, one.token);
      const known = await resolve(backend, freshRequest({ tokens: [own(other.token)] }), 'the other visitor');
      expectThat.equal(known.visitor, other.visitor, 'the other visitor');
    },
  },
];
