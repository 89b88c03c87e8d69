import { expect, it } from 'vitest';
import { answered } from './bench.ts';
import { type ChatBench, openChatBench } from './chat-bench.ts';

type Ending = (bench: ChatBench, chat: string) => unknown;

const ENDINGS: readonly [what: string, end: Ending][] = [
  ['lets it go', ({ server, agent }, chat) => server.handle({ kind: 'pass-offer', actor: agent('anna'), chat })],
  ['lets it run out', ({ pass }) => pass(30)],
  [
    'loses it because the visitor ends it',
    ({ server, ada: actor }, chat) => server.handle({ kind: 'close-chat', actor, chat }),
  ],
];

it.each(ENDINGS)('A-4 an agent who %s has room for a chat of another of their departments', async (_what, end) => {
  const bench = await openChatBench({ settings: { id: 'w', departments: ['sales', 'support'] } });
  await bench.staff('anna', { departments: ['sales', 'support'], capacity: 1 });
  const first = answered(await bench.start(bench.ada, { department: 'sales' }));
  const second = answered(await bench.start(await bench.visit(), { department: 'support' }));
  expect((await bench.chat(first.chat)).offer?.agent).toBe('anna');
  expect((await bench.chat(second.chat)).offer).toBeNull();
  await end(bench, first.chat);
  expect((await bench.chat(second.chat)).offer?.agent).toBe('anna');
});
