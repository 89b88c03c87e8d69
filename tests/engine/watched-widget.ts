import { ok } from '../../src/base/result.ts';
import type { StatusAnswer } from '../../src/contract/chat-backend.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { People } from '../../src/domain/status/people.ts';
import { createStatusWatch, type StatusWatchOptions } from '../../src/engine/create-status-watch.ts';
import {
  aSettings,
  type FakePlatform,
  type FakePlatformOptions,
  fakePlatform,
  people,
  type ScriptedBackend,
  scriptedBackend,
} from '../../src/testing/index.ts';

interface WatchedWidgetOptions extends FakePlatformOptions, Pick<StatusWatchOptions, 'department'> {
  readonly settings?: Partial<WidgetSettings>;
  readonly people?: Partial<People>;
  /** Answers come from a cache and say nothing about the clock. */
  readonly cached?: boolean;
  /** How far the visitor's clock is ahead of the server's at the start. */
  readonly visitorAheadMs?: number;
}

/** A watch over a server whose clock nobody turns, and what it said when, by that clock. */
export function watchedWidget({ cached, visitorAheadMs = 0, department, ...given }: WatchedWidgetOptions = {}) {
  const platform: FakePlatform = fakePlatform(given);
  platform.clock.jump(visitorAheadMs);
  let version = 1;
  let document = { version: '1', settings: aSettings(given.settings), people: people(given.people) };
  const answer = (): StatusAnswer => ({
    document,
    serverNow: cached ? null : platform.clock.trueNow(),
    roundTripMs: 0,
  });
  const backend: ScriptedBackend = scriptedBackend({ readStatus: () => ok(answer()) });
  const watch = createStatusWatch({ read: () => backend.readStatus(), platform, department });
  const heard: string[] = [];
  watch.onChange((watched) => {
    const time = new Date(platform.clock.trueNow()).toISOString().slice(11, 19);
    heard.push(`${time} ${watched.state === 'known' ? watched.status.mode : watched.state}`);
  });
  const mode = (): string => {
    const watched = watch.current();
    return watched.state === 'known' ? watched.status.mode : watched.state;
  };

  return {
    platform,
    clock: platform.clock,
    page: platform.page,
    backend,
    watch,
    /** Each change, with the server's time of day. */
    heard,
    mode,
    /** What the server says from now on. */
    change(next: { readonly settings?: Partial<WidgetSettings>; readonly people?: Partial<People> }) {
      document = {
        version: String(++version),
        settings: { ...document.settings, ...next.settings },
        people: { ...document.people, ...next.people },
      };
    },
  };
}
