import type { Result } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import { type ChatPlace, fitPage } from '../../domain/chat/fit-page.ts';
import type { ChatPosition, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';

export interface GapMender {
  /** From where the next connection goes on. */
  place(): ChatPosition | null;
  /** A connection begins; `lose`: what it says cannot be made whole. */
  begin(lose: Stop): void;
  take(page: VisitorPage): void;
  /** The numbers of last entries, as the server has them. */
  compare(heads: Readonly<Record<string, number>>): void;
  stop: Stop;
}

/** How long a gap may stay one before the connection begins anew (D-5). */
const PATIENCE_MS = 2_000;

/**
 * Lets through what goes on from the page before, and asks for what is missing in between, so that whoever listens gets
 * each entry once and in order (D-5). Another log of the same chat is told from its beginning (D-2).
 */
export function mendGaps(
  from: ChatPosition | null,
  read: (position: ChatPosition | null) => Promise<Result<VisitorPage, Problem>>,
  hear: (page: VisitorPage) => void,
): GapMender {
  let place: ChatPlace | null = from;
  let isFirst = true;
  let lose: Stop = () => undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  /** Grows with each question and each new connection: late answers are nobody's. */
  let asked = 0;
  let isAsking = false;
  let waiting: VisitorPage | undefined;

  function stop(): void {
    asked += 1;
    isAsking = false;
    waiting = undefined;
    clearTimeout(patience);
    patience = undefined;
  }

  function giveUp(): void {
    stop();
    lose();
  }

  async function ask(at: ChatPlace | null): Promise<void> {
    asked += 1;
    const question = asked;
    isAsking = true;
    // A log that was replaced is begun anew, also where this question is never answered.
    if (!at) place = null;
    patience ??= setTimeout(giveUp, PATIENCE_MS);
    const answer = await read(at && { chat: at.chat, after: at.after });
    if (question !== asked) return;
    isAsking = false;
    if (!answer.ok || !tell(answer.value, 'answer')) return giveUp();
    const later = waiting;
    waiting = undefined;
    if (later) take(later);
    if (!isAsking) askForMore(answer.value);
  }

  /** A page holds so many entries; the gap may be of more. */
  function askForMore({ chat }: VisitorPage): void {
    if (chat && place?.chat === chat.id && place.after < chat.head) return void ask(place);
    clearTimeout(patience);
    patience = undefined;
  }

  /** Whether there is no gap before it. */
  function tell(page: VisitorPage, source: 'first' | 'later' | 'answer'): boolean {
    const fit = fitPage(page, place, source);
    if (fit.kind === 'fits') {
      place = fit.place;
      hear(fit.page);
    } else if (fit.kind === 'gap' && source !== 'answer') void ask(fit.from);
    return fit.kind !== 'gap';
  }

  function take(page: VisitorPage): void {
    const source = isFirst ? 'first' : 'later';
    isFirst = false;
    // The newest says whether there is more to ask for.
    if (isAsking) waiting = page;
    else tell(page, source);
  }

  return {
    place: () => place,
    begin(whenLost) {
      stop();
      lose = whenLost;
      isFirst = true;
    },
    take,
    compare(heads) {
      const isBehind = Object.entries(heads).some(([chat, head]) => chat !== place?.chat || head > place.after);
      if (isBehind && !isAsking) void ask(place);
    },
    stop,
  };
}
