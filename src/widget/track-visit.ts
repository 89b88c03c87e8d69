import type { Stop } from '../base/stop.ts';
import type { Device } from '../domain/visit/visit.ts';
import type { ChatCalls } from '../engine/chat/chat-session-options.ts';
import { createVisitBeats } from '../engine/chat/create-visit-beats.ts';
import type { VisitorSession } from '../engine/session/visitor-session.ts';
import { gateLocale } from './gate-locale.ts';
import { gatePage } from './gate-page.ts';
import type { GateSide } from './gate-side.ts';
import { isTracked } from './is-tracked.ts';
import { pagePlatform } from './page-platform.ts';

/** Beats for as long as the visit may be followed (V-1); `onBegin`: from now on an invitation may come. */
export function trackVisit(gate: GateSide, session: VisitorSession, calls: ChatCalls, onBegin: () => void): Stop {
  const { backend, options, watch } = gate;
  const platform = pagePlatform(gate);
  const { department } = options;
  let stop: Stop | undefined;

  function follow(): void {
    if (backend && !backend.abilities.has('visits')) return;
    if (!isTracked(gate)) {
      stop?.();
      stop = undefined;
    } else if (!stop) {
      stop = createVisitBeats({
        platform,
        session,
        calls,
        beat: () => ({
          page: gatePage(gate),
          language: gateLocale(gate),
          timeZone: platform.page.timeZone(),
          device: deviceNow(),
          ...(department !== undefined && { department }),
        }),
      });
      onBegin();
    }
  }

  const stops = [watch.onChange(follow), gate.hear('consent', follow), () => stop?.()];
  follow();
  return () => {
    for (const each of stops) each();
  };
}

/** By finger and size, since no browser says it outright. */
function deviceNow(): Device {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return matchMedia('(min-width: 600px) and (min-height: 600px)').matches ? 'tablet' : 'phone';
}
