import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakePlatform, fakePlatform, settle } from '../../src/testing/index.ts';
import type { Widget } from '../../src/widget/handle.ts';
import { gatedWidget, HIDDEN, NOBODY } from './gated-widget.ts';

describe('events', () => {
  it('S-9 status is told when it changes, and only then', async () => {
    const on = gatedWidget();
    on.hear('ready', 'status');
    await on.answer();
    await on.answer({ online: { tabText: 'Other words' } });
    await on.answer({}, NOBODY);
    expect(on.heard.map(([name, event]) => `${name} ${(event as { mode: string }).mode}`)).toEqual([
      'ready chat',
      'status chat',
      'status form',
    ]);
    expect(on.widget.status()).toMatchObject({ mode: 'form', reason: 'no-agents' });
  });

  it('late listeners of ready and status hear the present value, once the caller can stop', async () => {
    const on = gatedWidget();
    await on.answer({}, NOBODY);
    const heard: string[] = [];
    on.widget.on('ready', ({ mode }) => heard.push(`ready ${mode}`));
    on.widget.on('status', ({ mode }) => heard.push(`status ${mode}`));
    on.widget.on('status', () => heard.push('stopped'))();
    expect(heard).toEqual([]);
    await settle();
    expect(heard).toEqual(['ready form', 'status form']);
  });

  it('before the first answer there is no status', () => {
    expect(gatedWidget().widget.status()).toBeNull();
  });

  it('an unreachable server is an error event', async () => {
    const on = gatedWidget();
    on.hear('error');
    await on.refuse('origin-refused');
    expect(on.heard).toEqual([['error', expect.objectContaining({ code: 'origin-refused' })]]);
  });

  it('a stopped listener hears nothing more', async () => {
    const on = gatedWidget();
    const heard: unknown[] = [];
    const stop = on.widget.on('status', (status) => heard.push(status));
    stop();
    stop();
    await on.answer();
    expect(heard).toEqual([]);
  });

  describe('of a page whose listener throws', () => {
    const reported: unknown[] = [];
    beforeEach(() => vi.stubGlobal('reportError', (error: unknown) => reported.push(error)));
    afterEach(() => {
      vi.unstubAllGlobals();
      reported.length = 0;
    });

    it('reach the others, and the page sees its own mistake', async () => {
      const on = gatedWidget();
      const mistake = new Error('the page’s own');
      on.widget.on('status', () => {
        throw mistake;
      });
      on.hear('status');
      await on.answer();
      expect(on.heard).toHaveLength(1);
      expect(reported).toEqual([mistake]);
      expect(on.told).toEqual(['load', 'mount']);
    });
  });
});

describe('what the page tells', () => {
  it('F-1 prefill, identify and send add up, the last word for each field', () => {
    const on = gatedWidget();
    on.widget.prefill({ name: 'A', phone: '1' });
    on.widget.identify({ name: 'Ada', email: 'ada@example.org' });
    on.widget.send('Hello');
    expect(on.gate.told.filled).toEqual({ name: 'Ada', phone: '1', email: 'ada@example.org', message: 'Hello' });
  });

  it('the parts that are there hear of it', () => {
    const on = gatedWidget();
    const heard: string[] = [];
    on.gate.hear('filled', () => heard.push('filled'));
    on.gate.hear('locale', () => heard.push('locale'));
    on.widget.prefill({ name: 'Ada' });
    on.widget.setLocale('de');
    on.widget.setPage({ url: '/lamps' });
    expect(heard).toEqual(['filled', 'locale']);
    expect(on.gate.told).toMatchObject({ locale: 'de', page: { url: '/lamps' } });
  });

  it('T-3 a signed identity waits until there is a visitor it could concern, the last one said', async () => {
    const on = gatedWidget();
    await on.answer();
    on.told.length = 0;
    on.widget.identify({ token: 'a.b.c' });
    on.widget.identify({ token: 'd.e.f' });
    await settle();
    expect(on.told).toEqual([]);
    expect(on.gate.told).toMatchObject({ identity: { token: 'd.e.f' } });
    expect(on.gate.told.filled).toBeUndefined();
  });

  it('T-3 the visitor’s word on keeping things waits likewise', async () => {
    const on = gatedWidget();
    await on.answer();
    on.told.length = 0;
    on.widget.setStorage('denied');
    on.widget.setStorage('maybe' as 'denied');
    await settle();
    expect([on.told, on.gate.told.consent]).toEqual([[], 'denied']);
  });

  const knowing: [string, (platform: FakePlatform) => void][] = [
    ['a boot id', ({ stores }) => stores.local.write('pl:shop:visitor', 'x')],
    ['a session', ({ stores }) => stores.local.write('pl:shop:session', 'x')],
    ['a message not sent', ({ stores }) => stores.local.write('pl:shop:outbox', 'x')],
    ['a draft', ({ stores }) => stores.session.write('pl:shop:draft', 'x')],
    ['a cookie of another host', ({ cookies }) => cookies.plant({ name: '__Secure-pl_shop', value: 'x' })],
    ['a cookie of this host', ({ cookies }) => cookies.plant({ name: '__Host-pl_shop', value: 'x' })],
    ['a cookie of the other scheme', ({ cookies }) => cookies.plant({ name: 'plb_shop', value: 'x' })],
  ];
  it.each(knowing)(
    'T-10 with %s in the browser, identity, consent and logout reach it at once',
    async (_what, leave) => {
      const platform = fakePlatform();
      leave(platform);
      const on = gatedWidget({ platform });
      await on.answer({ disabled: true });
      on.widget.identify({ token: 'a.b.c' });
      on.widget.setStorage('denied');
      on.widget.logout();
      await settle();
      expect(on.told).toEqual(['load', 'load', 'load', 'attend', 'attend', 'forget']);
      expect(on.gate.told.identity).toBeUndefined();
    },
  );

  it('what a plain page forgets to hand over does no harm', () => {
    const { widget } = gatedWidget();
    const loose = widget as unknown as Record<string, () => void>;
    for (const call of ['identify', 'prefill', 'setLocale', 'setPage', 'send'])
      expect(() => loose[call]?.()).not.toThrow();
  });

  it('logout loads nothing where nothing was kept or typed', async () => {
    const on = gatedWidget();
    await on.answer(HIDDEN, NOBODY);
    on.widget.prefill({ name: 'Ada' });
    on.widget.logout();
    await settle();
    expect(on.told).toEqual([]);
    expect(on.gate.told.filled).toBeUndefined();
  });

  it('logout has words forgotten that no store keeps', async () => {
    const on = gatedWidget();
    on.gate.told.hasForm = true;
    on.widget.logout();
    await settle();
    expect(on.told).toEqual(['load', 'forget']);
  });

  it('diagnoses are told to the option’s listener and on asking', async () => {
    const heard: unknown[] = [];
    const on = gatedWidget({ options: { onDiagnostic: (diagnosis) => heard.push(diagnosis) } });
    const diagnosis = { code: 'S06', message: 'Nothing may be kept.' } as const;
    on.gate.told.diagnoses = [diagnosis];
    on.gate.announce('diagnostic', diagnosis);
    expect(heard).toEqual([diagnosis]);
    expect(await on.widget.diagnose()).toEqual([diagnosis]);
  });
});

describe('destroy', () => {
  const calls: ((widget: Widget) => unknown)[] = [
    (widget) => widget.open(),
    (widget) => widget.close(),
    (widget) => widget.toggle(),
    (widget) => widget.show(),
    (widget) => widget.hide(),
    (widget) => widget.identify({ name: 'Ada' }),
    (widget) => widget.identify({ token: 'x' }),
    (widget) => widget.logout(),
    (widget) => widget.setStorage('denied'),
    (widget) => widget.setLocale('de'),
    (widget) => widget.setPage({ url: '/' }),
    (widget) => widget.send('Hello'),
    (widget) => widget.prefill({ name: 'Ada' }),
    (widget) => widget.diagnose(),
    (widget) => widget.on('status', () => expect.unreachable())(),
    (widget) => widget.on('ready', () => expect.unreachable()),
    (widget) => widget.destroy(),
  ];

  it('takes the tab out at once, ends the form, and leaves no timer and no listener', async () => {
    const on = gatedWidget();
    let ends = 0;
    on.gate.hear('end', () => ends++);
    await on.answer();
    on.widget.destroy();
    on.widget.destroy();
    expect(on.told).toEqual(['load', 'mount', 'unmount']);
    expect(ends).toBe(1);
    expect([on.platform.clock.timers, on.platform.page.listeners]).toEqual([0, 0]);
    expect(on.widget.status()).toBeNull();
  });

  it('after it every call does nothing, and tells nothing', async () => {
    const platform = fakePlatform();
    platform.stores.local.write('pl:shop:visitor', 'x');
    const on = gatedWidget({ platform });
    on.hear('error', 'status', 'open', 'close');
    await on.answer();
    const before = on.heard.length;
    on.widget.destroy();
    on.told.length = 0;
    for (const call of calls) await call(on.widget);
    await on.answer({}, NOBODY);
    await platform.clock.advance({ hours: 1 });
    expect(on.told).toEqual([]);
    expect(on.heard).toHaveLength(before);
    expect(platform.clock.timers).toBe(0);
  });

  it('before it, and before the first answer, every call is legal', async () => {
    const on = gatedWidget();
    for (const call of calls.slice(0, -3)) expect(() => call(on.widget)).not.toThrow();
    await on.answer();
    on.widget.show();
    await settle();
    expect(on.told).toEqual(['load', 'mount']);
  });

  it('while the chunk is under way nothing is mounted any more', async () => {
    let come = (): void => undefined;
    const on = gatedWidget({ chunk: new Promise<void>((resolve) => (come = resolve)) });
    await on.answer();
    on.widget.destroy();
    come();
    await settle();
    expect(on.told).toEqual(['load']);
  });

  it('while the panel is under way nothing is sent or forgotten any more', async () => {
    const platform = fakePlatform();
    platform.stores.local.write('pl:shop:outbox', 'x');
    for (const turns of [0, 1, 2]) {
      const on = gatedWidget({ platform });
      await on.answer(HIDDEN, NOBODY);
      on.told.length = 0;
      on.widget.logout();
      for (let turn = 0; turn < turns; turn++) await undefined;
      on.widget.destroy();
      await settle();
      expect(on.told).toEqual(['load']);
    }
  });

  it('a hundred widgets made and destroyed leave nothing in the page', async () => {
    const platform = fakePlatform();
    for (let time = 0; time < 100; time++) {
      const on = gatedWidget({ platform });
      await on.answer();
      on.widget.open();
      on.widget.destroy();
    }
    const { local, session } = platform.storage;
    expect([platform.clock.timers, platform.page.listeners, local.listeners, session.listeners]).toEqual([0, 0, 0, 0]);
    expect([local.writes, session.writes]).toEqual([0, 0]);
  });
});
