import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/adapters/memory.ts';
import type { StatusAnswer } from '../../src/contract/chat-backend.ts';
import { aSessionRequest } from '../../src/testing/builders.ts';
import { answered, aSubmission, codeOf, hexId, MINUTE, MONDAY_10, openBench } from '../workspace/bench.ts';

function open(widget = 'w') {
  const bench = openBench();
  let reads = 0;
  const server = {
    ...bench.server,
    statusDocument(id: string) {
      reads += 1;
      return bench.server.statusDocument(id);
    },
  };
  return { ...bench, server, reads: () => reads, backend: memoryBackend(server, { widget }) };
}

/** Lets promises that wait for nothing outside run to their end. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('the memory backend', () => {
  it('H-6 answers with the server’s own time, at once and from no cache', async () => {
    const { backend, clock } = open();
    clock.now += 5;
    expect(answered(await backend.readStatus())).toMatchObject({ serverNow: MONDAY_10 + 5, roundTripMs: 0 });
  });

  it('S-9 pushes each change in its order, whole, and nothing after the stop', async () => {
    const { backend, server, signIn, reads } = open();
    const heard: StatusAnswer[] = [];
    const stop = answered(backend.watchStatus((answer) => heard.push(answer)));
    const texts = ['One', 'Two', 'Three'];
    for (const tabText of texts)
      await server.handle({ kind: 'save-widget', settings: { id: 'w', online: { tabText } } });
    await settle();
    expect(heard.map(({ document }) => document.settings.online?.tabText)).toEqual(texts);
    expect(heard[2]).toEqual(answered(await backend.readStatus()));
    await server.handle({ kind: 'save-widget', settings: { id: 'other' } });
    stop();
    stop();
    const before = reads();
    await signIn('anna');
    await settle();
    expect(heard).toHaveLength(3);
    expect(reads()).toBe(before);
  });

  it('S-9 a change that was on its way when the listener stopped is not heard', async () => {
    const { backend, server } = open();
    const heard: StatusAnswer[] = [];
    const stop = answered(backend.watchStatus((answer) => heard.push(answer)));
    server.onStatusChange(() => stop());
    await server.handle({ kind: 'save-widget', settings: { id: 'w', closingNotice: 5 } });
    await settle();
    expect(heard).toEqual([]);
  });

  it('S-9 a change that the clock makes is pushed by the tick', async () => {
    const { backend, server, clock, signIn } = open();
    await signIn('anna');
    const staffed: boolean[] = [];
    backend.watchStatus(({ document }) => staffed.push(document.people.staffed));
    clock.now += 5 * MINUTE;
    await server.handle({ kind: 'tick' });
    await settle();
    expect(staffed).toEqual([false]);
  });

  it('F-3 the same submission twice is one message', async () => {
    const { backend, server } = open();
    const [first, second] = await Promise.all([backend.submit(aSubmission()), backend.submit(aSubmission())]);
    expect(second).toEqual(first);
    expect(answered(await server.offlineMessages({})).messages).toMatchObject([{ id: hexId(1) }]);
  });

  it('T-8 plays the page of the origin it is given, and of none by default', async () => {
    const { backend, server } = open();
    await server.handle({ kind: 'save-widget', settings: { id: 'w', origins: ['http://shop.example'] } });
    const plain = memoryBackend(server, { widget: 'w', origin: 'http://shop.example' });
    const strange = memoryBackend(server, { widget: 'w', origin: 'http://evil.example' });
    expect(Object.keys(answered(await backend.resolveSession(aSessionRequest())))).toContain('secure');
    const there = answered(await plain.resolveSession(aSessionRequest({ boot: hexId(1) })));
    expect([Object.keys(there).includes('secure'), there.bridge?.token.slice(0, 4)]).toEqual([false, 'plb_']);
    expect(codeOf(await strange.resolveSession(aSessionRequest()))).toBe('origin-refused');
  });

  it('T-7 sends with the session, leads it elsewhere and ends it', async () => {
    const { backend, server } = open();
    await server.handle({ kind: 'save-widget', settings: { id: 'w', linkDomains: ['https://shop.de'] } });
    const { visitor, secure } = answered(await backend.resolveSession(aSessionRequest()));
    const token = secure?.token ?? '';
    expect(codeOf(await backend.submit(aSubmission(), token))).toBe('ok');
    expect(answered(await server.offlineMessages({})).messages).toMatchObject([{ visitor }]);
    expect(answered(await backend.handOver(token, 'https://shop.de')).code).toMatch(/^plh_[0-9a-f]{64}$/);
    expect(await backend.endSession([token])).toEqual({ ok: true, value: undefined });
    expect(codeOf(await backend.submit(aSubmission({ commandId: hexId(2) }), token))).toBe('session-expired');
  });

  it('an unknown widget is refused by name', async () => {
    const { backend } = open('x');
    expect([codeOf(await backend.readStatus()), codeOf(await backend.submit(aSubmission()))]).toEqual([
      'widget-unknown',
      'widget-unknown',
    ]);
  });

  it('after close every call is `closed`, nothing is heard, and the server goes on', async () => {
    const { backend, server } = open();
    const heard: StatusAnswer[] = [];
    backend.watchStatus((answer) => heard.push(answer));
    backend.close();
    backend.close();
    const answers = [
      await backend.readStatus(),
      backend.watchStatus(() => undefined),
      await backend.submit(aSubmission()),
      await backend.resolveSession(aSessionRequest()),
      await backend.handOver('pl1_', 'https://shop.de'),
      await backend.endSession([]),
    ];
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['closed']));
    expect(codeOf(await server.handle({ kind: 'save-widget', settings: { id: 'w', closingNotice: 5 } }))).toBe('ok');
    await settle();
    expect(heard).toEqual([]);
  });
});
