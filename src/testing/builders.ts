import type { Instant } from '../base/instant.ts';
import { toInstant } from '../base/instant.ts';
import type { StatusAnswer } from '../contract/chat-backend.ts';
import type { Receipt, Submission } from '../domain/form/submission.ts';
import type { Interval, Schedule, Weekday } from '../domain/schedule/schedule.ts';
import type { Credential, SessionAnswer, SessionRequest } from '../domain/session/session.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import type { People } from '../domain/status/people.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';

/** Builders name only what a test is about; everything else is a plain, valid default. */

/** An instant by its ISO text: `at('2026-03-02T09:00:00Z')`. */
export const at = (iso: string): Instant => toInstant(new Date(iso));

export const aSettings = (given: Partial<WidgetSettings> = {}): WidgetSettings => ({ id: 'shop', ...given });

const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** Monday to Friday, 09:00 to 17:00, UTC. */
export function aSchedule(given: Partial<Schedule> = {}, hours: readonly Interval[] = [['09:00', '17:00']]): Schedule {
  return { timeZone: 'UTC', weekly: Object.fromEntries(WORKDAYS.map((day) => [day, hours])), ...given };
}

/** Somebody is there. */
export const people = (given: Partial<People> = {}): People => ({ staffed: true, ...given });

let version = 0;

/** Each document has a version of its own, since two of the same version must be equal. */
export const aDocument = (given: Partial<StatusDocument> = {}): StatusDocument => ({
  version: `v${++version}`,
  settings: aSettings(),
  people: people(),
  ...given,
});

/** An answer that says nothing about the clock. */
export const anAnswer = (document: Partial<StatusDocument> = {}, given: Partial<StatusAnswer> = {}): StatusAnswer => ({
  document: aDocument(document),
  serverNow: null,
  roundTripMs: 0,
  ...given,
});

export const aSubmission = (given: Partial<Submission> = {}): Submission => ({
  commandId: 'c0'.repeat(16),
  visitor: 'a0'.repeat(16),
  values: { name: 'Ada', email: 'ada@example.org', message: 'Do you ship to Vilnius?' },
  page: { url: 'https://shop.example/' },
  language: 'en',
  timeZone: 'UTC',
  mode: 'form',
  filledInMs: 30_000,
  trap: '',
  ...given,
});

export const aReceipt = (given: Partial<Receipt> = {}): Receipt => ({
  id: 'm1',
  storedAt: at('2026-03-02T10:00:00Z'),
  replyBy: at('2026-03-03T10:00:00Z'),
  status: { availability: 'offline', reason: 'no-agents', mode: 'form' },
  ...given,
});

/** What a page presents that has nothing but its boot id. */
export const aSessionRequest = (given: Partial<SessionRequest> = {}): SessionRequest => ({
  boot: 'b0'.repeat(16),
  tokens: [],
  page: { url: 'https://shop.example/' },
  language: 'en',
  timeZone: 'UTC',
  ...given,
});

let answered = 0;

/** Well-formed and each its own: `pl1_…`, `plb_…` or `plh_…`. */
export const aToken = (prefix: 'pl1' | 'plb' | 'plh' = 'pl1'): string =>
  `${prefix}_${(++answered).toString(16).padStart(64, '0')}`;

/** An anonymous visitor with a new secure token; `secure: null`: an answer without one. */
export const aSessionAnswer = ({
  secure = { token: aToken(), expiresAt: at('2026-08-29T10:00:00Z') },
  ...given
}: Partial<Omit<SessionAnswer, 'secure'>> & { readonly secure?: Credential | null } = {}): SessionAnswer => ({
  visitor: 'v1',
  ...(secure && { secure }),
  identity: null,
  earlier: false,
  findings: [],
  ...given,
});
