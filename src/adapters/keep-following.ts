import type { Stop } from '../base/stop.ts';
import { positionAfter } from '../domain/chat/position-after.ts';
import type { ChatPosition, HeardFrame } from '../domain/chat/visitor-chat.ts';
import { keepConnected } from './keep-connected.ts';

/** Follows a chat over any number of connections, each of which goes on from where the frames before it ended. */
export function keepFollowing(
  connect: (position: ChatPosition | null, hear: (frame: HeardFrame) => void) => Stop,
  from: ChatPosition | null,
  listener: (frame: HeardFrame) => void,
): Stop {
  let position = from;
  return keepConnected<HeardFrame>(
    (hear) =>
      connect(position, (frame) => {
        if (frame.kind === 'page') position = positionAfter(frame, position);
        hear(frame);
      }),
    listener,
  );
}
