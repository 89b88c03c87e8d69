import { describe, expect, it, vi } from 'vitest';
import { httpBackend } from '../../src/adapters/http.ts';
import { fakeNetwork, json, pass, timeInHand, turns } from './line-bench.ts';

timeInHand();

const documentOf = (version: string): object => ({ version, settings: { id: 'shop' }, people: { staffed: true } });

const status = (version: string): object => ({ kind: 'status', document: documentOf(version) });

function watching(read: string | null = null) {
  const network = fakeNetwork();
  const backend = httpBackend({ ...network.address, live: 'socket' });
  const heard: string[] = [];
  const watch = async () => {
    if (read) {
      const reading = backend.readStatus();
      network.last('/status').answer(json(documentOf(read)));
      await reading;
    }
    const watched = backend.watchStatus(({ document }) => heard.push(document.version));
    if (!watched.ok) throw new Error(watched.problem.message);
    return watched.value;
  };
  return { ...network, backend, heard, watch };
}

describe('the status over a socket', () => {
  it('D-7 is asked for without a token, from the version that was read', async () => {
    const { watch, sockets, heard } = watching('v1');
    const stop = await watch();
    sockets[0]?.open();
    expect(sockets[0]?.said).toEqual([{ kind: 'hello', widget: 'shop', status: 'v1' }]);
    sockets[0]?.tell(status('v1'));
    sockets[0]?.tell(status('v2'));
    sockets[0]?.tell(status('v2'));
    expect(heard).toEqual(['v2']);
    stop();
    expect([sockets[0]?.readyState, vi.getTimerCount()]).toEqual([3, 0]);
  });

  it('D-7 where the socket is lost it is asked for, and heard if it is another', async () => {
    const { watch, sockets, heard, last, count } = watching();
    const stop = await watch();
    sockets[0]?.open();
    sockets[0]?.tell(status('v1'));
    sockets[0]?.fail();
    last('/status').answer(json(documentOf('v2')));
    await turns();
    expect(heard).toEqual(['v1', 'v2']);
    await pass(500);
    expect(sockets).toHaveLength(2);
    sockets[1]?.fail();
    expect(count('/status')).toBe(2);
    sockets[1]?.open();
    expect(sockets[1]?.said[0]).toMatchObject({ status: 'v2' });
    stop();
  });

  it('D-7 an answer that is older than what was pushed is not heard', async () => {
    const { watch, sockets, heard, last } = watching();
    const stop = await watch();
    sockets[0]?.fail();
    await pass(500);
    sockets[1]?.open();
    sockets[1]?.tell(status('v2'));
    last('/status').answer(json(documentOf('v1')));
    await turns();
    expect(heard).toEqual(['v2']);
    stop();
  });

  it('D-7 a widget that is not there is looked for again, ever more rarely', async () => {
    const { watch, sockets } = watching();
    const stop = await watch();
    for (const ms of [500, 1_000, 2_000]) {
      const before = sockets.length;
      sockets.at(-1)?.open();
      sockets.at(-1)?.tell({ kind: 'ended', problem: { code: 'widget-unknown', message: 'No.' } });
      await pass(ms - 1);
      expect(sockets).toHaveLength(before);
      await pass(1);
      expect(sockets).toHaveLength(before + 1);
    }
    stop();
  });

  it('D-7 close ends it, and without the option it is refused by name', async () => {
    const { watch, backend, sockets } = watching();
    await watch();
    backend.close();
    expect([sockets[0]?.readyState, vi.getTimerCount()]).toEqual([3, 0]);
    expect(backend.watchStatus(vi.fn())).toMatchObject({ problem: { code: 'closed' } });
    const polled = httpBackend({ server: 'https://chat.example', widget: 'shop' });
    expect(polled.abilities.has('status-push')).toBe(false);
    expect(polled.watchStatus(vi.fn())).toMatchObject({ problem: { code: 'unsupported', ability: 'status-push' } });
  });
});
