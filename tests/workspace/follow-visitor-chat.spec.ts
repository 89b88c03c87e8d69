import { describe, expect, it } from 'vitest';
import type { VisitorFrame } from '../../src/domain/chat/visitor-chat.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, hexId } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

/** Lets reads that wait for nothing outside run to their end. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
};

const textsOf = (frames: readonly VisitorFrame[]): readonly string[] =>
  frames.flatMap((frame) =>
    frame.kind === 'page' ? frame.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : [])) : [],
  );

const codesOf = (frames: readonly VisitorFrame[]): readonly string[] =>
  frames.flatMap((frame) => (frame.kind === 'ended' ? [frame.problem.code] : []));

async function openFeedBench(...options: Parameters<typeof openChatBench>) {
  const bench = await openChatBench(...options);
  const follow = async (actor = bench.ada, position: Parameters<typeof bench.server.followVisitor>[1] = null) => {
    const frames: VisitorFrame[] = [];
    const stop = bench.server.followVisitor(actor, position, (frame) => frames.push(frame));
    await settle();
    return { frames, stop, last: () => frames.at(-1) };
  };
  return { ...bench, follow };
}

describe('following a visitor’s chat', () => {
  it('C-20 those behind are told when somebody before them goes, and nobody else is', async () => {
    const { ada, visit, staff, start, open, follow } = await openFeedBench();
    await staff('anna', { role: 'admin', capacity: 1 });
    const [grace, eve] = [await visit(), await visit()];
    const { chat } = answered(await start(ada));
    answered(await start(grace));
    const [first, second, stranger] = [await follow(ada), await follow(grace), await follow(eve)];
    expect(second.last()).toMatchObject({ chat: { position: 2 } });
    answered(await open(chat, 'anna'));
    await settle();
    expect(first.last()).toMatchObject({ chat: { state: 'active', agent: 'anna' }, entries: [{ to: 'active' }] });
    expect(second.last()).toMatchObject({ chat: { position: 1 }, entries: [] });
    expect([first, second, stranger].map(({ frames }) => frames.length)).toEqual([2, 2, 1]);
  });

  it('O-4 notes, offers and what agents do to others make no frame', async () => {
    const { server, ada, visit, staff, start, follow, commandId, pass } = await openFeedBench();
    await staff('anna', { role: 'admin' });
    await staff('ben');
    const { chat } = answered(await start(ada));
    const other = answered(await start(await visit()));
    const { frames } = await follow();
    const note = { kind: 'note', actor: { kind: 'agent', id: 'anna' }, commandId: commandId(), text: 'Hm' } as const;
    answered(await server.handle({ ...note, chat }));
    answered(await server.handle({ ...note, chat: other.chat, commandId: commandId() }));
    await pass(31);
    await settle();
    expect(frames).toHaveLength(1);
  });

  it('D-4 what came while it read is heard next, each once and in order', async () => {
    const { ada, start, write, follow } = await openFeedBench();
    const { chat } = answered(await start(ada, { text: '0' }));
    const { frames } = await follow();
    await Promise.all(['1', '2', '3', '4'].map((text) => write(chat, ada, { text })));
    answered(await write(chat, ada, { text: '5' }));
    await settle();
    expect(textsOf(frames)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('D-4 what came while it looked for the first time is heard as well', async () => {
    const { server, ada, start } = await openFeedBench();
    const frames: VisitorFrame[] = [];
    server.followVisitor(ada, null, (frame) => frames.push(frame));
    answered(await start(ada, { text: 'At once' }));
    await settle();
    expect(textsOf(frames)).toEqual(['At once']);
  });

  it('D-4 a nudge that was lost is made up for by the next', async () => {
    const store = createMemoryStore();
    let deaf = false;
    const losing: typeof store = {
      ...store,
      find: async (workspace, query) =>
        deaf && query.kind === 'chat-entry'
          ? { ok: true, value: { documents: [], next: null } }
          : store.find(workspace, query),
    };
    const { ada, start, write, follow } = await openFeedBench({ store: losing });
    const { chat } = answered(await start(ada, { text: '0' }));
    const { frames } = await follow();
    deaf = true;
    answered(await write(chat, ada, { text: '1' }));
    await settle();
    deaf = false;
    answered(await write(chat, ada, { text: '2' }));
    await settle();
    expect(textsOf(frames)).toEqual(['0', '1', '2']);
  });

  it('T-7 after a merge it has the chat of both, and a page with a token from before is sent for the new one', async () => {
    const { ada, visit, resolve, start, write, follow } = await openFeedBench();
    const grace = await visit();
    const { chat } = answered(await start(grace, { text: 'Of Grace' }));
    const before = await follow(ada);
    const tokens = [grace, ada].map(({ token }) => ({ token, place: 'own' as const }));
    const { secure } = answered(await resolve({ boot: hexId(0xada), tokens }));
    const both = { ...ada, token: secure?.token ?? '' };
    answered(await write(chat, both, { text: 'Of both' }));
    const after = await follow(both);
    expect([textsOf(after.frames), codesOf(after.frames)]).toEqual([['Of Grace', 'Of both'], []]);
    expect([textsOf(before.frames).includes('Of both'), codesOf(before.frames)]).toEqual([false, ['session-expired']]);
  });

  it('Z-3 ends once, when the session does, and hears nothing more', async () => {
    const { server, ada, staff, start, reply, follow } = await openFeedBench();
    await staff('anna', { role: 'admin' });
    const { chat } = answered(await start());
    const { frames } = await follow();
    await server.handle({ kind: 'end-session', widget: 'w', tokens: [ada.token], hostToken: null, origin: null });
    await settle();
    expect([frames.length, ...codesOf(frames)]).toEqual([2, 'session-expired']);
    answered(await reply(chat, 'anna'));
    await settle();
    expect(frames).toHaveLength(2);
  });

  it.each([
    ['S-3 disabled', { id: 'w', disabled: true }, 'widget-disabled'],
    ['Z-3 closed to its page', { id: 'w', origins: ['https://other.example'] }, 'origin-refused'],
  ])('a widget that is %s ends it', async (_what, settings, code) => {
    const { server, ada, follow } = await openFeedBench();
    const { frames } = await follow({ ...ada, origin: 'https://shop.example' });
    await server.handle({ kind: 'save-widget', settings });
    await settle();
    expect(codesOf(frames)).toEqual([code]);
  });

  it('Z-7 an erased visitor’s pages are ended', async () => {
    const { server, start, chat, follow } = await openFeedBench();
    const begun = answered(await start());
    const { frames } = await follow();
    await server.eraseVisitor((await chat(begun.chat)).visitor);
    await settle();
    expect(codesOf(frames)).toEqual(['session-expired']);
  });

  it('Z-4 the sixth page of a visitor is refused, the others go on, and who stops makes room', async () => {
    const { visit, follow } = await openFeedBench();
    const pages = [];
    for (let n = 0; n < 6; n += 1) pages.push(await follow());
    expect(pages.map(({ frames }) => codesOf(frames))).toEqual([[], [], [], [], [], ['too-many-requests']]);
    expect(codesOf((await follow(await visit())).frames)).toEqual([]);
    pages[0]?.stop();
    pages[0]?.stop();
    expect(codesOf((await follow()).frames)).toEqual([]);
  });

  it('a listener that throws is reported, and others hear', async () => {
    const { server, ada, errors, start, follow } = await openFeedBench();
    server.followVisitor(ada, null, () => {
      throw new Error('mine');
    });
    const { frames } = await follow();
    answered(await start(ada, { text: 'Hello' }));
    await settle();
    expect([textsOf(frames), errors.map(String)]).toEqual([['Hello'], ['Error: mine', 'Error: mine']]);
  });

  it('a server that closes says so, and a stopped page hears not even that', async () => {
    const { server, follow } = await openFeedBench();
    const [there, gone] = [await follow(), await follow()];
    gone.stop();
    await server.close();
    expect([codesOf(there.frames), codesOf(gone.frames)]).toEqual([['unavailable'], []]);
  });
});
