import { expect, it, onTestFinished } from 'vitest';
import { followFeed } from '../../src/node/stream/follow-feed.ts';
import type { FeedFrame } from '../../src/protocol/frames.ts';
import type { AgentFrame } from '../../src/workspace/agents/agent-side.ts';
import { openWork } from './agents/agents-at-work.ts';
import { openChatPage } from './chat-page.ts';
import { openApp } from './open-app.ts';

/** Anna of sales answers a visitor, both by their pages. */
async function openDesk() {
  const work = await openWork();
  const [anna, ben, visitor] = [await work.agent('anna'), await work.agent('ben'), await work.visitor()];
  const { chat } = await visitor.start();
  await anna.ask('POST', `/chats/${chat}/open`);
  const shown = async () => (await visitor.ask('GET', '/chat')).json().chat;
  return { ...work, anna, ben, visitor, chat, shown };
}

it('K-1 each page says how far it has read, and learns how far the other has', async () => {
  const { anna, ben, visitor, chat, shown, commandId } = await openDesk();
  expect(await shown()).toMatchObject({ head: 3, delivered: 0, read: 0 });
  await anna.ask('GET', `/chats/${chat}`);
  expect(await shown()).toMatchObject({ delivered: 3, read: 0 });
  expect((await anna.ask('POST', `/chats/${chat}/read`, { number: 2 })).statusCode).toBe(204);
  expect(await shown()).toMatchObject({ delivered: 3, read: 2 });
  await anna.ask('POST', `/chats/${chat}/replies`, { commandId: commandId(), text: 'On its way.' });
  expect((await visitor.ask('POST', `/chat/${chat}/read`, { number: 4 })).statusCode).toBe(204);
  expect((await anna.ask('GET', `/chats/${chat}`)).json().chat).toMatchObject({ readByVisitor: 4, readByAgent: 4 });
  const beyond = await visitor.ask('POST', `/chat/${chat}/read`, { number: 5 });
  expect([beyond.statusCode, beyond.json().code, beyond.json().issues[0].path]).toEqual([422, 'invalid', 'number']);
  const foreign = await ben.ask('POST', `/chats/${chat}/read`, { number: 1 });
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'forbidden']);
});

it('K-2 typing is a 204 that says nothing, and agents hear of it', async () => {
  const { server, anna, visitor, chat } = await openDesk();
  const heard: AgentFrame[] = [];
  onTestFinished(server.agentFeed('carl', (frame) => heard.push(frame)));
  await server.chats();
  const answers = [await visitor.ask('POST', `/chat/${chat}/typing`), await anna.ask('POST', `/chats/${chat}/typing`)];
  expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual([
    [204, ''],
    [204, ''],
  ]);
  expect(heard.flatMap((frame) => (frame.kind === 'typing' ? frame.by.kind : []))).toEqual(['visitor', 'agent']);
  await anna.ask('POST', `/chats/${chat}/close`);
  expect((await anna.ask('POST', `/chats/${chat}/typing`)).statusCode).toBe(409);
});

it('K-8 a rating is a 204 after the end and a 409 before it', async () => {
  const { visitor, chat, shown } = await openDesk();
  const rate = () => visitor.ask('POST', `/chat/${chat}/rating`, { score: 4, comment: 'Quick' });
  expect((await rate()).statusCode).toBe(409);
  await visitor.ask('POST', `/chat/${chat}/end`);
  expect((await rate()).statusCode).toBe(204);
  expect(await shown()).toMatchObject({ rating: { score: 4, comment: 'Quick' } });
});

it('K-2 typing comes over every feed that carries all frames', async () => {
  const test = await openApp();
  const page = await openChatPage(test);
  const { chat } = await page.start();
  await test.server.handle({ kind: 'save-agent', agent: 'anna', name: 'Anna', role: 'admin' });
  const frames: FeedFrame[] = [];
  const actor = { kind: 'visitor', widget: 'shop', token: page.token, origin: 'https://shop.example' } as const;
  const noTimer = () => () => undefined;
  onTestFinished(followFeed(test.server, { actor, position: null }, (frame) => frames.push(frame), noTimer));
  await page.ask('GET', 'chat');
  await test.server.handle({ kind: 'tell-typing', actor: { kind: 'agent', id: 'anna' }, chat });
  expect(frames.map(({ kind }) => kind)).toEqual(['welcome', 'page', 'live', 'typing']);
  expect(frames.at(-1)).toMatchObject({ chat, name: 'Anna' });
});
