import { readJson } from '../../base/json.ts';
import { readProblem } from '../../contract/guards/problem.ts';
import { isCount, isDateTime, isRecord, isText, shape, type Test } from '../../contract/guards/shape.ts';
import { readStatusDocument } from '../../contract/guards/status-document.ts';
import { readVisitorFrame } from '../../contract/guards/visitor-page.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import type { SocketFrame } from '../../protocol/frames.ts';

/** What a page makes use of among the frames. */
type UsedFrame = Exclude<SocketFrame, { readonly kind: 'welcome' | 'live' | 'pong' }>;

/** The same, where a server that leaves or refuses has `ended` the line in its way. */
export type LineFrame = Exclude<UsedFrame, { readonly kind: 'drain' | 'error' }>;

const isVisitorFrame: Test = (value) => readVisitorFrame(value) !== null;

/** What each kind must hold. Kinds that are not here say nothing to a page: some of today's, and those of later servers. */
const FRAMES = new Map<unknown, Test>([
  ['page', isVisitorFrame],
  ['ended', isVisitorFrame],
  ['typing', shape({ chat: isText, name: isText, until: isDateTime })],
  ['ping', shape({ now: isDateTime, heads: (heads) => isRecord(heads) && Object.values(heads).every(isCount) })],
  ['status', shape({ document: (value) => readStatusDocument(value) !== null })],
  ['drain', shape({ retryAfterMs: isCount })],
  ['error', shape({ problem: (value) => readProblem(value) !== null })],
]);

/** The frame in a text of unknown origin; undefined: of a kind that is passed over; null: it is none of ours. */
export function readFrame(text: string): LineFrame | undefined | null {
  const frame = frameIn(readJson(text));
  return frame && endedBy(frame);
}

/** The same of a value. Twin of `protocol/feed-frame-schema.ts`. */
export function frameIn(value: unknown): UsedFrame | undefined | null {
  if (!isRecord(value) || !isText(value.kind)) return null;
  const passes = FRAMES.get(value.kind);
  if (!passes) return;
  return passes(value) ? (value as unknown as UsedFrame) : null;
}

function endedBy(frame: UsedFrame): LineFrame {
  if (frame.kind === 'drain') return { kind: 'ended', problem: { ...STOPPING, retryAfterMs: frame.retryAfterMs } };
  // Only this way of speaking was refused: what is refused whatever the way, the next way is told as well.
  if (frame.kind === 'error')
    return { kind: 'ended', problem: isPassing(frame.problem.code) ? frame.problem : REFUSED };
  return frame;
}

const STOPPING: Problem = { code: 'unavailable', message: 'The server is about to stop.' };

const REFUSED: Problem = { code: 'unreadable', message: 'The server did not take what was said to it.' };
