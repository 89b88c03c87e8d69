import { backOffMs } from '../../base/back-off.ts';
import { readJson } from '../../base/json.ts';
import type { Stop } from '../../base/stop.ts';
import type { Clock } from '../../contract/platform.ts';
import { type PageFrame, SILENCE_MS } from '../../protocol/frames.ts';
import { socketPath } from '../../protocol/http.ts';
import type { HttpAddress } from './ask.ts';

export interface NudgeStatusOptions extends Pick<HttpAddress, 'server' | 'widget'> {
  readonly clock: Clock;
  random(): number;
  onWake(listener: Stop): Stop;
  /** The version of the status document that the page has. */
  known(): string | undefined;
  /** There is another one to ask for. */
  onNews(): void;
}

const BEGIN_MS = 10_000;
const PROBE_MS = 3_000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Hears over a socket that names nobody when the status has changed, and asks for it as ever (D-7). Nothing of what is said
 * is made use of but that it is another version, so that this needs no guards; the page goes on asking by interval, whether
 * or not there is a socket.
 */
export function nudgeStatus({ server, widget, clock, random, onWake, known, onNews }: NudgeStatusOptions): Stop {
  const url = new URL(server.replace(/\/*$/, socketPath(widget)), globalThis.location?.href).href.replace(
    /^http/,
    'ws',
  );
  let socket: WebSocket | undefined;
  let attempt = 0;
  let askedMs = 0;
  let stopTimer: Stop = () => undefined;

  const wait = (ms: number, call: () => void): void => {
    stopTimer();
    stopTimer = clock.setTimer(ms, call);
  };
  const say = (frame: PageFrame): void => socket?.send(JSON.stringify(frame));

  function close(): void {
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    socket?.close();
    socket = undefined;
  }

  function lose(): void {
    close();
    wait(Math.max(backOffMs(attempt++, random()), askedMs), open);
  }

  function open(): void {
    askedMs = 0;
    wait(BEGIN_MS, lose);
    try {
      socket = new WebSocket(url);
    } catch {
      // Firefox throws where the page's policy says no.
      lose();
      return;
    }
    socket.onclose = lose;
    socket.onopen = () => {
      const status = known();
      say({ kind: 'hello', widget, ...(status !== undefined && { status }) });
    };
    socket.onmessage = ({ data }) => {
      wait(SILENCE_MS, lose);
      const { kind, document, retryAfterMs } = (readJson(data) ?? {}) as Loose;
      if (kind === 'ping') {
        // It has held for a while.
        attempt = 0;
        say({ kind: 'pong' });
      } else if (kind === 'status' && document?.version !== known()) onNews();
      else if (kind === 'drain') askedMs = Math.min(Number(retryAfterMs) || 0, LONGEST_WAIT_MS);
    };
  }

  const stopWaking = onWake(() => {
    if (socket?.readyState !== 1) return;
    say({ kind: 'ping' });
    wait(PROBE_MS, lose);
  });
  open();
  return () => {
    stopWaking();
    stopTimer();
    close();
  };
}

/** What a server says, of which nothing is known. */
interface Loose {
  readonly kind?: unknown;
  readonly document?: { readonly version?: unknown } | null;
  readonly retryAfterMs?: unknown;
}
