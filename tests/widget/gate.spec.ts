import { describe, expect, it } from 'vitest';
import { aSubmission, fakePlatform, settle } from '../../src/testing/index.ts';
import { gatedWidget, HIDDEN, NOBODY } from './gated-widget.ts';

const NOT_AVAILABLE = expect.objectContaining({ code: 'not-available' });

describe('what is shown', () => {
  it.each([
    ['chat', {}, {}, ['load', 'mount']],
    ['form', {}, NOBODY, ['load', 'mount']],
    ['wait', { offline: { experience: 'wait' as const } }, NOBODY, ['load', 'mount']],
    ['bot', { bot: {} }, NOBODY, ['load', 'mount']],
    ['hidden', HIDDEN, NOBODY, []],
    ['disabled', { disabled: true }, {}, []],
    ['disabled and offline', { disabled: true, whenDisabled: 'offline' as const }, {}, ['load', 'mount']],
  ])('S-2 in mode %s the tab is there or not even loaded', async (_mode, settings, staffing, told) => {
    const on = gatedWidget();
    await on.answer(settings, staffing);
    expect(on.told).toEqual(told);
  });

  it('S-7 the tab comes and goes with the status, without a reload', async () => {
    const on = gatedWidget();
    await on.answer(HIDDEN, NOBODY);
    await on.answer(HIDDEN);
    await on.answer(HIDDEN, NOBODY);
    await on.answer({ disabled: true });
    await on.answer();
    expect(on.told).toEqual(['load', 'mount', 'leave', 'load', 'mount']);
  });

  it('S-10 a tab with words in it is told once to leave, and to stay if all is well again', async () => {
    const on = gatedWidget({ holdsWords: true });
    await on.answer();
    await on.answer({ disabled: true });
    await on.answer({ disabled: true, statusIntervalMs: 5_000 });
    await on.answer();
    await on.answer(HIDDEN, NOBODY);
    on.go();
    await on.answer();
    expect(on.told).toEqual(['load', 'mount', 'leave', 'stay', 'leave', 'load', 'mount']);
  });

  it('S-9 a status that turns while the chunk is under way is the one that counts', async () => {
    let come = (): void => undefined;
    const on = gatedWidget({ chunk: new Promise<void>((resolve) => (come = resolve)) });
    await on.answer();
    await on.answer(HIDDEN, NOBODY);
    come();
    await settle();
    expect(on.told).toEqual(['load']);
    await on.answer(HIDDEN);
    expect(on.told).toEqual(['load', 'load', 'mount']);
  });

  it('S-7 hide() takes the tab away and show() brings it back', async () => {
    const on = gatedWidget();
    await on.answer();
    on.widget.hide();
    on.widget.hide();
    await on.answer({}, NOBODY);
    on.widget.show();
    await settle();
    expect(on.told).toEqual(['load', 'mount', 'leave', 'load', 'mount']);
  });

  it('S-7 hide() before the first answer shows nothing', async () => {
    const on = gatedWidget();
    on.widget.hide();
    await on.answer();
    expect(on.told).toEqual([]);
  });

  it.each([
    ['hide', 'unreachable', []],
    ['form', 'unreachable', ['load', 'mount']],
    ['form', 'widget-unknown', []],
    ['form', 'origin-refused', []],
  ] as const)(
    'S-7 with whenUnreachable %s, a server that is %s shows what it should',
    async (whenUnreachable, code, told) => {
      const on = gatedWidget({ options: { whenUnreachable } });
      await on.refuse(code);
      expect(on.told).toEqual(told);
      await on.answer(HIDDEN, NOBODY);
      expect(on.told).toEqual(told.length > 0 ? [...told, 'leave'] : []);
    },
  );

  it('S-3 a hidden or disabled widget leaves no listener in the page and writes nothing', async () => {
    for (const settings of [HIDDEN, { disabled: true }]) {
      const on = gatedWidget();
      await on.answer(settings, NOBODY);
      await on.platform.clock.advance({ hours: 1 });
      const { local, session } = on.platform.storage;
      expect([on.platform.page.listeners, local.writes, session.writes, local.listeners]).toEqual([0, 0, 0, 0]);
    }
  });
});

describe('opening', () => {
  it('S-7 before the first answer is remembered, and carried out', async () => {
    const on = gatedWidget();
    on.widget.open();
    expect(on.told).toEqual([]);
    await on.answer();
    expect(on.told).toEqual(['load', 'mount', 'open']);
  });

  it('S-7 before the first answer is remembered, and refused where there is nothing to open', async () => {
    const on = gatedWidget();
    on.hear('error');
    on.widget.open();
    expect(on.heard).toEqual([]);
    await on.answer(HIDDEN, NOBODY);
    expect(on.heard).toEqual([['error', NOT_AVAILABLE]]);
    await on.answer();
    expect(on.told).toEqual(['load', 'mount']);
  });

  it.each([
    ['hidden', HIDDEN, NOBODY],
    ['disabled', { disabled: true }, {}],
  ])('S-7 while %s does nothing but say so', async (_mode, settings, staffing) => {
    const on = gatedWidget();
    on.hear('error', 'open');
    await on.answer(settings, staffing);
    on.widget.open();
    on.widget.toggle();
    on.widget.send('Hello');
    expect(on.heard).toEqual([1, 2, 3].map(() => ['error', NOT_AVAILABLE]));
    expect(on.told).toEqual([]);
  });

  it('S-7 while hidden by the page does nothing but say so', async () => {
    const on = gatedWidget();
    on.hear('error');
    await on.answer();
    on.widget.hide();
    on.widget.open();
    expect(on.heard).toEqual([['error', NOT_AVAILABLE]]);
  });

  it('while the chunk is under way opens once it is there, unless it was closed again', async () => {
    const opened = gatedWidget();
    await opened.answer();
    opened.widget.open();
    expect(opened.told.at(-1)).toBe('open');

    let come = (): void => undefined;
    const on = gatedWidget({ chunk: new Promise<void>((resolve) => (come = resolve)) });
    await on.answer();
    on.widget.open();
    on.widget.close();
    come();
    await settle();
    expect(on.told).toEqual(['load', 'mount']);
  });

  it('hidden again while the chunk is under way, it is not open when it is shown another day', async () => {
    let come = (): void => undefined;
    const on = gatedWidget({ chunk: new Promise<void>((resolve) => (come = resolve)) });
    await on.answer();
    on.widget.open();
    await on.answer(HIDDEN, NOBODY);
    come();
    await on.answer();
    expect(on.told.filter((told) => told !== 'load')).toEqual(['mount']);
  });

  it('closed again before the first answer stays closed', async () => {
    const on = gatedWidget();
    on.widget.open();
    on.widget.close();
    await on.answer();
    expect(on.told).toEqual(['load', 'mount']);
  });

  it('toggles by what is open', async () => {
    const on = gatedWidget();
    on.hear('open', 'close');
    await on.answer();
    for (let press = 0; press < 3; press++) on.widget.toggle();
    expect(on.heard.map(([name]) => name)).toEqual(['open', 'close', 'open']);
  });
});

describe('what an earlier page left', () => {
  const withOutbox = () => {
    const platform = fakePlatform();
    platform.stores.local.write('pl:shop:outbox', JSON.stringify([aSubmission()]));
    return gatedWidget({ platform });
  };

  it.each([
    ['shown', {}, {}, ['load', 'mount', 'load', 'attend']],
    ['hidden', HIDDEN, NOBODY, ['load', 'attend']],
    ['disabled', { disabled: true }, {}, []],
  ])('F-3 is sent by a widget that is %s, as far as that may send', async (_mode, settings, staffing, told) => {
    const on = withOutbox();
    await on.answer(settings, staffing);
    expect(on.told.toSorted()).toEqual(told.toSorted());
  });

  it('F-3 is sent once the widget is no longer disabled, and once in a page', async () => {
    const on = withOutbox();
    await on.answer({ disabled: true });
    await on.answer(HIDDEN, NOBODY);
    await on.answer({ ...HIDDEN, statusIntervalMs: 5_000 }, NOBODY);
    expect(on.told).toEqual(['load', 'attend']);
  });

  it('F-3 where nothing was left, nothing is loaded', async () => {
    const on = gatedWidget();
    await on.answer(HIDDEN, NOBODY);
    expect(on.told).toEqual([]);
  });
});

describe('a visitor', () => {
  const LED = `plh_${'0f'.repeat(32)}`;
  const known = () => {
    const platform = fakePlatform();
    platform.stores.local.write('pl:shop:visitor', '0'.repeat(32));
    return platform;
  };
  const LINKED = { linkDomains: ['https://other.example'] };

  it.each([
    ['who was led here', {}, { code: LED }, ['load', 'attend']],
    ['who was led here, to a disabled widget', { disabled: true }, { code: LED }, []],
    ['who may go on to a linked site', LINKED, { platform: known() }, ['load', 'attend']],
    ['who may go on to a site that the page links', {}, { platform: known(), options: LINKED }, ['load', 'attend']],
    ['whom nobody knows, on a page with linked sites', LINKED, {}, []],
    ['who is known, on a page without', {}, { platform: known() }, []],
  ])('T-9 %s: what is loaded before anybody opens anything is %j', async (_what, settings, given, told) => {
    const on = gatedWidget(given);
    await on.answer({ ...HIDDEN, ...settings }, NOBODY);
    expect(on.told).toEqual(told);
    expect(on.gate.told.code).toBe(given && 'code' in given ? LED : undefined);
  });
});
