import { describe, expect, it } from 'vitest';
import { answered, codeOf } from '../bench.ts';
import { openChatBench } from '../chat-bench.ts';

const DAY = 24 * 3_600;

async function openClosedChat() {
  const bench = await openChatBench({
    settings: { id: 'w', departments: ['sales', 'support'] },
    rules: { assignment: 'manual' },
  });
  const { server, ada, staff, start, agent } = bench;
  await staff('anna', { departments: ['sales'] });
  const { chat: id } = answered(await start(ada, { department: 'sales' }));
  answered(await server.handle({ kind: 'close-chat', actor: ada, chat: id }));
  return {
    ...bench,
    id,
    agent,
    rate: (score: number, comment?: string, actor = ada) =>
      server.handle({ kind: 'rate-chat', actor, chat: id, score, ...(comment !== undefined && { comment }) }),
  };
}

describe('K-8 what a visitor says of a chat', () => {
  it('is shown to them, to agents who may read it, and stands in what is kept of them', async () => {
    const { server, id, ada, rate, staff } = await openClosedChat();
    answered(await rate(4, ' Friendly. '));
    const rating = { score: 4, comment: 'Friendly.' };
    const { chat } = answered(await server.visitorPage(ada, null));
    expect(chat?.rating).toEqual(rating);
    expect(answered(await server.chatFor('anna', id)).chat).toMatchObject({ rating });
    const [visitor] = answered(await server.visitors({})).visitors;
    const kept = answered(await server.exportVisitor(visitor?.id ?? ''));
    expect(kept.chats[0]?.chat).toMatchObject({ rating });
    await staff('zoe', { departments: ['sales'] });
    const { chats } = answered(await server.inbox('zoe', { list: 'closed' }));
    expect(chats[0]).toMatchObject({ readable: true, rating });
  });

  it('P-6 is without the comment where an agent may not read the chat', async () => {
    const { server, id, rate, staff, write, open } = await openClosedChat();
    answered(await rate(1, 'A secret'));
    await staff('zoe', { departments: ['sales'] });
    answered(await write(id));
    answered(await open(id, 'anna'));
    const { chats } = answered(await server.inbox('zoe', { list: 'active' }));
    expect(chats[0]).toMatchObject({ id, readable: false, rating: { score: 1, comment: null } });
  });

  it('is an event with the score and without the comment; the same again is none', async () => {
    const { server, rate } = await openClosedChat();
    answered(await rate(2, 'Slow'));
    answered(await rate(2, 'Slow'));
    answered(await rate(3));
    const events = answered(await server.store.eventsAfter('main', 0, 100));
    const rated = events.filter(({ kind }) => kind === 'chat.rated');
    expect(rated.map(({ body }) => body)).toMatchObject([{ score: 2 }, { score: 3 }]);
    expect(JSON.stringify(events)).not.toContain('Slow');
  });

  it('keeps the first answer once the hour is over, and is refused after a week', async () => {
    const { id, rate, sleep, chat } = await openClosedChat();
    answered(await rate(2));
    sleep(3_600);
    expect(codeOf(await rate(5))).toBe('chat-state');
    expect((await chat(id)).rating?.score).toBe(2);
    const late = await openClosedChat();
    late.sleep(7 * DAY);
    expect(codeOf(await late.rate(5))).toBe('chat-state');
  });

  it('is refused where the owner wants none, and nothing of it is shown then', async () => {
    const { server, ada, rate } = await openClosedChat();
    answered(await rate(4));
    const settings = { id: 'w', departments: ['sales', 'support'], chat: { rating: false } };
    answered(await server.handle({ kind: 'save-widget', settings }));
    expect(await rate(5)).toMatchObject({ problem: { code: 'unsupported', ability: 'ratings' } });
    expect(answered(await server.visitorPage(ada, null)).chat).not.toHaveProperty('rating');
  });

  it('Z-3 is the business of its own visitor alone', async () => {
    const { id, rate, visit, chat } = await openClosedChat();
    expect(codeOf(await rate(1, 'Mine now', await visit()))).toBe('not-found');
    expect((await chat(id)).rating).toBeNull();
  });

  it('Z-7 goes when the visitor is erased', async () => {
    const { server, rate } = await openClosedChat();
    answered(await rate(1, 'A secret'));
    const [visitor] = answered(await server.visitors({})).visitors;
    answered(await server.eraseVisitor(visitor?.id ?? ''));
    const events = answered(await server.store.eventsAfter('main', 0, 100));
    const chats = await server.store.find('main', { kind: 'chat', tags: {}, limit: 10 });
    expect(JSON.stringify([events, chats])).not.toMatch(/secret|score/);
  });
});
