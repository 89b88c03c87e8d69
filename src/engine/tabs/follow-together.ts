import { backOffMs } from '../../base/back-off.ts';
import { SECOND_MS } from '../../base/instant.ts';
import type { Stop } from '../../base/stop.ts';
import { isRecord } from '../../contract/guards/shape.ts';
import { type ChatPlace, fitPage } from '../../domain/chat/fit-page.ts';
import { positionAfter } from '../../domain/chat/position-after.ts';
import type { ChatPosition, HeardFrame, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import { careful } from '../careful.ts';
import { readHeard } from './read-heard.ts';
import { roomName } from './room-name.ts';
import type { SharedFeedOptions } from './shared-feed-options.ts';

/** After so long a silence a tab asks whether the one that leads still runs. */
const SILENCE_MS = 60 * SECOND_MS;

/** Who leads answers within this, or is frozen (D-6). */
const ANSWER_MS = 3 * SECOND_MS;

/** Said by a tab that has just come, or has heard nothing for long; who leads says its last page again, without entries. */
const ASK = 'ask';

const UNREADABLE: Problem = { code: 'unreadable', message: 'The log of the chat has holes.' };

/**
 * Follows in the room of all tabs with this token; null where the page has no locks.
 *
 * The tab that holds the lock follows, and says what it hears into the room. The others read what they lack by themselves,
 * then listen; each is ready to take over from where it is. Leading saves connections and nothing else: a leader that is
 * frozen does no harm, since no tab believes that it heard everything.
 */
export function followTogether(
  { calls, platform, widget }: SharedFeedOptions,
  token: string,
  from: ChatPosition | null,
  listener: (frame: HeardFrame) => void,
): Stop | null {
  const { clock, page, random, tabs } = platform;
  const name = roomName(widget, token);
  let state: 'listening' | 'reading' | 'leading' | 'over' = 'listening';
  let place: ChatPlace | null = from;
  let latest: VisitorPage | null = null;
  /** What the room said while this tab was reading. */
  let meanwhile: unknown[] = [];
  let attempt = 0;
  let stopTimer: Stop = () => undefined;
  let disconnect: Stop = () => undefined;

  const position = (): ChatPosition | null => place && { chat: place.chat, after: place.after };

  function wait(ms: number, call: () => void): void {
    stopTimer();
    stopTimer = clock.setTimer(ms, call);
  }

  function waitForSilence(): void {
    wait(SILENCE_MS, () => (page.isVisible() ? ask() : waitForSilence()));
  }

  function ask(): void {
    room.say({ kind: ASK });
    wait(ANSWER_MS, () => void read());
  }

  function hearRoom(said: unknown): void {
    if (state === 'reading') meanwhile.push(said);
    else if (state === 'listening') take(said);
    else if (latest && isRecord(said) && said.kind === ASK) room.say({ ...latest, kind: 'page', entries: [] });
  }

  function take(said: unknown): void {
    const frame = readHeard(said);
    if (!frame) return;
    waitForSilence();
    if (frame.kind === 'typing') listener(frame);
    else takePage(frame);
  }

  function takePage(frame: VisitorPage): void {
    const fit = isStrange(frame, place) ? ({ kind: 'gap', from: place } as const) : fitPage(frame, place, 'later');
    if (fit.kind === 'fits') tell(fit.page, fit.place);
    else if (fit.kind === 'gap') {
      place = fit.from;
      void read();
    }
  }

  function tell(next: VisitorPage, at: ChatPlace | null): void {
    place = at;
    latest = next;
    listener({ ...next, kind: 'page' });
  }

  async function read(): Promise<void> {
    stopTimer();
    state = 'reading';
    const answer = await careful(() => calls.readChat(token, position()));
    if (state !== 'reading') return;
    if (!answer.ok) return failToRead(answer.problem);
    const fit = fitPage(answer.value, place, 'answer');
    if (fit.kind !== 'fits') {
      place = null;
      return failToRead(UNREADABLE);
    }
    attempt = 0;
    tell(fit.page, fit.place);
    if (place && place.after < (fit.page.chat?.head ?? 0)) return read();
    state = 'listening';
    waitForSilence();
    for (const said of meanwhile.splice(0)) hearRoom(said);
  }

  function failToRead(problem: Problem): void {
    // What was said meanwhile is in the next answer.
    meanwhile = [];
    state = 'listening';
    if (isFinal(problem)) end(problem);
    else wait(backOffMs(attempt++, random()), () => void read());
  }

  function lead(): void {
    if (isOver()) return;
    stopTimer();
    state = 'leading';
    const following = calls.followChat(token, position(), hear);
    if (!following.ok) {
      if (isFinal(following.problem)) end(following.problem);
      else wait(backOffMs(attempt++, random()), lead);
    } else if (isOver()) following.value();
    else disconnect = following.value;
  }

  function hear(frame: HeardFrame): void {
    if (frame.kind === 'ended') end(frame.problem);
    else {
      if (frame.kind === 'typing') listener(frame);
      else tell(frame, placeAfter(frame, place));
      room.say(frame);
    }
  }

  const isOver = (): boolean => state === 'over';

  function end(problem: Problem): void {
    stop();
    listener({ kind: 'ended', problem });
  }

  function stop(): void {
    state = 'over';
    stopTimer();
    stopWaking();
    disconnect();
    room.leave();
    letGo?.();
  }

  const letGo = tabs.hold(name, lead);
  if (!letGo) return null;
  const room = tabs.meet(name, hearRoom);
  const stopWaking = page.onWake(() => state === 'listening' && ask());
  ask();
  return stop;
}

function placeAfter(page: VisitorPage, before: ChatPlace | null): ChatPlace | null {
  const at = positionAfter(page, before);
  return at && { ...at, epoch: page.chat?.epoch };
}

/**
 * Whether a page of another tab cannot be told from here: of two chats no one knows which is the later, and of one that is
 * new here there may be more before it.
 */
const isStrange = ({ chat, entries }: VisitorPage, place: ChatPlace | null): boolean =>
  place ? chat?.id !== place.chat : chat !== null && entries[0]?.number !== 1;

/** With another session the same is worth another try, but that one is the caller's to get (T-7). */
const isFinal = ({ code }: Problem): boolean => code === 'session-expired' || !isPassing(code);
