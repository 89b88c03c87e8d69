import type { ChatBackend } from '../../contract/chat-backend.ts';
import { type BackendBench, type BackendPromise, needsSessions } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin, freshRequest, own, resolve } from './fresh-session.ts';
import { freshSubmission } from './fresh-submission.ts';

const titled = (rest: string): string => `Secure stays on https: ${rest}`;

const PLAIN = 'http://shop.example';
const HTTPS = 'https://shop.example';

const needsPages = (bench: BackendBench): string | null =>
  needsSessions(bench) ?? (bench.openAt ? null : 'the bench opens no page of another origin');

/** The same shop over http, which its owner lists, and over https. */
async function openPages({ widget, saveSettings, openAt }: BackendBench) {
  await saveSettings({ id: widget, origins: [PLAIN, HTTPS], linkDomains: [HTTPS] });
  const open = openAt as (origin: string) => ChatBackend;
  return { plain: open(PLAIN), https: open(HTTPS) };
}

export const bridges: readonly BackendPromise[] = [
  {
    promise: 13,
    title: titled('a page over plain http gets no secure token, whatever it brings'),
    skipped: needsPages,
    async prove(bench) {
      const { plain, https } = await openPages(bench);
      const { token } = await begin(https);
      for (const tokens of [[], [own(token)], [{ token, place: 'bridge' } as const]]) {
        const { secure } = await resolve(plain, freshRequest({ tokens }), 'resolveSession over http');
        expectThat.equal(secure, undefined, 'the secure token of a page over http');
      }
      for (const backend of [plain, https]) backend.close();
    },
  },
  {
    promise: 13,
    title: titled('a bridge leads to its visitor, and sends, and leads nowhere else'),
    skipped: needsPages,
    async prove(bench) {
      const { plain, https } = await openPages(bench);
      const { visitor, bridge } = await resolve(plain, freshRequest(), 'resolveSession over http');
      expectThat.holds(bridge !== undefined, 'a page over http that the owner lists must get a bridge');
      const token = bridge?.token ?? '';
      const tokens = [{ token, place: 'bridge' } as const];
      const again = await resolve(plain, freshRequest({ tokens }), 'resolveSession with the bridge');
      expectThat.equal(again.visitor, visitor, 'the visitor of the bridge');
      expectThat.value(await plain.submit(freshSubmission(), token), 'submit with the bridge');
      expectThat.holds(!(await plain.handOver(token, HTTPS)).ok, 'a bridge must not be handed over');
      for (const backend of [plain, https]) backend.close();
    },
  },
];
