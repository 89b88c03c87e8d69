import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { SessionRequest } from '../../domain/session/session.ts';
import { type BackendBench, type BackendPromise, needsSessions } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin, freshRequest, inventedToken, own, resolve } from './fresh-session.ts';
import { freshId } from './fresh-submission.ts';

const titled = (rest: string): string => `A code serves once: ${rest}`;

const HERE = 'https://shop.example';
const THERE = 'https://checkout.example';
const ELSEWHERE = 'https://elsewhere.example';

const needsPages = (bench: BackendBench): string | null =>
  needsSessions(bench) ?? (bench.openAt ? null : 'the bench opens no page of another origin');

/** Pages of three origins, two of which may be linked to, and a visitor of the first. */
async function openPages({ widget, saveSettings, openAt }: BackendBench) {
  await saveSettings({ id: widget, origins: [HERE, THERE, ELSEWHERE], linkDomains: [THERE, ELSEWHERE] });
  const open = openAt as (origin: string) => ChatBackend;
  const [here, there, elsewhere] = [open(HERE), open(THERE), open(ELSEWHERE)];
  const { visitor, token } = await begin(here);
  const codeFor = async (target: string): Promise<string> =>
    expectThat.value(await here.handOver(token, target), `handOver to ${target}`).code;
  const close = (): void => {
    for (const backend of [here, there, elsewhere]) backend.close();
  };
  return { here, there, elsewhere, visitor, token, codeFor, close };
}

/** What a page says that was come to by a link on the first one; without its referrer anybody could have sent the link. */
const arriving = (code: string): SessionRequest =>
  freshRequest({ code, page: { url: `${THERE}/`, referrer: `${HERE}/` } });

const redeem = async (backend: ChatBackend, code: string): Promise<string> =>
  (await resolve(backend, arriving(code), `the code ${JSON.stringify(code)}`)).visitor;

export const handovers: readonly BackendPromise[] = [
  {
    promise: 12,
    title: titled('it leads its target’s page to the visitor, who is known there by a token of their own from then on'),
    skipped: needsPages,
    async prove(bench) {
      const { here, there, visitor, token, codeFor, close } = await openPages(bench);
      const arrived = await begin(there, arriving(await codeFor(THERE)));
      expectThat.equal(arrived.visitor, visitor, 'the visitor on the other page');
      const next = await resolve(there, freshRequest({ tokens: [own(arrived.token)] }), 'the token it was given');
      expectThat.equal(next.visitor, visitor, 'the visitor of the token on the other page');
      const before = await resolve(here, freshRequest({ tokens: [own(token)] }), 'the token of the first page');
      expectThat.equal(before.visitor, visitor, 'the visitor of the first page');
      close();
    },
  },
  {
    promise: 12,
    title: titled('the second time it is as if there were none, in parallel as well'),
    skipped: needsPages,
    async prove(bench) {
      const { there, visitor, codeFor, close } = await openPages(bench);
      const code = await codeFor(THERE);
      const arrived = await Promise.all([1, 2, 3, 4].map(() => redeem(there, code)));
      expectThat.equal(arrived.filter((one) => one === visitor).length, 1, 'pages led to the visitor by one code');
      expectThat.holds((await redeem(there, code)) !== visitor, 'a used code must lead nobody to the visitor');
      close();
    },
  },
  {
    promise: 12,
    title: titled('the page whose answer was lost is led again by its boot'),
    skipped: needsPages,
    async prove(bench) {
      const { there, visitor, codeFor, close } = await openPages(bench);
      const request = arriving(await codeFor(THERE));
      for (const time of ['first', 'second']) {
        const { visitor: led } = await resolve(there, request, `the ${time} time`);
        expectThat.equal(led, visitor, `the visitor the ${time} time`);
      }
      close();
    },
  },
  {
    promise: 12,
    title: titled('on a page of another origin it is as if there were none'),
    skipped: needsPages,
    async prove(bench) {
      const { here, elsewhere, visitor, codeFor, close } = await openPages(bench);
      for (const page of [here, elsewhere]) {
        const led = await redeem(page, await codeFor(THERE));
        expectThat.holds(led !== visitor, 'a code must not lead a page of an origin it was not made for');
      }
      close();
    },
  },
  {
    promise: 12,
    title: titled('after 120 seconds it is as if there were none'),
    skipped: (bench) => needsPages(bench) ?? (bench.advance ? null : 'the bench has no hand on the clock'),
    async prove(bench) {
      const { there, visitor, codeFor, close } = await openPages(bench);
      const [intime, late] = [await codeFor(THERE), await codeFor(THERE)];
      await bench.advance?.(115_000);
      expectThat.equal(await redeem(there, intime), visitor, 'the visitor a code leads to after 115 seconds');
      await bench.advance?.(10_000);
      expectThat.holds((await redeem(there, late)) !== visitor, 'a code must not serve after 125 seconds');
      close();
    },
  },
  {
    promise: 12,
    title: titled('an invented one is as if there were none, and no token stands in for one'),
    skipped: needsPages,
    async prove(bench) {
      const { there, visitor, token, codeFor, close } = await openPages(bench);
      const code = await codeFor(THERE);
      const invented = [`plh_${freshId()}${freshId()}`, code.slice(0, -1), code.toUpperCase(), token, ''];
      for (const text of invented) {
        expectThat.holds((await redeem(there, text)) !== visitor, `${JSON.stringify(text)} is no code of the visitor`);
      }
      const { secure } = await resolve(there, freshRequest({ tokens: [own(code)] }), 'a code in the place of a token');
      expectThat.holds(secure?.token !== code, 'a code must not be taken for a token');
      expectThat.equal(await redeem(there, code), visitor, 'the visitor the code itself leads to');
      close();
    },
  },
  {
    promise: 12,
    title: titled('none is made for an origin that is not linked, nor for a token nobody was given'),
    skipped: needsPages,
    async prove(bench) {
      const { here, token, close } = await openPages(bench);
      for (const target of ['https://evil.example', 'http://checkout.example', 'https://checkout.example:8443']) {
        const { code } = expectThat.refusal(await here.handOver(token, target), `handOver to ${target}`);
        expectThat.equal(code, 'forbidden', `handOver to ${target}`);
      }
      const { code } = expectThat.refusal(await here.handOver(inventedToken(), THERE), 'handOver of an invented token');
      expectThat.equal(code, 'session-expired', 'handOver of an invented token');
      close();
    },
  },
];
