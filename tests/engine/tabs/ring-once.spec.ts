import { describe, expect, it } from 'vitest';
import { createRinging } from '../../../src/engine/tabs/ring-once.ts';
import { type FakePlatform, fakePlatform } from '../../../src/testing/fake-platform.ts';

interface Ear {
  readonly platform: FakePlatform;
  mayRing: boolean;
  sounds: number;
  ring(): void;
  stop(): void;
}

function listen(platform: FakePlatform, mayRing = true): Ear {
  const ear: Ear = { platform, mayRing, sounds: 0, ring: () => ringing.ring(), stop: () => ringing.stop() };
  const ringing = createRinging({
    widget: 'shop',
    platform,
    mayRing: () => ear.mayRing,
    play: () => {
      ear.sounds += 1;
    },
  });
  return ear;
}

/** Tabs of one browser, and the sounds all of them have made. */
function open(...may: readonly boolean[]) {
  const first = fakePlatform();
  const ears = may.map((mayRing, index) => listen(index === 0 ? first : first.openTab(), mayRing));
  return { ears, clock: first.clock, sounds: () => ears.reduce((sum, ear) => sum + ear.sounds, 0) };
}

describe('the sound of a message', () => {
  it('K-3 D-8 is one for all tabs that hear of it', async () => {
    const { ears, clock, sounds } = open(true, true, true);
    for (const ear of ears) ear.ring();
    await clock.advance({ seconds: 5 });
    expect(sounds()).toBe(1);
  });

  it('K-3 comes from a tab that may be heard, where another may not', async () => {
    const { ears, clock } = open(false, true);
    for (const ear of ears) ear.ring();
    await clock.advance({ seconds: 5 });
    expect(ears.map((ear) => ear.sounds)).toEqual([0, 1]);
  });

  it('K-3 does not come where the message is seen in any tab by the time', async () => {
    const { ears, clock, sounds } = open(true, true);
    for (const ear of ears) ear.ring();
    await clock.advance({ ms: 100 });
    for (const ear of ears) ear.mayRing = false;
    await clock.advance({ seconds: 5 });
    expect(sounds()).toBe(0);
  });

  it('K-3 comes at most once in two seconds, and again after them', async () => {
    const { ears, clock, sounds } = open(true, true);
    for (let second = 0; second < 10; second += 0.5) {
      for (const ear of ears) ear.ring();
      await clock.advance({ ms: 500 });
    }
    expect(sounds()).toBeGreaterThanOrEqual(3);
    expect(sounds()).toBeLessThanOrEqual(5);
  });

  it('K-3 comes on a page over http, which has no locks', async () => {
    const ear = listen(fakePlatform({ origin: 'http://shop.example' }));
    ear.ring();
    await ear.platform.clock.advance({ seconds: 1 });
    expect(ear.sounds).toBe(1);
  });

  it('E-1 leaves neither timer nor lock behind', async () => {
    const { ears, clock } = open(true);
    ears[0]?.ring();
    await clock.advance({ ms: 300 });
    ears[0]?.stop();
    expect([clock.timers, ears[0]?.platform.tabs.held]).toEqual([0, []]);
  });
});
