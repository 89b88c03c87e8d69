import type { Problem } from '../../domain/problem.ts';
import type { PageFrame } from '../../protocol/frames.ts';
import { socketPath } from '../../protocol/http.ts';
import { type HttpAddress, serverUrl } from './ask.ts';
import { LOST, MOST_FRAME_CHARACTERS, NOT_OURS, type OpenLine } from './line.ts';
import { whyNotSent } from './post.ts';
import { readFrame } from './read-frame.ts';

/** What a server says with its last breath where no frame came through: it restarts, or has too much to do. */
const LATER_CODES = [1_012, 1_013];

const LATER: Problem = { code: 'unavailable', message: 'The server closed the connection for now.' };

/** A WebSocket. The token goes in its first frame, never in the address (Z-3). */
export const followSocket: OpenLine = (address, { token, position, status }, { hear, stir }) => {
  let socket: WebSocket | undefined;
  let over = false;

  const leave = (): void => {
    over = true;
    socket?.close();
  };
  const end = (problem: Problem): void => {
    if (over) return;
    leave();
    hear({ kind: 'ended', problem });
  };
  const say = (frame: PageFrame): void => {
    if (socket?.readyState === socket?.OPEN) socket?.send(JSON.stringify(frame));
  };

  const hindrance = whyNotSent(address, token) ?? open();
  if (hindrance) queueMicrotask(() => end(hindrance));

  function open(): Problem | undefined {
    try {
      socket = openSocket(address);
    } catch {
      // There are none here, or, in Firefox, the page's policy says no.
      return LOST;
    }
    socket.onopen = () => {
      const { widget } = address;
      say({
        kind: 'hello',
        widget,
        ...(token !== undefined && { token }),
        ...(position && { position: { chat: position.chat, after: position.after } }),
        ...(status !== undefined && { status }),
      });
    };
    socket.onmessage = ({ data }) => {
      if (over) return;
      stir();
      const frame = typeof data === 'string' && data.length <= MOST_FRAME_CHARACTERS ? readFrame(data) : null;
      if (frame === null) return end(NOT_OURS);
      // Here and not by a timer: a hidden page loses those, and no messages (D-6).
      if (frame?.kind === 'ping') say({ kind: 'pong' });
      if (frame?.kind === 'ended') end(frame.problem);
      else if (frame) hear(frame);
    };
    socket.onerror = () => end(LOST);
    socket.onclose = ({ code }) => end(LATER_CODES.includes(code) ? LATER : LOST);
  }

  return { stop: leave, probe: () => say({ kind: 'ping' }) };
};

function openSocket(address: HttpAddress): WebSocket {
  const url = serverUrl(address, socketPath(address.widget)).replace(/^http/, 'ws');
  return address.socket ? address.socket(url) : new WebSocket(url);
}
