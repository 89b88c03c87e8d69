import { describe, expect, it } from 'vitest';
import type { ChatPosition, VisitorFrame } from '../../../src/domain/chat/visitor-chat.ts';
import { createMemoryStore } from '../../../src/workspace/memory-store.ts';
import { answered, MINUTE, openBench } from '../bench.ts';
import { openChatBench } from '../chat-bench.ts';
import { settle } from './settle.ts';

async function openChat() {
  const bench = await openChatBench();
  const { chat: id } = answered(await bench.start());
  const read = async (position: ChatPosition | null) => {
    const { chat, entries } = answered(await bench.server.visitorPage(bench.ada, position));
    return { epoch: chat?.epoch, numbers: entries.map(({ number }) => number) };
  };
  return { ...bench, id, read };
}

describe('D-2 a log that has less than a page has seen of it', () => {
  it('is read from its beginning, under another name that stays', async () => {
    const { id, read } = await openChat();
    expect(await read({ chat: id, after: 2 })).toEqual({ epoch: id, numbers: [] });
    const { epoch, numbers } = await read({ chat: id, after: 3 });
    expect(numbers).toEqual([1, 2]);
    expect(epoch).not.toBe(id);
    expect(await read({ chat: id, after: 2 })).toEqual({ epoch, numbers: [] });
    expect(await read(null)).toEqual({ epoch, numbers: [1, 2] });
  });

  it('is named anew once a minute at most, whatever pages claim', async () => {
    const { id, read, clock } = await openChat();
    const { epoch } = await read({ chat: id, after: 9 });
    expect((await read({ chat: id, after: 99 })).epoch).toBe(epoch);
    clock.now += MINUTE;
    expect((await read({ chat: id, after: 9 })).epoch).not.toBe(epoch);
  });

  it('tells the other pages of the visitor, whose position says nothing', async () => {
    const { server, id, ada, read } = await openChat();
    const frames: VisitorFrame[] = [];
    server.followVisitor(ada, { chat: id, after: 1 }, (frame) => frames.push(frame));
    await settle();
    const { epoch } = await read({ chat: id, after: 9 });
    await settle();
    const epochs = frames.map((frame) => frame.kind === 'page' && frame.chat?.epoch);
    expect(epochs).toEqual([id, epoch]);
  });

  it('is none for a server that is behind another on the same store', async () => {
    const store = createMemoryStore();
    const { server, ada, write, start } = await openChatBench({ store });
    const { chat } = answered(await start());
    const behind = openBench({ store }).server;
    answered(await behind.visitorPage(ada, null));
    answered(await write(chat));
    const page = answered(await behind.visitorPage(ada, { chat, after: 3 }));
    expect(page).toMatchObject({ chat: { epoch: chat, head: 3 }, entries: [] });
    expect(answered(await server.visitorPage(ada, { chat, after: 3 })).chat?.epoch).toBe(chat);
  });

  it('Z-3 is nobody else’s to name anew', async () => {
    const { server, id, visit, read } = await openChat();
    answered(await server.visitorPage(await visit(), { chat: id, after: 9 }));
    expect((await read(null)).epoch).toBe(id);
    const asked = { kind: 'renew-epoch', chat: id, after: 9 } as const;
    expect(await server.handle(asked)).toMatchObject({ problem: { code: 'invalid' } });
  });
});
