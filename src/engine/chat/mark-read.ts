import type { Result } from '../../base/result.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';

interface Mark {
  readonly chat: string;
  readonly number: number;
}

/** Tells how far the visitor has read: one call at a time, the latest mark alone, and none twice (K-1). */
export function createReadMarks(
  markRead: (chat: string, number: number) => Promise<Result<void, Problem>>,
): (chat: string, number: number) => void {
  let marked: Mark | null = null;
  let wanted: Mark | null = null;
  let isBusy = false;

  async function tell(): Promise<void> {
    isBusy = true;
    while (wanted && !isSame(wanted, marked)) {
      const mark: Mark = wanted;
      const answer = await markRead(mark.chat, mark.number);
      if (!answer.ok && isPassing(answer.problem.code)) break;
      marked = mark;
    }
    isBusy = false;
  }

  return (chat, number) => {
    wanted = { chat, number };
    if (!isBusy) void tell();
  };
}

const isSame = (one: Mark, other: Mark | null): boolean => one.chat === other?.chat && one.number === other.number;
