import { toInstant } from '../../base/instant.ts';
import { isKnown } from '../text/is-known.ts';
import { evaluateStatus, type StatusInput } from './evaluate-status.ts';
import { german } from './explain-words-de.ts';
import { english } from './explain-words-en.ts';
import { judgeDepartments } from './judge-departments.ts';
import { offlineWords } from './offline-words.ts';
import { sayOutlook } from './say-outlook.ts';
import { sayReason } from './say-reason.ts';

export interface ExplainOptions {
  /** BCP 47, default `en`: German sentences for `de`, else English ones; names of days and months by the tag. */
  readonly locale?: string;
  /** The reader's own zone: where its clock shows another time, that stands beside the schedule's. */
  readonly timeZone?: string;
}

/**
 * Says why a widget's status is what it is and what the clock will do about it, in plain sentences for people (S-13):
 *
 *     Closed: Saturday is outside the hours of Sales (Mon–Fri 09:00–17:00 Europe/Vilnius).
 *     Opens Monday 09:00, in 1 day 14 h.
 *     Visitors see the contact form.
 *
 * The department that decides comes first, the others get a sentence each. For owners and testers; what visitors read
 * is made from `openingTime`. Never throws for a locale or zone the runtime does not know.
 */
export function explainStatus(input: StatusInput, options: ExplainOptions = {}): string[] {
  const { locale: asked = 'en', timeZone } = options;
  const locale = isKnown(asked) && /^(de|en)\b/i.test(asked) ? asked : 'en';
  const words = /^de/i.test(locale) ? german : english;
  const now = toInstant(input.now);
  const status = evaluateStatus(input);
  const departments = judgeDepartments(input);
  const speaker = departments.find((each) => each.status.reason === status.reason) ?? departments[0];
  const others = departments.filter((each) => each !== speaker && status.reason !== 'disabled');
  const wantedToWait = status.mode === 'form' && offlineWords(input.settings, status.reason).experience === 'wait';

  return [
    sayReason(speaker, now, locale, words),
    ...sayOutlook({
      input,
      now,
      status,
      departments: [speaker, ...others],
      locale,
      timeZone: timeZone !== undefined && isKnown('en', timeZone) ? timeZone : undefined,
      words,
    }),
    ...others.map(({ id = '', status: { reason, holiday } }) => words.department(id, reason, holiday)),
    words.mode[status.mode],
    ...(wantedToWait ? [words.waitFull] : []),
  ];
}
