import { evaluateStatus, type StatusInput } from './evaluate-status.ts';
import type { ExplainWords } from './explain-words.ts';
import type { JudgedDepartment } from './judge-departments.ts';
import { sayMoment, sayWait, wallOf } from './say-time.ts';
import type { WidgetStatus } from './status.ts';

export interface Outlook {
  readonly input: StatusInput;
  readonly now: number;
  readonly status: WidgetStatus;
  readonly departments: readonly JudgedDepartment[];
  readonly locale: string;
  /** The reader's own zone. */
  readonly timeZone: string | undefined;
  readonly words: ExplainWords;
}

/** What the clock will do by itself: open, close, or give another reason. Nothing where it has no say. */
export function sayOutlook(outlook: Outlook): string[] {
  const { input, now, status, departments, words } = outlook;
  const { reason, opensAt, changesAt } = status;
  const isClosed = reason === 'outside-hours' || reason === 'holiday';
  const opener = departments.find((each) => opensAt !== null && each.status.opensAt === opensAt);
  const zone = (opener ?? departments.find(({ schedule }) => schedule))?.schedule?.timeZone ?? 'UTC';
  const when = (at: number): [when: string, wait: string] => [sayInZones(at, zone, outlook), sayWait(at - now, words)];
  const sentences: string[] = [];

  if (isClosed) sentences.push(opensAt === null ? words.noOpening : words.opens(...when(opensAt)));
  else if (opensAt !== null && opensAt !== changesAt) sentences.push(words.hoursBegin(...when(opensAt)));
  if (isClosed && opener?.policy === 'presence-and-schedule' && !opener.staffed) sentences.push(words.needsAgent);
  if (changesAt !== null && !(isClosed && changesAt === opensAt)) {
    const next = evaluateStatus({ ...input, now: changesAt });
    const closes = reason === 'open' && next.availability === 'offline';
    sentences.push(
      closes ? words.closes(...when(changesAt)) : words.becomes(...when(changesAt), next.reason, next.holiday),
    );
  }
  return sentences;
}

/** A moment in the schedule's zone, and in the reader's where the clock there shows something else. */
function sayInZones(at: number, zone: string, { now, locale, timeZone, words }: Outlook): string {
  const wall = wallOf(at, zone);
  const said = sayMoment(wall, wallOf(now, zone), locale);
  if (timeZone === undefined || wallOf(at, timeZone) === wall) return said;
  return said + words.elsewhere(sayMoment(wallOf(at, timeZone), wallOf(now, timeZone), locale), timeZone);
}
