import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, codeOf, hexId, MINUTE } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

const NOTHING = { chat: null, entries: [], invitation: null };

const textsIn = (page: { readonly entries: readonly object[] }): readonly unknown[] =>
  page.entries.flatMap((entry) => ('text' in entry ? [entry.text] : []));

describe('what a visitor’s page may know', () => {
  it('C-20 says the place in line, who answers, and each turn with its reason', async () => {
    const { server, ada, visit, staff, start, open } = await openChatBench();
    await staff('anna', { name: 'Anna', capacity: 1, role: 'admin' });
    const grace = await visit();
    const { chat: first } = answered(await start(ada));
    answered(await start(grace));
    expect(answered(await server.visitorPage(grace, null)).chat).toMatchObject({
      state: 'queued',
      position: 2,
      agent: null,
    });
    await open(first, 'anna');
    expect(answered(await server.visitorPage(grace, null)).chat).toMatchObject({ position: 1 });
    await server.handle({ kind: 'close-chat', actor: { kind: 'agent', id: 'anna' }, chat: first });
    const page = answered(await server.visitorPage(ada, null));
    expect(page.chat).toMatchObject({
      state: 'closed',
      reason: 'ended-by-agent',
      position: null,
      agent: null,
      head: 4,
    });
    expect(page.entries).toMatchObject([
      { number: 1, kind: 'turn', to: 'queued', reason: 'started', name: null },
      { number: 2, kind: 'message', text: 'Hello?' },
      { number: 3, kind: 'turn', to: 'active', reason: 'opened', name: 'Anna' },
      { number: 4, kind: 'turn', to: 'closed', reason: 'ended-by-agent', name: null },
    ]);
  });

  it('O-4 notes and offers take no number of the visitor’s, nor do receipts count them', async () => {
    const { server, ada, staff, start, write, commandId, log } = await openChatBench({
      rules: { offerTimeoutMs: 1_000 },
    });
    await staff('anna');
    const { chat } = answered(await start());
    const note = {
      kind: 'note',
      actor: { kind: 'agent', id: 'anna' },
      chat,
      commandId: commandId(),
      text: 'Hm',
    } as const;
    answered(await server.handle(note));
    const { number } = answered(await write(chat));
    expect((await log(chat)).map((entry) => entry.shown)).toEqual([1, 2, null, null, 3]);
    expect([number, answered(await server.visitorPage(ada, null)).entries.map((entry) => entry.number)]).toEqual([
      3,
      [1, 2, 3],
    ]);
  });

  describe('C-18 the chat before them', () => {
    it.each([
      ['a closed one within the reopen window', 29, null, true],
      ['nothing once that is over', 31, null, false],
      ['the one the page shows already, also then', 31, 'its', true],
      ['nothing for a page that shows another', 31, 'another', false],
    ] as const)('is %s', async (_what, minutes, shows, isThere) => {
      const { server, ada, start, sleep } = await openChatBench();
      const { chat } = answered(await start());
      await server.handle({ kind: 'close-chat', actor: ada, chat });
      sleep(minutes * 60);
      const position = shows && { chat: shows === 'its' ? chat : 'another', after: 2 };
      const page = answered(await server.visitorPage(ada, position));
      expect(page.chat?.id).toBe(isThere ? chat : undefined);
      if (isThere) expect(page.chat?.goesOn).toBe(minutes < 30);
    });

    it('is a missed one until another begins', async () => {
      const { server, ada, start, sleep } = await openChatBench({ rules: { offlineHandling: { enabled: false } } });
      const { chat } = answered(await start());
      sleep(86_400);
      const missed = answered(await server.visitorPage(ada, null)).chat;
      expect(missed).toMatchObject({ id: chat, state: 'missed', goesOn: false });
      const next = answered(await start());
      expect(next.chat).not.toBe(chat);
      expect(answered(await server.visitorPage(ada, { chat, after: 2 }))).toMatchObject({
        chat: { id: next.chat },
        entries: [{ number: 1 }, { number: 2 }],
      });
    });

    it('T-7 is also that of whom they turned out to be', async () => {
      const { server, ada, visit, resolve, start, sleep } = await openChatBench();
      const grace = await visit();
      const { chat } = answered(await start(grace, { text: 'Of Grace' }));
      await server.handle({ kind: 'close-chat', actor: grace, chat });
      sleep(60);
      answered(await start(ada, { text: 'Of Ada' }));
      const tokens = [ada, grace].map(({ token }) => ({ token, place: 'own' as const }));
      const { secure } = answered(await resolve({ boot: hexId(0xada), tokens }));
      const both = { ...ada, token: secure?.token ?? '' };
      const page = answered(await server.visitorPage(both, null));
      expect(textsIn(page)).toEqual(['Of Ada']);
      await server.handle({ kind: 'close-chat', actor: both, chat: page.chat?.id ?? '' });
      answered(await server.handle({ kind: 'write', actor: both, chat, commandId: hexId(7), text: 'On with it' }));
      expect(textsIn(answered(await server.visitorPage(both, null)))).toEqual(['Of Grace', 'On with it']);
    });
  });

  it('D-2 is ordered by number, whatever the clock said when', async () => {
    const { server, ada, clock, start, write } = await openChatBench();
    const { chat } = answered(await start(ada, { text: '1' }));
    for (const text of ['2', '3', '4']) {
      clock.now -= 10 * MINUTE;
      answered(await write(chat, ada, { text }));
    }
    expect(textsIn(answered(await server.visitorPage(ada, null)))).toEqual(['1', '2', '3', '4']);
    expect(textsIn(answered(await server.visitorPage(ada, { chat, after: 3 })))).toEqual(['3', '4']);
  });

  it('D-4 near the end of a long log it reads the end alone', async () => {
    const store = createMemoryStore();
    let asked = 0;
    const counting: typeof store = {
      ...store,
      get(workspace, kind, id) {
        if (kind === 'chat-entry') asked += 1;
        return store.get(workspace, kind, id);
      },
      async find(workspace, query) {
        const page = await store.find(workspace, query);
        if (page.ok && query.kind === 'chat-entry') asked += page.value.documents.length;
        return page;
      },
    };
    const { server, ada, staff, start, reply } = await openChatBench({ store: counting });
    await staff('anna', { role: 'admin' });
    const { chat } = answered(await start());
    for (let line = 0; line < 300; line += 1) answered(await reply(chat, 'anna'));
    const { head = 0 } = answered(await server.visitorPage(ada, null)).chat ?? {};
    const readAfter = async (after: number) => {
      asked = 0;
      const { entries } = answered(await server.visitorPage(ada, { chat, after }));
      return { numbers: entries.map(({ number }) => number), asked };
    };
    expect(await readAfter(head - 2)).toEqual({ numbers: [head - 1, head], asked: 2 });
    expect(await readAfter(head)).toEqual({ numbers: [], asked: 0 });
    // Notes lie between, which only agents see.
    const note = { kind: 'note', actor: { kind: 'agent', id: 'anna' }, chat, text: 'Not for her' } as const;
    for (let line = 0; line < 30; line += 1) {
      answered(await server.handle({ ...note, commandId: hexId(0xa00_000 + line) }));
    }
    expect(await readAfter(head - 2)).toMatchObject({ numbers: [head - 1, head] });
    expect(asked).toBe(32);
    expect((await readAfter(0)).numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });

  it('Z-3 the token is asked for each page: unknown, ended and expired are session-expired', async () => {
    const { server, ada, start, sleep } = await openChatBench();
    answered(await start());
    expect(codeOf(await server.visitorPage({ ...ada, token: 'pl1_' }, null))).toBe('session-expired');
    expect(codeOf(await server.visitorPage({ ...ada, widget: 'other' }, null))).toBe('widget-unknown');
    sleep(181 * 86_400);
    expect(codeOf(await server.visitorPage(ada, null))).toBe('session-expired');
  });

  it('Z-7 an erased visitor’s token opens nothing', async () => {
    const { server, ada, start, chat } = await openChatBench();
    const begun = answered(await start());
    await server.eraseVisitor((await chat(begun.chat)).visitor);
    expect(codeOf(await server.visitorPage(ada, null))).toBe('session-expired');
  });

  it('T-8 a bridge that no http page has come with shows nothing, and T-1 one that has, nothing from before', async () => {
    const { server, resolve, sleep } = await openChatBench({
      settings: { id: 'w', origins: ['https://shop.example', 'http://shop.example'] },
    });
    const [https, http] = ['https://shop.example', 'http://shop.example'];
    const { secure, bridge } = answered(await resolve({ boot: hexId(5) }, { origin: https }));
    const actor = { kind: 'visitor', widget: 'w', token: secure?.token ?? '', origin: https } as const;
    const crossed = { ...actor, token: bridge?.token ?? '', origin: http };
    answered(await server.handle({ kind: 'start-chat', actor, commandId: hexId(6), text: 'Before' }));
    expect(codeOf(await server.visitorPage(crossed, null))).toBe('session-expired');
    sleep(1);
    const tokens = [{ token: crossed.token, place: 'bridge' as const }];
    answered(await resolve({ boot: hexId(7), tokens }, { origin: http }));
    const page = answered(await server.visitorPage(crossed, null));
    expect([page.chat?.state, page.entries]).toEqual(['open', []]);
    await server.handle({ kind: 'close-chat', actor, chat: page.chat?.id ?? '' });
    expect(answered(await server.visitorPage(crossed, null))).toMatchObject({
      chat: { state: 'closed', goesOn: false },
      entries: [{ to: 'closed', number: 3 }],
    });
    const write = { kind: 'write', chat: page.chat?.id ?? '', commandId: hexId(8), text: 'After' } as const;
    expect(codeOf(await server.handle({ ...write, actor: crossed }))).toBe('not-found');
    expect(codeOf(await server.handle({ ...write, actor }))).toBe('ok');
  });

  it('a visitor who never wrote has nothing before them', async () => {
    const { server, ada } = await openChatBench();
    expect(answered(await server.visitorPage(ada, null))).toEqual(NOTHING);
  });
});
