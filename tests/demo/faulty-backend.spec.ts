import { describe, expect, it } from 'vitest';
import { faultyBackend } from '../../demo/bench/faulty-backend.ts';
import { createMemoryBench } from '../../demo/bench/memory-bench.ts';
import type { NetworkFault } from '../../demo/scene.ts';
import { freshRequest } from '../../src/testing/backend-promises/fresh-session.ts';
import { aSubmission } from '../../src/testing/builders.ts';

const submission = aSubmission();

function setUp(first: NetworkFault) {
  let fault = first;
  const bench = createMemoryBench({ settings: { id: 'lantern' }, now: 0, rate: 0 });
  const backend = faultyBackend(bench.openBackend(), () => fault);
  return { bench, backend, mend: () => (fault = 'none') };
}

describe('a backend behind a bad network', () => {
  it('is unreachable while the network is down, and as good as new afterwards', async () => {
    const { bench, backend, mend } = setUp('down');
    expect(await backend.readStatus()).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
    expect(await backend.submit(submission)).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
    mend();
    expect(await backend.readStatus()).toMatchObject({ ok: true });
    expect(await backend.submit(submission)).toMatchObject({ ok: true });
    await bench.close();
  });

  it('F-3 loses the first answer to a message that is stored, and gives it to the second try', async () => {
    const { bench, backend } = setUp('lost-answers');
    expect(await backend.submit(submission)).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
    expect(await backend.submit(submission)).toMatchObject({ ok: true });
    const stored = await bench.messages();
    expect(stored.ok && stored.value).toHaveLength(1);
    await bench.close();
  });

  it('T-7 loses the first answer to a boot, whose second try finds the visitor that was made', async () => {
    const { bench, backend, mend } = setUp('lost-answers');
    const request = freshRequest();
    expect(await backend.resolveSession(request)).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
    const second = await backend.resolveSession(request);
    mend();
    const third = await backend.resolveSession(request);
    expect(second.ok && third.ok && second.value.visitor === third.value.visitor).toBe(true);
    await bench.close();
  });

  it('keeps sessions out of reach while the network is down', async () => {
    const { bench, backend } = setUp('down');
    const calls = [backend.resolveSession(freshRequest()), backend.handOver('', ''), backend.endSession([])];
    for (const answer of await Promise.all(calls)) expect(answer).toMatchObject({ problem: { code: 'unreachable' } });
    await bench.close();
  });

  it('Z-4 asks each message once to wait, and does not store it', async () => {
    const { bench, backend } = setUp('rate-limited');
    expect(await backend.submit(submission)).toMatchObject({
      ok: false,
      problem: { code: 'too-many-requests', retryAfterMs: 30_000 },
    });
    expect(await bench.messages()).toMatchObject({ ok: true, value: [] });
    expect(await backend.submit(submission)).toMatchObject({ ok: true });
    await bench.close();
  });

  it('keeps pushes back while the network is down', async () => {
    const { bench, backend, mend } = setUp('down');
    const heard: string[] = [];
    backend.watchStatus(({ document }) => heard.push(document.version));
    await bench.saveSettings({ id: 'lantern', disabled: true });
    expect(heard).toEqual([]);
    mend();
    await bench.saveSettings({ id: 'lantern', disabled: false });
    expect(heard).toHaveLength(1);
    await bench.close();
  });
});
