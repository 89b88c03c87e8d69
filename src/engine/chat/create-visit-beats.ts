import { SECOND_MS } from '../../base/instant.ts';
import type { Stop } from '../../base/stop.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Platform } from '../../contract/platform.ts';
import type { VisitBeat } from '../../domain/chat/visitor-chat.ts';
import type { VisitorSession } from '../session/visitor-session.ts';

/** Three of them fit into the silence after which a visitor is shown as left (V-3). */
const EVERY_MS = 20 * SECOND_MS;

export interface VisitBeatsOptions {
  readonly platform: Pick<Platform, 'clock' | 'page'>;
  readonly session: Pick<VisitorSession, 'send'>;
  readonly calls: Pick<ChatBackend, 'beatVisit'>;
  /** Where the page is now, and in what. */
  beat(): VisitBeat;
}

/** Tells that the page is there for as long as somebody may be looking at it, where it is, and that it is left (V-1). */
export function createVisitBeats({ platform, session, calls, beat }: VisitBeatsOptions): Stop {
  const { clock, page } = platform;
  let stopTimer: Stop = () => undefined;

  const tell = (said: Partial<VisitBeat> = {}): void =>
    void session.send((token = '') => calls.beatVisit(token, { ...beat(), ...said }));

  function beatOn(): void {
    stopTimer();
    if (page.isVisible()) tell();
    stopTimer = clock.setTimer(EVERY_MS, beatOn);
  }

  beatOn();
  const stops = [page.onWake(beatOn), page.onRoute(beatOn), page.onLeave(() => tell({ leaves: true }))];
  return () => {
    stopTimer();
    for (const stop of stops) stop();
  };
}
