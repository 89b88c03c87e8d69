import { type Instant, MINUTE_MS } from '../base/instant.ts';
import type { FormField } from '../domain/form/form-field.ts';
import { replyBy } from '../domain/form/reply-by.ts';
import { offlineWords } from '../domain/status/offline-words.ts';
import { fillText } from '../domain/text/fill-text.ts';
import { openingTime } from '../domain/text/opening-time.ts';
import { pickText } from '../domain/text/pick-text.ts';
import { duration } from './duration.ts';
import type { Shown } from './shown.ts';
import { invites, tabText } from './tab-text.ts';
import type { AnswerPath, PanelSpeech } from './words/words.ts';

const QUARTER_MS = 15 * MINUTE_MS;

export interface PanelTextsInput {
  readonly shown: Shown;
  readonly fields: readonly FormField[];
  readonly speech: PanelSpeech;
  readonly now: Instant;
  /** The visitor's own zone: times are theirs, whatever the schedule's (S-13). */
  readonly timeZone: string;
}

/** What the panel says above the form. Where a text may be the owner's it carries marks (Z-1). */
export interface PanelTexts {
  readonly heading: string;
  readonly message: string;
  /** Why and until when it is closed, where the message does not say it. */
  readonly hours: readonly string[];
  /** How and when the answer will come. */
  readonly answer: readonly string[];
  readonly closing: string | null;
}

/** Chooses and fills the panel's texts for what is known now: the owner's words first, each by itself (F-2, S-13, S-14). */
export function panelTexts({ shown, fields, speech, now, timeZone }: PanelTextsInput): PanelTexts {
  const { settings, status, closesAt } = shown;
  const { locale, spoken, words } = speech;
  // Asked for by the texts that hold the place, and by no other: the first time of day that a page says takes its browser
  // longer than all the rest of the opening panel.
  const places = (inLocale: string): Readonly<Record<string, string>> => ({
    get opensAt() {
      return status.opensAt === null ? words.soon : openingTime(status.opensAt, now, inLocale, timeZone);
    },
    get replyBy() {
      const { replyWithin, schedule } = settings;
      const promisedAt = replyBy({ replyWithin, opensAt: status.opensAt, now, timeZone: schedule?.timeZone });
      // To the quarter of an hour: until something is sent this is an estimate, and need not change with every minute.
      return openingTime(Math.ceil(promisedAt / QUARTER_MS) * QUARTER_MS, now, inLocale, timeZone);
    },
    holiday: status.holiday ?? '',
  });
  const fill = (text: string, inLocale: string): string => fillText(text, places(inLocale));

  const own = ownMessage(shown, locale);
  const says = (place: string): boolean => own?.includes(place) ?? false;
  const path = answerPath(fields);
  const { mode } = status;
  return {
    heading:
      (mode === 'bot' && pickText(settings.bot?.name, locale)) || tabText(settings, status, locale, speech.tabWords),
    message: own ? fill(own, locale) : invites(status) ? words.greeting : words.offline,
    hours: [
      ...(status.holiday && !says('{holiday}') ? [fill(words.holiday, spoken)] : []),
      ...(status.opensAt !== null && !says('{opensAt}') ? [fill(words.opens, spoken)] : []),
    ],
    get answer() {
      return [
        ...(mode === 'chat' || mode === 'bot' || mode === 'wait' ? [words.promise[mode]] : []),
        words.answer[path],
        ...(path === 'none' || says('{replyBy}') ? [] : [fill(words.expected, spoken)]),
      ];
    },
    closing: isNear(closesAt, now, settings.closingNotice)
      ? fillText(words.closing, { time: duration(closesAt - now, spoken) })
      : null,
  };
}

/** Whether the closing is as near as the owner wants it said (S-14). */
const isNear = (closesAt: Instant | null, now: Instant, noticeMinutes = 0): closesAt is Instant =>
  closesAt !== null && closesAt - now <= noticeMinutes * MINUTE_MS;

function ownMessage({ settings, status }: Shown, locale: string): string | undefined {
  if (!invites(status)) return pickText(offlineWords(settings, status.reason).message, locale);
  return pickText((status.mode === 'bot' && settings.bot?.greeting) || settings.online?.greeting, locale);
}

const answerPath = (fields: readonly FormField[]): AnswerPath =>
  (['email', 'phone'] as const).find((id) => fields.some((field) => field.id === id)) ?? 'none';
