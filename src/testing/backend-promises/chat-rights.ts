import type { Result } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Problem } from '../../domain/problem.ts';
import { type BackendPromise, needsChats } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { crossOver, needsBridge } from './cross-over.ts';
import { aPicture } from './fresh-file.ts';
import { begin, freshRequest, resolve } from './fresh-session.ts';
import { freshId } from './fresh-submission.ts';
import { follow, freshStart, freshWords, startChat, textsOf } from './fresh-words.ts';

const asked = (rest: string): string => `Rights are asked each time: ${rest}`;

const bridged = (rest: string): string => `A bridge begins where it was attached: ${rest}`;

async function callsInto(
  backend: ChatBackend,
  token: string,
  chat: string,
): Promise<Readonly<Record<string, Result<unknown, Problem>>>> {
  const { abilities } = backend;
  return {
    write: await backend.write(token, freshWords(chat, 'Not mine')),
    handOff: await backend.handOff(token, chat),
    endChat: await backend.endChat(token, chat),
    ...(abilities.has('marks') && {
      markRead: await backend.markRead(token, chat, 1),
      tellTyping: await backend.tellTyping(token, chat),
    }),
    ...(abilities.has('files') && { sendFile: await backend.sendFile(token, chat, aPicture()) }),
    ...(abilities.has('ratings') && { rateChat: await backend.rateChat(token, chat, { score: 1, comment: null }) }),
  };
}

function allRefused(calls: Readonly<Record<string, Result<unknown, Problem>>>, code: string, why: string): void {
  for (const [call, answer] of Object.entries(calls)) {
    expectThat.equal(expectThat.refusal(answer, `${call} ${why}`).code, code, `${call} ${why}`);
  }
}

export const chatRights: readonly BackendPromise[] = [
  {
    promise: 19,
    title: asked('a stranger’s chat is as if there were none'),
    skipped: needsChats,
    async prove({ backend }) {
      const [ada, eve] = [await begin(backend), await begin(backend)];
      const { chat } = await startChat(backend, ada.token, freshStart({ text: 'Ada writes' }));
      const before = expectThat.value(await backend.readChat(ada.token, null), 'readChat');
      for (const id of [chat, freshId(), 'none']) {
        allRefused(await callsInto(backend, eve.token, id), 'not-found', `of the chat ${id}, by somebody else`);
        const page = expectThat.value(await backend.readChat(eve.token, { chat: id, after: 0 }), 'readChat');
        expectThat.equal(page, { chat: null, entries: [], invitation: null }, 'what somebody else reads');
      }
      expectThat.equal(await backend.readChat(ada.token, null), { ok: true, value: before }, 'what Ada reads');
    },
  },
  {
    promise: 19,
    title: asked('once the session is ended every call is session-expired, and who follows hears it'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const followed = follow(backend, token);
      await followed.until('the first page', (pages) => pages.length > 0);
      expectThat.value(await backend.endSession([token]), 'endSession');
      const calls = {
        ...(await callsInto(backend, token, chat)),
        startChat: await backend.startChat(token, freshStart()),
        readChat: await backend.readChat(token, null),
      };
      allRefused(calls, 'session-expired', 'after the end of the session');
      const late = follow(backend, token);
      for (const each of [followed, late]) {
        await each.until('the end', (_pages, frames) => frames.at(-1)?.kind === 'ended');
        const last = each.frames.at(-1);
        expectThat.equal(last?.kind === 'ended' && last.problem.code, 'session-expired', 'why it ended');
      }
      expectThat.equal(late.frames.length, 1, 'frames heard by who came late');
    },
  },
  {
    promise: 19,
    title: asked('a disabled widget is widget-disabled, in calls and in feeds'),
    skipped: needsChats,
    async prove({ backend, widget, saveSettings }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const followed = follow(backend, token);
      await followed.until('the first page', (pages) => pages.length > 0);
      await saveSettings({ id: widget, disabled: true });
      const calls = {
        ...(await callsInto(backend, token, chat)),
        startChat: await backend.startChat(token, freshStart()),
        readChat: await backend.readChat(token, null),
      };
      allRefused(calls, 'widget-disabled', 'of a disabled widget');
      await followed.until('the end', (_pages, frames) => frames.at(-1)?.kind === 'ended');
      const last = followed.frames.at(-1);
      expectThat.equal(last?.kind === 'ended' && last.problem.code, 'widget-disabled', 'why it ended');
    },
  },
  {
    promise: 20,
    title: bridged('it reads and hears nothing from before, and writes into the chat that lives'),
    skipped: needsBridge,
    async prove(bench) {
      const { https, plain, token, chat, bridge } = await crossOver(bench);
      const followed = follow(plain, bridge);
      await followed.until('the first page', (pages) => pages.length > 0);
      expectThat.value(await plain.write(bridge, freshWords(chat, 'Over http')), 'write with the bridge');
      await bench.agent?.reply(chat, 'And back');
      await followed.until('the reply', (pages) => textsOf(pages).includes('And back'));
      followed.stop();
      expectThat.equal(textsOf(followed.pages), ['Over http', 'And back'], 'what the bridge heard');
      const page = expectThat.value(await plain.readChat(bridge, null), 'readChat with the bridge');
      expectThat.equal(textsOf([page]), ['Over http', 'And back'], 'what the bridge reads');
      const whole = expectThat.value(await https.readChat(token, null), 'readChat over https');
      expectThat.equal(textsOf([whole]).length, 4, 'what the secure page reads');
      for (const backend of [https, plain]) backend.close();
    },
  },
  {
    promise: 20,
    title: bridged('a chat that is over is gone on with by nobody, and one from before is not there'),
    skipped: needsBridge,
    async prove(bench) {
      const { https, plain, token, chat, bridge } = await crossOver(bench);
      expectThat.value(await https.endChat(token, chat), 'endChat over https');
      allRefused(await callsInto(plain, bridge, chat), 'not-found', 'of a chat that is over, with the bridge');
      const seen = expectThat.value(await plain.readChat(bridge, null), 'readChat with the bridge');
      expectThat.equal([seen.chat?.state, seen.chat?.goesOn], ['closed', false], 'the chat that ended since');
      await bench.advance?.(60_000);
      const later = await resolve(https, freshRequest({ tokens: [{ token, place: 'own' }] }), 'resolveSession');
      const tokens = [{ token: later.bridge?.token ?? '', place: 'bridge' } as const];
      const next = await resolve(plain, freshRequest({ tokens }), 'resolveSession over http');
      const page = expectThat.value(await plain.readChat(next.bridge?.token ?? '', null), 'readChat with the next');
      expectThat.equal(page, { chat: null, entries: [], invitation: null }, 'what a later bridge reads');
      for (const backend of [https, plain]) backend.close();
    },
  },
];
