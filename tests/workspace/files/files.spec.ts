import { describe, expect, it } from 'vitest';
import type { FileRef } from '../../../src/domain/file/chat-file.ts';
import type { AgentChatActor, VisitorActor } from '../../../src/workspace/chats/chat-command.ts';
import { createReferenceServer } from '../../../src/workspace/create-reference-server.ts';
import type { FileStore } from '../../../src/workspace/files/file-store.ts';
import { createMemoryFiles } from '../../../src/workspace/files/memory-files.ts';
import { createMemoryStore } from '../../../src/workspace/memory-store.ts';
import { pdf, png } from '../../domain/file/file-bytes.ts';
import { answered, codeOf, MINUTE } from '../bench.ts';
import { openChatBench } from '../chat-bench.ts';

type Actor = VisitorActor | AgentChatActor;

/** A bench whose files can be counted, with a chat that Anna has. */
async function openFileBench(settings = {}) {
  const files = createMemoryFiles();
  const kept = new Map<string, Uint8Array>();
  const counted: FileStore = {
    ...files,
    async put(id, bytes) {
      kept.set(id, bytes);
      return files.put(id, bytes);
    },
    async remove(id) {
      kept.delete(id);
      return files.remove(id);
    },
  };
  const bench = await openChatBench({ settings: { id: 'w', ...settings }, files: counted });
  const { server, ada, agent } = bench;
  await bench.staff('anna');
  const { chat } = answered(await bench.start());
  await bench.open(chat, 'anna');
  const send = (by: Actor = ada, { name = 'lamp.png', bytes = png(), to = chat } = {}) =>
    server.uploadFile(by, to, { name, bytes });
  return {
    ...bench,
    kept,
    chatId: chat,
    anna: agent('anna'),
    send,
    say: (files: readonly string[], { by = ada as Actor, text = '', to = chat, commandId = bench.commandId() } = {}) =>
      server.handle(
        by.kind === 'agent'
          ? { kind: 'reply', actor: by, chat: to, commandId, text, files }
          : { kind: 'write', actor: by, chat: to, commandId, text, files },
      ),
    read: async (by: Actor, { id }: Pick<FileRef, 'id'>) => codeOf(await server.readFile(by, id)),
    async visitorOf(id: string) {
      return (await bench.chat(id)).visitor;
    },
  };
}

describe('files in a chat', () => {
  it('K-6 what a visitor sends is named by their message, and read by both sides', async () => {
    const { send, say, server, ada, anna, chatId } = await openFileBench();
    const file = answered(await send(ada, { name: '../la\u202emp.html' }));
    expect(file).toEqual({
      id: file.id,
      name: 'lamp_html.png',
      type: 'image/png',
      bytes: png().length,
      width: 3,
      height: 2,
    });
    answered(await say([file.id]));
    const page = answered(await server.visitorPage(ada, null));
    expect(page.entries.at(-1)).toMatchObject({ kind: 'message', text: '', files: [file] });
    const { log } = answered(await server.chatFor('anna', chatId));
    expect(log.at(-1)).toMatchObject({ kind: 'message', text: '', files: [file] });
    for (const reader of [ada, anna]) {
      expect(answered(await server.readFile(reader, file.id))).toEqual({ file, bytes: png() });
    }
  });

  it('K-6 an agent’s file reaches the visitor with the reply, and not before', async () => {
    const { send, say, read, ada, anna, server } = await openFileBench();
    const file = answered(await send(anna, { name: 'invoice', bytes: pdf() }));
    expect([await read(anna, file), await read(ada, file)]).toEqual(['ok', 'not-found']);
    answered(await say([file.id], { by: anna, text: 'Here it is.' }));
    expect(await read(ada, file)).toBe('ok');
    expect(answered(await server.visitorPage(ada, null)).entries.at(-1)).toMatchObject({
      from: 'agent',
      files: [{ name: 'invoice.pdf', type: 'application/pdf', width: null }],
    });
  });

  it('K-6 a message takes each file once, of its own writer and its own chat', async () => {
    const { send, say, visit, start, ada, anna, kept } = await openFileBench();
    const [one, two] = [answered(await send()), answered(await send())];
    const eve = await visit();
    const other = answered(await start(eve)).chat;
    const foreign = answered(await send(eve, { to: other }));
    const rows: readonly (readonly [string, readonly string[], Actor, string])[] = [
      ['another visitor’s', [foreign.id], ada, 'not-found'],
      ['one among others', [one.id, foreign.id], ada, 'not-found'],
      ['the visitor’s, by the agent', [one.id], anna, 'not-found'],
      ['one there is none of', ['nothing'], ada, 'not-found'],
      ['the same twice', [one.id, one.id], ada, 'invalid'],
      ['none, and no words', [], ada, 'invalid'],
      ['theirs', [one.id, two.id], ada, 'ok'],
      ['one that a message has', [one.id], ada, 'not-found'],
    ];
    for (const [what, ids, by, code] of rows) expect([what, codeOf(await say(ids, { by }))]).toEqual([what, code]);
    expect(kept.size).toBe(3);
  });

  it('C-18 a file goes where the words to its chat go, and with words to no other', async () => {
    const { send, say, start, server, anna, chatId, log, read } = await openFileBench();
    answered(await server.handle({ kind: 'close-chat', actor: anna, chat: chatId }));
    const next = answered(await start()).chat;
    const file = answered(await send());
    expect(codeOf(await say([file.id], { to: next }))).toBe('not-found');
    expect(answered(await say([file.id])).chat).toBe(next);
    expect((await log(next)).at(-1)).toMatchObject({ kind: 'message', files: [file] });
    expect(await read(anna, file)).toBe('ok');
    expect(codeOf(await send(anna))).toBe('chat-state');
  });

  it('C-18 a missed chat takes no file, as it takes no words', async () => {
    const { server, start, staff, ada } = await openChatBench();
    await staff('anna', { absent: true, online: 'offline' });
    await server.handle({ kind: 'save-workspace', offlineHandling: false });
    const { chat, state } = answered(await start());
    expect(state).toBe('missed');
    expect(codeOf(await server.uploadFile(ada, chat, { name: 'x', bytes: png() }))).toBe('chat-state');
  });

  it('D-1 the same message again gets the first answer, and with other files it is another', async () => {
    const { send, say, commandId, log, chatId } = await openFileBench();
    const [one, two] = [answered(await send()), answered(await send())];
    const again = { commandId: commandId() };
    const first = answered(await say([one.id], again));
    expect(answered(await say([one.id], again))).toEqual(first);
    expect(codeOf(await say([two.id], again))).toBe('command-id-reused');
    expect((await log(chatId)).filter((entry) => entry.kind === 'message' && entry.files)).toHaveLength(1);
  });

  it('K-6 the owner’s limits hold: off, bytes in one, number in a message', async () => {
    const off = await openFileBench({ files: { enabled: false } });
    expect(await off.send()).toMatchObject({ ok: false, problem: { code: 'unsupported', ability: 'files' } });
    expect(codeOf(await off.send(off.anna))).toBe('unsupported');
    const small = await openFileBench({ files: { maxBytes: 1_024, perMessage: 1 } });
    const padded = (length: number) => ({
      bytes: new Uint8Array([...png(), ...new Uint8Array(length - png().length)]),
    });
    const fits = answered(await small.send(small.ada, padded(1_024)));
    expect(await small.send(small.ada, padded(1_025))).toMatchObject({
      problem: { code: 'too-large', issues: [{ code: 'file-too-large', limit: 1_024 }] },
    });
    const more = answered(await small.send());
    expect(await small.say([fits.id, more.id])).toMatchObject({
      problem: { code: 'invalid', issues: [{ path: 'files' }] },
    });
    expect(codeOf(await small.say([fits.id]))).toBe('ok');
  });

  it('Z-4 a visitor sends ten in ten minutes; refused ones count nothing', async () => {
    const { send, ada, anna, clock } = await openFileBench();
    expect(codeOf(await send(ada, { bytes: new Uint8Array([60]) }))).toBe('invalid');
    for (let n = 0; n < 10; n += 1) answered(await send());
    expect(await send()).toMatchObject({ problem: { code: 'too-many-requests', retryAfterMs: 10 * MINUTE } });
    expect(codeOf(await send(anna))).toBe('ok');
    clock.now += 10 * MINUTE;
    expect(codeOf(await send())).toBe('ok');
  });

  it('Z-4 an agent sends sixty in ten minutes', async () => {
    const { send, anna, ada, clock } = await openFileBench();
    for (let n = 0; n < 60; n += 1) answered(await send(anna));
    expect(await send(anna)).toMatchObject({ problem: { code: 'too-many-requests', retryAfterMs: 10 * MINUTE } });
    expect(codeOf(await send(ada))).toBe('ok');
    clock.now += 10 * MINUTE;
    expect(codeOf(await send(anna))).toBe('ok');
  });

  it('K-6 a file that no message named within an hour is gone, with its bytes; a named one stays', async () => {
    const { send, say, read, ada, server, clock, kept, pass } = await openFileBench();
    const [named, left] = [answered(await send()), answered(await send())];
    answered(await say([named.id]));
    await pass(3_599);
    expect([await read(ada, left), kept.size, server.nextDeadline()]).toEqual(['ok', 2, clock.now + 1_000]);
    clock.now += 1_000;
    expect(codeOf(await say([left.id]))).toBe('not-found');
    await pass(0);
    expect([await read(ada, left), await read(ada, named), [...kept.keys()]]).toEqual(['not-found', 'ok', [named.id]]);
  });

  it('Z-3 T-1 nobody else reads one: another page, visitor or widget, an agent who may not, a bridge', async () => {
    const [secure, plain] = ['https://shop.example', 'http://shop.example'];
    const {
      send,
      say,
      start,
      read,
      visit,
      staff,
      agent,
      ada: page,
      resolve,
    } = await openFileBench({
      origins: [secure, plain],
    });
    const ada = { ...page, origin: secure };
    const file = answered(await send(ada));
    answered(await say([file.id], { by: ada }));
    await staff('bob', { departments: ['other'], role: 'agent' });
    const eve = await visit();
    const { bridge } = answered(await resolve({ boot: 'b'.repeat(32) }, { origin: plain }));
    const zoe: VisitorActor = { ...page, origin: plain, token: bridge?.token ?? '' };
    const begun = answered(await start(zoe)).chat;
    const ofBridge = answered(await send(zoe, { to: begun }));
    answered(await say([ofBridge.id], { by: zoe, to: begun }));
    const rows: readonly (readonly [string, Actor, FileRef, string])[] = [
      ['themselves', ada, file, 'ok'],
      ['another page', { ...ada, origin: 'https://evil.example' }, file, 'origin-refused'],
      ['another visitor', eve, file, 'not-found'],
      ['nobody', { ...ada, token: 'pl1_nobody' }, file, 'session-expired'],
      ['another widget', { ...ada, widget: 'v' }, file, 'widget-unknown'],
      ['an agent of another department', agent('bob'), file, 'forbidden'],
      ['no agent', agent('nobody'), file, 'not-found'],
      ['a bridge, of its own', zoe, ofBridge, 'not-found'],
    ];
    for (const [who, actor, which, code] of rows) expect([who, await read(actor, which)]).toEqual([who, code]);
    expect(codeOf(await send(eve))).toBe('not-found');
    expect(codeOf(await send(agent('bob')))).toBe('forbidden');
  });

  it('Z-7 what is kept of a visitor names their files, and with them the bytes go, in whatever state', async () => {
    const { send, say, server, kept, anna, chatId, visitorOf } = await openFileBench();
    const [named, waiting, answer] = [answered(await send()), answered(await send()), answered(await send(anna))];
    answered(await say([named.id]));
    answered(await say([answer.id], { by: anna }));
    const visitor = await visitorOf(chatId);
    const { files } = answered(await server.exportVisitor(visitor));
    expect(files.map(({ id }) => id)).toEqual([named, waiting, answer].map(({ id }) => id).sort());
    answered(await server.eraseVisitor(visitor));
    expect(kept.size).toBe(0);
    expect(codeOf(await server.readFile(anna, named.id))).toBe('not-found');
  });

  it('Z-7 while bytes cannot be removed, nothing is erased, and it can be done again', async () => {
    const store = createMemoryStore();
    const files = createMemoryFiles();
    let broken = true;
    const bench = await openChatBench({
      store,
      files: { ...files, remove: async (id) => (broken ? { ok: false, problem: 'unavailable' } : files.remove(id)) },
    });
    const { chat } = answered(await bench.start());
    const file = answered(await bench.server.uploadFile(bench.ada, chat, { name: 'x', bytes: png() }));
    const { visitor } = await bench.chat(chat);
    expect(codeOf(await bench.server.eraseVisitor(visitor))).toBe('unavailable');
    expect(codeOf(await bench.server.readFile(bench.ada, file.id))).toBe('ok');
    broken = false;
    expect(codeOf(await bench.server.eraseVisitor(visitor))).toBe('ok');
    expect(answered(await files.get(file.id))).toBe(null);
  });

  it('Z-7 a visitor who is erased while their bytes arrive leaves none', async () => {
    const files = createMemoryFiles();
    let erase = async (): Promise<unknown> => null;
    const bench = await openChatBench({
      files: {
        ...files,
        async put(id, bytes) {
          await erase();
          return files.put(id, bytes);
        },
      },
    });
    const { chat } = answered(await bench.start());
    const { visitor } = await bench.chat(chat);
    const put: string[] = [];
    erase = async () => {
      const { documents } = answered(await bench.server.store.find('main', { kind: 'file', limit: 10 }));
      put.push(...documents.map(({ id }) => id));
      await bench.server.eraseVisitor(visitor);
    };
    expect(codeOf(await bench.server.uploadFile(bench.ada, chat, { name: 'x', bytes: png() }))).toBe('not-found');
    expect(put).toHaveLength(1);
    expect(answered(await files.get(put[0] ?? ''))).toBe(null);
  });

  it('Z-8 what a server before this one left is taken away by the first tick, in whatever step it died', async () => {
    const [store, files] = [createMemoryStore(), createMemoryFiles()];
    let dying = false;
    const bench = await openChatBench({
      store,
      files: { ...files, remove: async (id) => (dying ? { ok: false, problem: 'unavailable' } : files.remove(id)) },
    });
    const { chat } = answered(await bench.start());
    const file = answered(await bench.server.uploadFile(bench.ada, chat, { name: 'x', bytes: png() }));
    dying = true;
    await bench.pass(3_600);
    expect(answered(await files.get(file.id))).not.toBe(null);
    expect(bench.server.nextDeadline()).toBe(bench.clock.now + MINUTE);
    await bench.server.close();
    const next = createReferenceServer({
      settings: [],
      now: () => bench.clock.now,
      newId: () => 'unused',
      store,
      files,
    });
    answered(await next.handle({ kind: 'tick' }));
    expect([answered(await files.get(file.id)), answered(await store.get('main', 'file', file.id))]).toEqual([
      null,
      null,
    ]);
  });

  it('K-6 bytes that cannot be put are refused, and their file is nobody’s', async () => {
    const files = createMemoryFiles();
    const bench = await openChatBench({
      files: { ...files, put: async () => ({ ok: false, problem: 'unavailable' }) },
    });
    const { chat } = answered(await bench.start());
    expect(codeOf(await bench.server.uploadFile(bench.ada, chat, { name: 'x', bytes: png() }))).toBe('unavailable');
  });

  it.each([
    { kind: 'take-file', chat: 'c' },
    { kind: 'expire-files', files: [], gone: [] },
  ])('K-6 the door’s own command $kind is none from outside', async (command) => {
    const { server } = await openChatBench();
    expect(codeOf(await server.handle(command as never))).toBe('invalid');
  });
});
