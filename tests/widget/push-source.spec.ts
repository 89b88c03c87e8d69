import { expect, it } from 'vitest';
import { createStatusWatch } from '../../src/engine/create-status-watch.ts';
import {
  aDocument,
  anAnswer,
  aSchedule,
  aSettings,
  fakePlatform,
  people,
  scriptedBackend,
  settle,
} from '../../src/testing/index.ts';
import { statusSource } from '../../src/widget/push-source.ts';

function pushed(abilities: Parameters<typeof scriptedBackend>[0] = {}) {
  const platform = fakePlatform();
  const backend = scriptedBackend(abilities);
  const source = statusSource(backend, platform.clock);
  const watch = createStatusWatch({ read: source.read, platform });
  const stop = source.follow(() => void watch.refresh());
  const mode = (): string => {
    const watched = watch.current();
    return watched.state === 'known' ? watched.status.mode : watched.state;
  };
  return { platform, clock: platform.clock, backend, watch, stop, mode };
}

const closed = () => anAnswer({ people: people({ staffed: false }) });

it('S-9 what a backend pushes is followed at once', async () => {
  const { backend, mode } = pushed();
  backend.reads[0]?.answer(anAnswer());
  await settle();
  backend.push(closed());
  await settle();
  expect(mode()).toBe('form');
});

it('S-9 a backend that pushes is asked once, and never by interval; the clock’s edges go on', async () => {
  const { clock, backend, mode } = pushed();
  const document = aDocument({ settings: aSettings({ schedule: aSchedule() }) });
  backend.reads[0]?.answer(anAnswer(document));
  await clock.advance({ hours: 6 });
  expect(mode()).toBe('chat');
  await clock.advance({ hours: 2 });
  expect(mode()).toBe('form');
  expect(backend.reads).toHaveLength(1);
});

it('S-9 what was pushed while the first answer was under way is the newer', async () => {
  const { backend, mode } = pushed();
  backend.push(closed());
  backend.reads[0]?.answer(anAnswer());
  await settle();
  expect(mode()).toBe('form');
});

it.each([
  ['a sleep that fired its timers late', 'late'],
  ['a sleep that froze them', 'frozen'],
] as const)('S-9 after %s, in which pushes may have been missed, it is asked again', async (_what, timers) => {
  const { clock, backend, mode } = pushed();
  backend.reads[0]?.answer(anAnswer());
  await clock.advance({ minutes: 5 });
  await clock.sleep({ hours: 3 }, timers);
  await clock.advance({ seconds: 30 });
  expect(backend.reads).toHaveLength(2);
  backend.reads[1]?.answer(closed());
  await settle();
  expect(mode()).toBe('form');
});

it.each([[7_200_000], [-7_200_000]])(
  'H-6 a visitor clock turned by %i ms is corrected by one question',
  async (jumpMs) => {
    const { clock, backend, watch } = pushed();
    const answer = () => anAnswer({}, { serverNow: clock.trueNow() });
    backend.reads[0]?.answer(answer());
    await clock.advance({ minutes: 5 });
    clock.jump(jumpMs);
    await clock.advance({ seconds: 30 });
    backend.reads[1]?.answer(answer());
    await clock.advance({ minutes: 5 });
    expect(watch.now()).toBe(clock.trueNow());
    expect(backend.reads).toHaveLength(2);
  },
);

it('H-6 an answer’s word on the clock counts when it comes, not when it is told again', async () => {
  const { clock, backend, watch } = pushed();
  backend.reads[0]?.answer(anAnswer({}, { serverNow: clock.trueNow() }));
  await clock.advance({ hours: 1 });
  expect(watch.now()).toBe(clock.trueNow());
});

it('S-9 a backend that does not push, or refuses to, is asked by interval', async () => {
  const quiet = pushed({ abilities: ['offline-messages'], readStatus: () => ({ ok: true, value: anAnswer() }) });
  await quiet.clock.advance({ minutes: 5 });
  expect(quiet.backend.reads).toHaveLength(11);
  expect(quiet.backend.watchers).toBe(0);
});

it('after its end nothing is heard of the backend', async () => {
  const { backend, stop } = pushed();
  expect(backend.watchers).toBe(1);
  stop();
  expect(backend.watchers).toBe(0);
});

it('a backend that throws is unreadable, and the page never sees it', async () => {
  const { clock, backend, mode } = pushed();
  backend.reads[0]?.fail(new Error('broken promise'));
  await settle();
  expect(mode()).toBe('unreachable');
  await clock.advance({ seconds: 30 });
  backend.reads[1]?.answer(anAnswer());
  await settle();
  expect(mode()).toBe('chat');
});
