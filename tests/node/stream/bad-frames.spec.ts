import { describe, expect, it } from 'vitest';
import { type BadFrame, badFrames, earlyFrames, lateFrames } from './bad-frame-cases.ts';
import { openFollowing, openSocket, openStreams, type PageSocket, type Streams, textsOf } from './stream-bench.ts';

/** Everything a frame could have changed. */
const everything = async ({ server, page }: Streams) => ({
  settings: await server.settings('shop'),
  document: await server.statusDocument('shop'),
  agents: await server.agents(),
  chats: await server.chats(),
  visitors: await server.visitors({ limit: 200 }),
  page: await server.visitorPage(
    { kind: 'visitor', widget: 'shop', token: page.token, origin: 'https://shop.example' },
    null,
  ),
  events: await server.store.eventsAfter('main', 0, 1_000),
});

/** What became of a socket that said this: the code of the error it was told, and the one it closed with. */
async function say({ socket, opened, closed, frames }: PageSocket, { data, binary = false }: BadFrame, token: string) {
  await opened;
  socket.send(typeof data === 'string' ? data.replaceAll('{token}', token) : data, { binary });
  const code = await closed;
  const last = frames.at(-1);
  return [last?.kind === 'error' ? last.problem.code : null, code];
}

const outcomeOf = ({ closes }: BadFrame) => [closes === 1_008 ? 'invalid' : null, closes];

/** Sends each from a socket of its own, and gives those of which something else became. */
async function surprises(
  streams: Streams,
  rows: readonly BadFrame[],
  open: () => Promise<PageSocket> | PageSocket,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const row of rows) {
    const outcome = await say(await open(), row, streams.page.token);
    if (String(outcome) !== String(outcomeOf(row))) found.push([row.what, outcome]);
  }
  return found;
}

describe('bad frames', () => {
  it.each([
    ['before hello', (streams: Streams) => openSocket(streams.port), [...badFrames, ...earlyFrames]],
    ['after hello', (streams: Streams) => openFollowing(streams), [...badFrames, ...lateFrames]],
  ])(
    'Z-4 each is refused %s, changes nothing and harms nobody else',
    { timeout: 60_000 },
    async (_when, open, rows) => {
      const streams = await openStreams();
      const { chat } = await streams.page.start('First');
      const bystander = await openFollowing(streams);
      bystander.frames.length = 0;
      const before = await everything(streams);
      expect(await surprises(streams, rows, () => open(streams))).toEqual([]);
      expect(await everything(streams)).toEqual(before);
      await streams.reply(chat, 'Still here');
      expect(textsOf(await bystander.next('page'))).toEqual(['Still here']);
    },
  );

  it('Z-4 a frame of 64 KiB to the byte is read', async () => {
    const streams = await openStreams();
    const socket = openSocket(streams.port);
    await socket.opened;
    socket.socket.send('{"kind":"hello","widget":"shop"}'.padEnd(65_536, ' '));
    await socket.next('status');
  });

  it('the table is long, and no row is twice', () => {
    const rows = [...badFrames, ...earlyFrames, ...lateFrames];
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
  });
});
