import { describe, expect, it } from 'vitest';
import { watchPatience } from '../../../src/engine/chat/ask-patience.ts';
import { settle } from '../../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../../src/testing/fake-platform.ts';
import { aPage } from './chat-page.ts';
import { theLog } from './pages.ts';

async function waiting() {
  const page = aPage({ platform: fakePlatform({ now: '2026-03-02T12:00:00Z' }) });
  await page.begin();
  return Object.assign(page, {
    asked: () => page.chat.isPatienceAsked.value,
    wait: (seconds: number) => page.platform.clock.advance({ seconds }),
  });
}

describe('patience', () => {
  it('K-7 is asked about at each time, and not before', async () => {
    const page = await waiting();
    await page.wait(119);
    expect(page.asked()).toBe(false);
    await page.wait(1);
    expect(page.asked()).toBe(true);
    page.chat.keepWaiting();
    expect(page.asked()).toBe(false);
    await page.wait(179);
    expect(page.asked()).toBe(false);
    await page.wait(1);
    expect(page.asked()).toBe(true);
    page.chat.keepWaiting();
    await page.wait(86_400);
    expect(page.asked()).toBe(false);
  });

  it('K-7 is not asked about once somebody has come', async () => {
    const page = await waiting();
    await page.wait(120);
    await page.hear({ state: 'active' }, theLog([{ to: 'active' }], 3));
    expect(page.asked()).toBe(false);
    await page.wait(300);
    expect(page.asked()).toBe(false);
  });

  it('K-7 a wait longer than a timer can hold is split', () => {
    const { clock } = fakePlatform();
    const delays: number[] = [];
    const watch = watchPatience({ ...clock, setTimer: (delayMs) => delays.push(delayMs) as never }, () => ({
      since: clock.now(),
      seconds: [9_999_999],
      keptAt: null,
      now: clock.now(),
    }));
    watch.look();
    expect([delays, watch.isAsked.value]).toEqual([[2_147_483_647], false]);
  });

  it('E-1 leaves no timer behind', async () => {
    const page = await waiting();
    await page.hear({ position: 2 });
    page.chat.stop();
    page.session.stop();
    expect(page.platform.clock.timers).toBe(0);
  });

  it('K-7 was promised, and a reload does not ask again', async () => {
    const page = await waiting();
    await page.wait(130);
    page.chat.keepWaiting();
    page.chat.stop();
    const later = aPage({ platform: page.platform.reload() });
    later.chat.follow();
    await settle();
    await later.hear({}, theLog([{ to: 'queued' }, { visitor: 'Hello' }]));
    expect(later.chat.isPatienceAsked.value).toBe(false);
    await later.platform.clock.advance({ seconds: 170 });
    expect(later.chat.isPatienceAsked.value).toBe(true);
  });

  it('K-7 is asked about as a laptop wakes, once for all the times it slept through', async () => {
    const page = await waiting();
    await page.platform.clock.sleep({ hours: 1 }, 'frozen');
    page.platform.page.wake();
    expect(page.asked()).toBe(true);
    page.chat.keepWaiting();
    await page.wait(3_600);
    expect(page.asked()).toBe(false);
  });

  it('D-8 that was promised in one tab is asked about in no other', async () => {
    const page = await waiting();
    const other = aPage({ platform: page.platform.openTab() });
    other.chat.follow();
    await settle();
    await other.hear({}, theLog([{ to: 'queued' }, { visitor: 'Hello' }]));
    await page.wait(120);
    expect(other.chat.isPatienceAsked.value).toBe(true);
    page.chat.keepWaiting();
    await settle();
    expect(other.chat.isPatienceAsked.value).toBe(false);
  });

  it('T-10 of one person is not asked of another', async () => {
    const page = await waiting();
    await page.wait(120);
    await page.session.logout();
    await settle();
    expect(page.asked()).toBe(false);
  });
});
