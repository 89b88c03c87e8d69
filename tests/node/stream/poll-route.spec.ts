import { describe, expect, it } from 'vitest';
import { chatPollPath } from '../../../src/protocol/http.ts';
import { openStreams, type Streams, textsOf } from './stream-bench.ts';

const WAIT_MS = 25_000;

const poll = ({ port, page }: Streams, query = '', headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${chatPollPath('shop')}${query}`, {
    headers: { authorization: `Bearer ${page.token}`, origin: 'https://shop.example', ...headers },
  });

/** A question that waits, once the server has it. */
async function pollAndWait(streams: Streams, query: string, tag: string) {
  const asked = streams.count(WAIT_MS);
  const answer = poll(streams, query, { 'if-none-match': tag });
  await expect.poll(() => streams.count(WAIT_MS)).toBe(asked + 1);
  return answer;
}

describe('GET /w/{widget}/chat/poll', () => {
  it('D-3 answers at once with what is new, in the frame every feed tells', async () => {
    const streams = await openStreams();
    const { chat, number } = await streams.page.start('First');
    const answer = await poll(streams);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const frame = await answer.json();
    expect(frame).toMatchObject({ kind: 'page', chat: { id: chat }, invitation: null });
    expect(textsOf(frame)).toEqual(['First']);
    await streams.reply(chat, 'Second');
    const later = await (await poll(streams, `?chat=${chat}&after=${number}`, { 'if-none-match': '*' })).json();
    expect(textsOf(later)).toEqual(['Second']);
  });

  it('D-3 else waits until something is', async () => {
    const streams = await openStreams();
    const { chat } = await streams.page.start('First');
    const first = await poll(streams);
    const { head } = (await first.json()).chat;
    const waiting = pollAndWait(streams, `?chat=${chat}&after=${head}`, first.headers.get('etag') ?? '');
    await expect.poll(() => streams.count(WAIT_MS)).toBe(1);
    await streams.reply(chat, 'Second');
    const answer = await waiting;
    const { entries } = await answer.json();
    expect(entries.at(-1)).toMatchObject({ text: 'Second' });
    expect(answer.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect(streams.count(WAIT_MS)).toBe(0);
  });

  it('D-3 a chat that changed without a word is news to whoever names the tag of before', async () => {
    const streams = await openStreams();
    const { chat } = await streams.page.start('First');
    await streams.reply(chat, 'Second');
    const first = await poll(streams);
    const query = `?chat=${chat}&after=${(await first.json()).chat.head}`;
    const untagged = await poll(streams, query);
    expect([untagged.status, untagged.headers.get('etag')]).toEqual([200, first.headers.get('etag')]);
    const waiting = pollAndWait(streams, query, first.headers.get('etag') ?? '');
    await expect.poll(() => streams.count(WAIT_MS)).toBe(1);
    await streams.server.handle({ kind: 'save-agent', agent: 'anna', name: 'Anna Two' });
    expect(await (await waiting).json()).toMatchObject({ entries: [], chat: { agent: 'Anna Two' } });
  });

  it('D-6 says after 25 seconds that nothing was', async () => {
    const streams = await openStreams();
    const tag = (await poll(streams)).headers.get('etag') ?? '';
    const waiting = pollAndWait(streams, '', tag);
    await expect.poll(() => streams.count(WAIT_MS)).toBe(1);
    streams.fire(WAIT_MS);
    const answer = await waiting;
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  it('Z-3 ends with the session, and needs one', async () => {
    const streams = await openStreams();
    const tag = (await poll(streams)).headers.get('etag') ?? '';
    const waiting = pollAndWait(streams, '', tag);
    await expect.poll(() => streams.count(WAIT_MS)).toBe(1);
    const { token } = streams.page;
    await streams.server.handle({
      kind: 'end-session',
      widget: 'shop',
      tokens: [token],
      hostToken: null,
      origin: null,
    });
    expect([(await waiting).status, (await poll(streams)).status]).toEqual([401, 401]);
    const stranger = await fetch(`http://127.0.0.1:${streams.port}${chatPollPath('shop')}`);
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it.each([
    '?chat=c1',
    '?after=1',
    '?chat=c1&after=-1',
    '?chat=c1&after=1&after=2',
    '?chat=c1&after=NaN',
    '?token=pl1_x',
  ])('a position that is none is refused: %s', async (query) => {
    const answer = await poll(await openStreams(), query);
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'invalid']);
  });

  it('Z-3 a page of another site is refused, and may read why', async () => {
    const streams = await openStreams({ id: 'shop', origins: ['https://shop.example'] });
    const answer = await poll(streams, '', { origin: 'https://evil.example' });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, 'https://evil.example']);
    const preflight = await fetch(answer.url, { method: 'OPTIONS', headers: { origin: 'https://shop.example' } });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization, if-none-match');
  });

  it('Z-4 a page that leaves is followed no more', async () => {
    const streams = await openStreams();
    const tag = (await poll(streams)).headers.get('etag') ?? '';
    const abort = new AbortController();
    const left = fetch(`http://127.0.0.1:${streams.port}${chatPollPath('shop')}`, {
      headers: { authorization: `Bearer ${streams.page.token}`, 'if-none-match': tag },
      signal: abort.signal,
    });
    await expect.poll(() => streams.count(WAIT_MS)).toBe(1);
    abort.abort();
    await expect(left).rejects.toThrow();
    await expect.poll(() => streams.count(WAIT_MS)).toBe(0);
  });
});
