import { isPassing } from '../../domain/problem.ts';
import { type BackendBench, type BackendPromise, needsMessages, needsSessions } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin, freshRequest, inventedToken, own, resolve } from './fresh-session.ts';
import { freshId, freshSubmission } from './fresh-submission.ts';

const titled = (rest: string): string => `One boot, one visitor: ${rest}`;

const needsBoth = (bench: BackendBench): string | null => needsSessions(bench) ?? needsMessages(bench);

/** The number of visitors there must be, where the bench can tell. */
async function countVisitors({ visitors }: BackendBench, expected: number): Promise<void> {
  if (visitors) expectThat.equal((await visitors()).length, expected, 'visitors there are');
}

/** What a store can hold that no backend gave out; `token` is one that counts. */
const forgeries = (token: string): readonly string[] => [
  '',
  'pl1_',
  token.slice(0, -1),
  `${token}0`,
  token.toUpperCase(),
  ` ${token}`,
  `${token}\u0000`,
  token.replace('pl1_', 'plb_'),
  token.replace('pl1_', ''),
  `Bearer ${token}`,
  '__proto__',
  inventedToken(),
];

export const sessions: readonly BackendPromise[] = [
  {
    promise: 10,
    title: titled('the same boot again is the same visitor, another boot is another'),
    skipped: needsSessions,
    async prove(bench) {
      const request = freshRequest();
      const first = await begin(bench.backend, request);
      const again = await resolve(bench.backend, request, 'the same boot again');
      expectThat.equal(again.visitor, first.visitor, 'the visitor of the same boot');
      const other = await begin(bench.backend);
      expectThat.holds(other.visitor !== first.visitor, 'another boot without a token must be another visitor');
      expectThat.holds(other.token !== first.token, 'another visitor must get a token of their own');
      await countVisitors(bench, 2);
    },
  },
  {
    promise: 10,
    title: titled('two hundred requests of one boot in parallel are one visitor, whichever answer is kept'),
    skipped: needsSessions,
    async prove(bench) {
      const { backend } = bench;
      const request = freshRequest();
      const answers = await Promise.all(Array.from({ length: 200 }, () => begin(backend, request)));
      for (const { visitor } of answers) expectThat.equal(visitor, answers[0]?.visitor, 'the visitor of an answer');
      for (const { token } of [answers[0], answers[199]] as typeof answers) {
        const next = await resolve(backend, { ...request, tokens: [own(token)] }, 'the next page');
        expectThat.equal(next.visitor, answers[0]?.visitor, 'the visitor of the next page');
      }
      await countVisitors(bench, 1);
    },
  },
  {
    promise: 10,
    title: titled('of some tabs that start together each gets a token that is known again by itself'),
    skipped: needsSessions,
    async prove(bench) {
      const { backend } = bench;
      const request = freshRequest();
      const tabs = await Promise.all(Array.from({ length: 8 }, () => begin(backend, request)));
      for (const { token } of tabs) {
        const known = await resolve(backend, freshRequest({ tokens: [own(token)] }), 'a token of one of the tabs');
        expectThat.equal(known.visitor, tabs[0]?.visitor, 'its visitor');
      }
      await countVisitors(bench, 1);
    },
  },
  {
    promise: 10,
    title: titled('a request whose answer was lost and which is sent again finds the visitor it made'),
    skipped: (bench) => needsSessions(bench) ?? (bench.loseNextAnswer ? null : 'the bench loses no answers'),
    async prove(bench) {
      const { backend, loseNextAnswer } = bench;
      const request = freshRequest();
      for (let lost = 0; lost < 3; lost++) {
        loseNextAnswer?.();
        const { code } = expectThat.refusal(await backend.resolveSession(request), 'a resolution whose answer is lost');
        expectThat.holds(isPassing(code), `a lost answer must be a refusal that passes, not ${code}`);
      }
      const { visitor, token } = await begin(backend, request);
      const known = await resolve(backend, freshRequest({ tokens: [own(token)] }), 'the token that arrived');
      expectThat.equal(known.visitor, visitor, 'its visitor');
      await countVisitors(bench, 1);
    },
  },
  {
    promise: 10,
    title: titled('a token is known again, alone and among invented ones, and the answer keeps a token of theirs'),
    skipped: needsSessions,
    async prove(bench) {
      const { backend } = bench;
      let { token, visitor } = await begin(backend);
      for (const around of [0, 1, 2, 3]) {
        const tokens = Array.from({ length: 4 }, (_, index) => own(index === around ? token : inventedToken()));
        const request = freshRequest({ tokens: around === 0 ? tokens.slice(0, 1) : tokens });
        const known = await begin(backend, request);
        expectThat.equal(known.visitor, visitor, `the visitor of a token in place ${around}`);
        token = known.token;
      }
      await countVisitors(bench, 1);
    },
  },
  {
    promise: 10,
    title: titled('what only looks like a token is never somebody’s, and never a reason to refuse'),
    skipped: needsSessions,
    async prove({ backend }) {
      const { token, visitor } = await begin(backend);
      const forged = forgeries(token);
      for (let from = 0; from < forged.length; from += 4) {
        const tokens = forged.slice(from, from + 4).map(own);
        const answer = await resolve(backend, freshRequest({ tokens }), JSON.stringify(tokens));
        expectThat.holds(answer.visitor !== visitor, `none of ${JSON.stringify(tokens)} is a token of the visitor`);
      }
    },
  },
  {
    promise: 10,
    title: titled('a message with a token is its visitor’s, whoever wrote it down'),
    skipped: needsBoth,
    async prove(bench) {
      const { backend, messages } = bench;
      const { token, visitor } = await begin(backend);
      expectThat.value(await backend.submit(freshSubmission(), token), 'submit with a token');
      expectThat.equal(
        (await messages()).map((message) => message.visitor),
        [visitor],
        'the visitor of what is stored',
      );
      await countVisitors(bench, 1);
    },
  },
  {
    promise: 10,
    title: titled('a message that came first, without a token, is the visitor’s that its boot turns out to be'),
    skipped: needsBoth,
    async prove(bench) {
      const { backend, messages } = bench;
      const boot = freshId();
      expectThat.value(await backend.submit(freshSubmission({ visitor: boot })), 'submit without a token');
      const { visitor, token } = await begin(backend, freshRequest({ boot }));
      expectThat.value(await backend.submit(freshSubmission({ visitor: boot }), token), 'submit with one');
      expectThat.equal(
        (await messages()).map((message) => message.visitor),
        [visitor, visitor],
        'the visitors of what is stored',
      );
      await countVisitors(bench, 1);
    },
  },
  {
    promise: 10,
    title: titled('a message with a token nobody was given is session-expired, and nothing of it is stored'),
    skipped: needsBoth,
    async prove({ backend, messages }) {
      const { token } = await begin(backend);
      const submission = freshSubmission();
      // A header loses the spaces around it, and an empty one says that there is no token.
      for (const forged of forgeries(token).filter((text) => text !== '' && text === text.trim())) {
        const what = `submit with ${JSON.stringify(forged)}`;
        expectThat.equal(
          expectThat.refusal(await backend.submit(submission, forged), what).code,
          'session-expired',
          what,
        );
      }
      expectThat.equal((await messages()).length, 0, 'messages stored');
      expectThat.value(await backend.submit(submission, token), 'the same command id with a token that counts');
    },
  },
];
