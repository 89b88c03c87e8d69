import { describe, expect, it } from 'vitest';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { answered, codeOf, MINUTE, OFFICE_HOURS, openBench } from './bench.ts';

type Bench = ReturnType<typeof openBench>;

const documentOf = async ({ server }: Bench, widget = 'w') => answered(await server.statusDocument(widget));

const load = (bench: Bench, department: string, queueFull: boolean, openFull = false) =>
  bench.server.handle({ kind: 'report-load', department, queueFull, openFull });

describe('the people behind a widget', () => {
  it('S-6 a widget without departments counts every agent who can be reached, and the load of the default one', async () => {
    const bench = openBench();
    expect((await documentOf(bench)).people).toEqual({ staffed: false });
    await bench.signIn('anna', { departments: ['sales'] });
    expect((await documentOf(bench)).people).toEqual({ staffed: true });
    await load(bench, 'sales', true);
    expect((await documentOf(bench)).people).toEqual({ staffed: true });
    await load(bench, 'default', true, true);
    expect((await documentOf(bench)).people).toEqual({ staffed: true, queueFull: true, openFull: true });
  });

  it('S-6 a widget with departments tells of each by itself: agents, load and hours', async () => {
    const bench = openBench({ settings: { id: 'w', departments: ['sales', 'support', 'empty'] } });
    await bench.signIn('anna', { departments: ['sales', 'elsewhere'] });
    await bench.signIn('ben');
    await load(bench, 'support', false, true);
    await bench.server.handle({ kind: 'save-department', department: 'support', schedule: OFFICE_HOURS });
    await bench.server.handle({ kind: 'save-department', department: 'elsewhere', schedule: OFFICE_HOURS });
    expect((await documentOf(bench)).people).toEqual({
      staffed: true,
      departments: [
        { id: 'sales', staffed: true },
        { id: 'support', staffed: false, openFull: true, schedule: OFFICE_HOURS },
        { id: 'empty', staffed: false },
      ],
    });
  });

  it('S-6 agents of other departments staff nothing', async () => {
    const bench = openBench({ settings: { id: 'w', departments: ['sales'] } });
    await bench.signIn('anna', { departments: ['elsewhere'] });
    expect((await documentOf(bench)).people).toEqual({
      staffed: false,
      departments: [{ id: 'sales', staffed: false }],
    });
  });

  it('S-6 an agent without departments serves the one called default', async () => {
    const bench = openBench({ settings: { id: 'w', departments: ['default', 'sales'] } });
    await bench.signIn('ben');
    expect((await documentOf(bench)).people).toEqual({
      staffed: true,
      departments: [
        { id: 'default', staffed: true },
        { id: 'sales', staffed: false },
      ],
    });
  });

  it('S-6 hours and load of a department are saved apart, and hours can be taken away', async () => {
    const bench = openBench({ settings: { id: 'w', departments: ['sales'] } });
    const sales = async () => (await documentOf(bench)).people.departments?.[0];
    await load(bench, 'sales', true);
    await bench.server.handle({ kind: 'save-department', department: 'sales', schedule: OFFICE_HOURS });
    expect(await sales()).toEqual({ id: 'sales', staffed: false, queueFull: true, schedule: OFFICE_HOURS });
    await load(bench, 'sales', false);
    expect(await sales()).toEqual({ id: 'sales', staffed: false, schedule: OFFICE_HOURS });
    await bench.server.handle({ kind: 'save-department', department: 'sales', schedule: null });
    expect(await sales()).toEqual({ id: 'sales', staffed: false });
  });
});

describe('what a page may know', () => {
  it('S-12 each widget has its own settings, and nobody’s list of origins leaves the server', async () => {
    const bench = openBench({
      settings: [
        { id: 'w', origins: ['https://shop.example'], online: { tabText: 'Talk to us' } },
        { id: 'v', offline: { experience: 'hide' } },
      ],
    });
    expect((await documentOf(bench)).settings).toEqual({ id: 'w', online: { tabText: 'Talk to us' } });
    expect((await documentOf(bench, 'v')).settings).toEqual({ id: 'v', offline: { experience: 'hide' } });
    expect(codeOf(await bench.server.statusDocument('x'))).toBe('widget-unknown');
  });

  it('S-3 of a disabled widget a page learns that it is disabled, when to ask again, and nothing else', async () => {
    const settings: WidgetSettings = {
      id: 'w',
      disabled: true,
      statusIntervalMs: 5_000,
      schedule: OFFICE_HOURS,
      departments: ['sales'],
      offline: { message: 'We have gone out of business.' },
    };
    const bench = openBench({ settings });
    await bench.signIn('anna', { departments: ['sales'] });
    const { version, ...content } = await documentOf(bench);
    expect(content).toEqual({
      settings: { id: 'w', disabled: true, statusIntervalMs: 5_000 },
      people: { staffed: false },
    });
    await bench.server.handle({ kind: 'save-widget', settings: { ...settings, whenDisabled: 'offline' } });
    expect((await documentOf(bench)).settings).toMatchObject({ schedule: OFFICE_HOURS, whenDisabled: 'offline' });
  });
});

describe('versions', () => {
  it('S-9 a version changes with the content and comes back with it', async () => {
    const bench = openBench();
    const empty = await documentOf(bench);
    await bench.signIn('anna');
    const full = await documentOf(bench);
    expect(full.version).not.toBe(empty.version);
    await bench.signIn('ben');
    expect(await documentOf(bench)).toBe(full);
    await bench.server.handle({ kind: 'save-widget', settings: { id: 'w', closingNotice: 10 } });
    expect((await documentOf(bench)).version).not.toBe(full.version);
    await bench.server.handle({ kind: 'save-widget', settings: { id: 'w' } });
    for (const agent of ['anna', 'ben']) await bench.server.handle({ kind: 'remove-agent', agent });
    expect(await documentOf(bench)).toEqual(empty);
    expect(empty.version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('S-9 a change of a widget is told once, of that widget alone, when it can be read', async () => {
    const bench = openBench({ settings: [{ id: 'w' }, { id: 'v' }] });
    const heard: [string, Promise<unknown>][] = [];
    const stop = bench.server.onStatusChange((widget) => heard.push([widget, bench.server.statusDocument(widget)]));
    const changed: WidgetSettings = { id: 'v', online: { tabText: 'Hello' } };
    await bench.server.handle({ kind: 'save-widget', settings: changed });
    expect(heard).toHaveLength(1);
    expect(heard[0]?.[0]).toBe('v');
    expect(await heard[0]?.[1]).toMatchObject({ value: { settings: changed } });
    await bench.server.handle({ kind: 'save-widget', settings: changed });
    await bench.server.handle({ kind: 'save-widget', settings: { ...changed, origins: ['https://shop.example'] } });
    await bench.submit();
    await bench.server.handle({ kind: 'save-agent', agent: 'anna', name: 'Anna' });
    expect(heard).toHaveLength(1);
    await bench.server.handle({ kind: 'remove-widget', widget: 'v' });
    expect(codeOf(await bench.server.statusDocument('v'))).toBe('widget-unknown');
    await bench.server.handle({ kind: 'save-widget', settings: { id: 'new' } });
    expect(heard.map(([widget]) => widget)).toEqual(['v', 'v', 'new']);
    stop();
    await bench.server.handle({ kind: 'remove-widget', widget: 'w' });
    expect(heard).toHaveLength(3);
  });

  it('S-9 a document is computed once for as long as it holds, also over heartbeats', async () => {
    const bench = openBench();
    await bench.signIn('anna');
    const first = await documentOf(bench);
    for (let minute = 0; minute < 20; minute += 1) {
      bench.clock.now += MINUTE;
      await bench.server.handle({ kind: 'beat', agent: 'anna', session: 'anna-1', transport: 'http', active: true });
      expect(await documentOf(bench)).toBe(first);
    }
  });

  it('a clock that is set back is followed', async () => {
    const bench = openBench();
    await bench.signIn('anna');
    bench.clock.now += 10 * MINUTE;
    expect((await documentOf(bench)).people.staffed).toBe(false);
    bench.clock.now -= 10 * MINUTE;
    expect((await documentOf(bench)).people.staffed).toBe(true);
  });
});
