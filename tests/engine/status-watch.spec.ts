import { describe, expect, it } from 'vitest';
import { createStatusWatch } from '../../src/engine/create-status-watch.ts';
import { nextClosing } from '../../src/engine/next-closing.ts';
import {
  aDocument,
  anAnswer,
  aSchedule,
  aSettings,
  at,
  fakePlatform,
  people,
  scriptedBackend,
  settle,
} from '../../src/testing/index.ts';
import { watchedWidget } from './watched-widget.ts';

const HOURS = { schedule: aSchedule() };
const TWO_HOURS = 7_200_000;

describe('the edges of the schedule', () => {
  it('S-9 the tab flips on the second at closing and at opening, over a day', async () => {
    const { clock, heard } = watchedWidget({ settings: HOURS });
    await clock.advance({ hours: 24 });
    expect(heard).toEqual(['10:00:00 chat', '17:00:00 form', '09:00:00 chat']);
  });

  it('S-9 an edge costs no request', async () => {
    const { clock, page, backend, heard } = watchedWidget({ settings: HOURS });
    await settle();
    page.setVisible(false);
    await clock.advance({ hours: 24 });
    expect(heard).toHaveLength(3);
    expect(backend.reads).toHaveLength(1);
  });

  it('S-9 the tab flips at closing time after a laptop slept through it and fires its timers late', async () => {
    const { clock, heard } = watchedWidget({ settings: HOURS });
    await clock.advance({ minutes: 1 });
    await clock.sleep({ hours: 8 });
    expect(heard.at(-1)).toBe('18:01:00 form');
  });

  it('S-9 it flips within one interval after a sleep that froze the timers and told nobody', async () => {
    const { clock, heard, mode } = watchedWidget({ settings: HOURS });
    await clock.advance({ seconds: 10 });
    await clock.sleep({ hours: 8 }, 'frozen');
    expect(mode()).toBe('chat');
    await clock.advance({ seconds: 20 });
    expect(heard.at(-1)).toBe('18:00:30 form');
  });

  it('S-9 it flips at once after such a sleep when the page tells that it woke', async () => {
    const { clock, watch, mode } = watchedWidget({ settings: HOURS });
    await clock.advance({ seconds: 10 });
    await clock.sleep({ hours: 8 }, 'frozen');
    watch.wake();
    expect(mode()).toBe('form');
  });

  it('S-9 it flips when it can in a page whose timers are held back for a minute', async () => {
    const { clock, heard } = watchedWidget({ settings: HOURS });
    clock.delayTimers({ seconds: 50 });
    await clock.advance({ hours: 8 });
    const [, flip] = heard;
    expect(flip).toMatch(/^17:0[01]:\d\d form$/);
  });

  it.each([
    ['forward', TWO_HOURS],
    ['back', -TWO_HOURS],
    ['forward by a day', 86_400_000],
    ['back by a day', -86_400_000],
  ])('S-9 a visitor clock turned %s is noticed within one interval and corrected', async (_way, jumpMs) => {
    const { clock, watch, heard } = watchedWidget({ settings: HOURS, now: '2026-03-02T14:00:00Z' });
    await clock.advance({ seconds: 40 });
    clock.jump(jumpMs);
    await clock.advance({ seconds: 30 });
    expect(watch.now()).toBe(clock.trueNow());
    await clock.advance({ hours: 4 });
    expect(heard.filter((said) => said.startsWith('17:00:00'))).toEqual(['17:00:00 form']);
    expect(heard.at(-1)).toBe('17:00:00 form');
  });

  it('S-9 a clock turned a little is right again after two intervals', async () => {
    const { clock, watch } = watchedWidget();
    await clock.advance({ seconds: 40 });
    clock.jump({ seconds: -20 });
    await clock.advance({ seconds: 60 });
    expect(watch.now()).toBe(clock.trueNow());
  });

  it('S-14 tells the next closing by the clock, and none where people decide', async () => {
    const open = watchedWidget({ settings: HOURS });
    await settle();
    expect(nextClosing(open.watch)).toBe(at('2026-03-02T17:00:00Z'));

    const closed = watchedWidget({ settings: HOURS, now: '2026-03-02T18:00:00Z' });
    await settle();
    expect(nextClosing(closed.watch)).toBeNull();

    const reachable = watchedWidget({ settings: { ...HOURS, policy: 'presence-or-schedule' } });
    await settle();
    expect(nextClosing(reachable.watch)).toBeNull();
    expect(nextClosing(watchedWidget().watch)).toBeNull();
  });
});

describe('asking the server', () => {
  it('S-9 people and settings are followed within one interval', async () => {
    const { clock, change, heard } = watchedWidget();
    await settle();
    change({ people: { staffed: false } });
    await clock.advance({ seconds: 30 });
    change({ settings: { disabled: true } });
    await clock.advance({ seconds: 30 });
    change({ settings: { disabled: false } });
    await clock.advance({ seconds: 30 });
    expect(heard).toEqual(['10:00:00 chat', '10:00:30 form', '10:01:00 disabled', '10:01:30 form']);
  });

  it('S-9 the interval is the setting’s, at least a second, and thirty seconds without one', async () => {
    const asked = async (statusIntervalMs?: number): Promise<number> => {
      const { clock, backend } = watchedWidget({
        settings: { ...(statusIntervalMs !== undefined && { statusIntervalMs }) },
      });
      await clock.advance({ minutes: 1 });
      return backend.reads.length - 1;
    };
    expect([await asked(), await asked(5_000), await asked(1), await asked(Number.NaN)]).toEqual([2, 12, 60, 2]);
  });

  it('S-9 a page nobody sees is not asked for, and asks at once when it is seen again and says so', async () => {
    const { clock, page, watch, backend, change, mode } = watchedWidget();
    await settle();
    page.setVisible(false);
    await clock.advance({ hours: 1 });
    expect(backend.reads).toHaveLength(1);
    change({ people: { staffed: false } });
    page.setVisible(true);
    watch.wake();
    await settle();
    expect(backend.reads).toHaveLength(2);
    expect(mode()).toBe('form');
  });

  it('S-9 a page that is seen again and says nothing asks within one interval', async () => {
    const { clock, page, backend } = watchedWidget();
    await settle();
    page.setVisible(false);
    await clock.advance({ hours: 1 });
    page.setVisible(true, 'silently');
    await clock.advance({ seconds: 30 });
    expect(backend.reads).toHaveLength(2);
  });

  it('S-9 waking before the interval is over asks nothing', async () => {
    const { clock, watch, backend } = watchedWidget();
    await clock.advance({ seconds: 29 });
    watch.wake();
    expect(backend.reads).toHaveLength(1);
  });

  it('the first question is asked even in a page nobody sees yet', () => {
    expect(watchedWidget({ visible: false }).backend.reads).toHaveLength(1);
  });

  it('never asks twice at a time, and whoever asks meanwhile shares the answer', async () => {
    const backend = scriptedBackend();
    const watch = createStatusWatch({ read: () => backend.readStatus(), platform: fakePlatform() });
    let answered = 0;
    void watch.refresh().then(() => answered++);
    void watch.refresh().then(() => answered++);
    expect(backend.reads).toHaveLength(1);
    backend.reads[0]?.answer(anAnswer());
    await settle();
    expect(answered).toBe(2);
    expect(watch.current().state).toBe('known');
  });

  it('is unreachable until the first answer, asks again sooner than an interval, and heals', async () => {
    const backend = scriptedBackend();
    const platform = fakePlatform();
    const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
    expect(watch.current()).toEqual({ state: 'asking' });
    for (let time = 0; time < 4; time++) {
      backend.reads[time]?.refuse('unreachable');
      await platform.clock.advance({ seconds: 30 });
      expect(watch.current()).toMatchObject({ state: 'unreachable', problem: { code: 'unreachable' } });
      expect(backend.reads).toHaveLength(time + 2);
    }
    backend.reads[4]?.answer(anAnswer());
    await settle();
    expect(watch.current().state).toBe('known');
  });

  it('keeps what it knows when a later question fails, and asks again at once when the page wakes', async () => {
    const backend = scriptedBackend();
    const platform = fakePlatform();
    const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
    backend.reads[0]?.answer(anAnswer());
    await platform.clock.advance({ seconds: 30 });
    backend.reads[1]?.refuse({ code: 'unavailable', message: 'Down.', retryAfterMs: 600_000 });
    await settle();
    expect(watch.current().state).toBe('known');
    await platform.clock.advance({ minutes: 9 });
    expect(backend.reads).toHaveLength(2);
    watch.wake();
    expect(backend.reads).toHaveLength(3);
  });

  it('waits as long as it is told to', async () => {
    const backend = scriptedBackend();
    const platform = fakePlatform();
    createStatusWatch({ read: () => backend.readStatus(), platform });
    backend.reads[0]?.refuse({ code: 'too-many-requests', message: 'Slower.', retryAfterMs: 100_000 });
    await platform.clock.advance({ seconds: 99 });
    expect(backend.reads).toHaveLength(1);
    await platform.clock.advance({ seconds: 1 });
    expect(backend.reads).toHaveLength(2);
  });

  it('says a thing once: the same answer again is no change', async () => {
    const { clock, heard } = watchedWidget();
    await clock.advance({ minutes: 10 });
    expect(heard).toEqual(['10:00:00 chat']);
  });

  it('a stopped watch sets no timer, asks nothing and says nothing, also not for an answer on its way', async () => {
    const backend = scriptedBackend();
    const platform = fakePlatform();
    const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
    watch.onChange(() => expect.unreachable());
    watch.stop();
    backend.reads[0]?.answer(anAnswer());
    await platform.clock.advance({ hours: 1 });
    watch.wake();
    expect(platform.clock.timers).toBe(0);
    expect(backend.reads).toHaveLength(1);
  });
});

describe('the script tag that carries the status', () => {
  const began = (script: { readonly ageMs: number }) => {
    const backend = scriptedBackend();
    const platform = fakePlatform();
    const document = aDocument({ settings: aSettings(HOURS) });
    const first = { document, now: at('2026-03-02T10:00:00Z') };
    platform.clock.jump(script.ageMs);
    return { backend, platform, watch: createStatusWatch({ read: () => backend.readStatus(), platform, first }) };
  };

  it('S-9 decides at once and asks at the first interval', async () => {
    const { backend, platform, watch } = began({ ageMs: 60_000 });
    expect(watch.current()).toMatchObject({ state: 'known', status: { mode: 'chat' } });
    await platform.clock.advance({ seconds: 29 });
    expect(backend.reads).toHaveLength(0);
    await platform.clock.advance({ seconds: 1 });
    expect(backend.reads).toHaveLength(1);
  });

  it('H-6 never moves the clock, since any cache may have kept it', () => {
    const { platform, watch } = began({ ageMs: 240_000 });
    expect(watch.now()).toBe(platform.clock.now());
  });

  it.each([
    ['older than five minutes', 300_001, 1],
    ['from the future by more than five minutes', -300_001, 1],
    ['five minutes old', 300_000, 0],
  ])('H-6 one %s asks at once: %i ms, %i questions', (_age, ageMs, questions) => {
    expect(began({ ageMs }).backend.reads).toHaveLength(questions);
  });
});

describe('the visitor’s clock', () => {
  it.each([
    ['right', 0],
    ['an hour ahead', 3_600_000],
    ['an hour behind', -3_600_000],
    ['years behind', -1e11],
  ])('H-6 a clock that is %s flips at the server’s closing time', async (_way, visitorAheadMs) => {
    const { clock, heard } = watchedWidget({ settings: HOURS, visitorAheadMs });
    await clock.advance({ hours: 8 });
    expect(heard).toEqual(['10:00:00 chat', '17:00:00 form']);
  });

  it('H-6 an answer from a cache never moves the clock', async () => {
    const { clock, watch } = watchedWidget({ cached: true, visitorAheadMs: 3_600_000 });
    await clock.advance({ minutes: 5 });
    expect(watch.now()).toBe(clock.now());
  });

  it('H-6 the server spoke in the middle of the round trip', async () => {
    const backend = scriptedBackend();
    const platform = fakePlatform();
    const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
    await platform.clock.advance({ ms: 300 });
    const serverNow = at('2026-03-02T12:00:00.100Z');
    backend.reads[0]?.answer(anAnswer({}, { serverNow, roundTripMs: 300 }));
    await settle();
    expect(watch.now()).toBe(serverNow + 150);
  });
});

describe('one department', () => {
  const settings = { departments: ['sales', 'support'] };
  const departments = [
    { id: 'sales', staffed: false },
    { id: 'support', staffed: true },
  ];

  it('S-6 a page that names one is judged by that one alone', async () => {
    const modes = await Promise.all(
      [undefined, 'sales', 'support', 'nobody'].map(async (department) => {
        const { mode } = watchedWidget({ settings, people: people({ departments }), department });
        await settle();
        return mode();
      }),
    );
    expect(modes).toEqual(['chat', 'form', 'chat', 'form']);
  });
});
