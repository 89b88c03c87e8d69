import { type ReadonlySignal, signal } from '@preact/signals-core';
import { mayPlay, playTone } from '../adapters/browser/play-tone.ts';
import type { Stop } from '../base/stop.ts';
import { mutedKey } from '../engine/keys.ts';
import type { VisitorSession } from '../engine/session/visitor-session.ts';
import { createRinging } from '../engine/tabs/ring-once.ts';
import type { GateSide } from './gate-side.ts';
import { pagePlatform } from './page-platform.ts';

export interface MessageSound {
  readonly muted: ReadonlySignal<boolean>;
  setMuted(muted: boolean): void;
  ring(): void;
  stop: Stop;
}

/** One sound for what comes while the chat is out of sight, unless the visitor wants to hear none: here or in any tab (K-3). */
export function messageSound(
  gate: GateSide,
  session: Pick<VisitorSession, 'onNewPerson'>,
  unread: ReadonlySignal<number>,
): MessageSound {
  const { widget } = gate.options;
  const platform = pagePlatform(gate);
  const { local } = platform.stores;
  const key = mutedKey(widget);
  const muted = signal(local.read(key) !== null);
  const ringing = createRinging({
    widget,
    platform,
    mayRing: () => !muted.peek() && unread.peek() > 0 && mayPlay(),
    play: () => void playTone(),
  });

  function setMuted(next: boolean): void {
    muted.value = next;
    if (next) local.write(key, '1');
    else local.remove(key);
  }

  const stops = [
    local.onChange(key, (text) => {
      muted.value = text !== null;
    }),
    session.onNewPerson(() => setMuted(false)),
    ringing.stop,
  ];
  return {
    muted,
    setMuted,
    ring: ringing.ring,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
