import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { fakePlatform, settle } from '../../src/testing/index.ts';
import type { GateSide } from '../../src/widget/gate-side.ts';
import { presentFindings } from '../../src/widget/present-findings.ts';
import { stage, strike } from './stage.ts';

describe('what is wrong with a page', () => {
  let warnings: MockInstance;
  beforeEach(() => {
    warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => {
    strike();
    vi.restoreAllMocks();
  });

  it('T-11 is told once: to the listener, in the console, and on asking', async () => {
    const heard: unknown[] = [];
    const on = await stage({ options: { onDiagnostic: (diagnosis) => heard.push(diagnosis) } });
    on.gate.report({ code: 'S12', widget: 'shop' });
    on.gate.report({ code: 'S12', widget: 'shop' });
    const asked = on.widget.diagnose();
    await vi.waitFor(() => expect(on.backend.reads).toHaveLength(2));
    on.backend.reads[1]?.refuse('unreachable');
    const diagnosed = await asked;
    expect(heard).toEqual([{ code: 'S12', message: expect.stringContaining('shop') }]);
    expect(warnings.mock.calls).toEqual([[expect.stringMatching(/^Porchlight S12: /)]]);
    expect(diagnosed.filter(({ code }) => code === 'S12')).toEqual(heard);
  });

  it('T-11 nothing wrong, and the doctor is not even loaded', async () => {
    const on = await stage();
    await on.open();
    await on.send();
    expect(on.chunks).not.toContain('doctor');
  });

  it('T-11 is told later where the words did not come', async () => {
    let fails = 1;
    const on = await stage({
      prepare: async (chunk) => {
        if (chunk === 'doctor' && fails-- > 0) throw new Error('no network');
      },
    });
    on.gate.report({ code: 'S07' });
    await settle();
    expect(warnings).not.toHaveBeenCalled();
    on.gate.report({ code: 'S07' });
    await vi.waitFor(() => expect(warnings).toHaveBeenCalledTimes(1));
  });

  it('E-1 is not told by a widget that was destroyed', async () => {
    const on = await stage();
    on.gate.report({ code: 'S07' });
    on.widget.destroy();
    on.gate.report({ code: 'S12', widget: 'shop' });
    await settle();
    await settle();
    expect(warnings).not.toHaveBeenCalled();
    expect(await on.widget.diagnose()).toEqual([]);
  });

  it('T-11 while there is no status, the doctor is sent for the reason, once', async () => {
    const on = await stage({ silent: true });
    on.backend.reads[0]?.refuse('unreachable');
    await settle();
    await on.advance({ minutes: 5 });
    expect(on.chunks.filter((chunk) => chunk === 'doctor')).toHaveLength(1);
  });
});

it.each([
  ['https://chat.example', []],
  ['http://localhost:4100/', []],
  ['not an address', []],
  [undefined, []],
  ['http://chat.example/', [{ code: 'S05', server: 'http://chat.example/' }]],
])('T-11 a server at %s: %j', (server, findings) => {
  const { clock } = fakePlatform();
  const gate = { options: { widget: 'shop', server }, platform: { clock }, watch: { now: clock.now } };
  expect(presentFindings(gate as unknown as GateSide)).toEqual(findings);
});

it.each([
  [0, []],
  [300_000, []],
  [-300_000, []],
  [300_001, [{ code: 'S13', aheadMs: 300_001 }]],
  [-86_400_000, [{ code: 'S13', aheadMs: -86_400_000 }]],
])('T-11 a visitor’s clock that is %i ms ahead: %j', (aheadMs, findings) => {
  const { clock } = fakePlatform();
  const watch = { now: () => clock.now() - aheadMs };
  expect(presentFindings({ options: {}, platform: { clock }, watch } as unknown as GateSide)).toEqual(findings);
});
