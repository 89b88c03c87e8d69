import type { Stop } from '../../base/stop.ts';
import type { ChatPosition } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import type { HttpAddress } from './ask.ts';
import type { LineFrame } from './read-frame.ts';

/** Who asks for what over a line. */
export interface Asked {
  /** Left out: nobody's chat, the widget's status alone. */
  readonly token?: string | undefined;
  readonly position?: ChatPosition | null;
  /** The version of the status document that is known. */
  readonly status?: string | undefined;
}

export interface Ears {
  /** Each frame; `ended` is the last, and comes once, also where the connection just broke. */
  hear(frame: LineFrame): void;
  /** Something came, whatever it was: somebody is there. */
  stir(): void;
}

/** One connection, until it ends or is stopped. */
export interface Line {
  readonly stop: Stop;
  /** Makes the server say something now; left out: there is no way to. */
  readonly probe?: () => void;
}

/** Opens a line. Never throws, and says nothing before it has returned. */
export type OpenLine = (address: HttpAddress, asked: Asked, ears: Ears) => Line;

/** Characters of the longest frame: far above a page of messages that are all as long as may be. */
export const MOST_FRAME_CHARACTERS = 8_388_608;

export const LOST: Problem = { code: 'unreachable', message: 'The connection to the server was lost.' };

export const NOT_OURS: Problem = { code: 'unreadable', message: 'The server sent something that is not ours.' };
