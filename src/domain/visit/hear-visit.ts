import { type Instant, MINUTE_MS, SECOND_MS } from '../../base/instant.ts';
import type { VisitBeat } from '../chat/visitor-chat.ts';
import type { VisitorIdentity } from '../session/session.ts';
import type { PageView, Visit } from './visit.ts';

/** After so much silence a visitor is shown as left (V-3). */
export const LEFT_MS = 60 * SECOND_MS;

/** After so much silence a visit is over, and the next beat begins another (V-3). */
export const VISIT_GAP_MS = 30 * MINUTE_MS;

export const MOST_PAGES = 50;

/** What is known of a visitor beside what their page says. */
export interface Visiting {
  readonly visitor: string;
  readonly widget: string;
  readonly identity: VisitorIdentity | null;
  readonly firstSeenAt: Instant;
  /** How many visits there were before this one. */
  readonly visits: number;
}

/** A visit with one beat more; the same object where it says nothing that was not known (V-1). */
export function hearVisit(visit: Visit | undefined, visiting: Visiting, beat: VisitBeat, now: Instant): Visit {
  const { visits, ...who } = visiting;
  const { page, language, timeZone, device, department = null, leaves = false } = beat;
  const begun = visit ?? { ...who, count: visits + 1, startedAt: now, pages: [] };
  const heard: Visit = {
    ...begun,
    ...{ identity: who.identity, language, timeZone, device, department, left: leaves },
    pages: withPage(begun.pages, { ...page, at: now }),
  };
  return visit && isSame(visit, heard) ? visit : heard;
}

/** The pages with one more where the visitor is on another than before. */
export const withPage = (pages: readonly PageView[], page: PageView): readonly PageView[] =>
  pages.at(-1)?.url === page.url ? pages : [...pages, page].slice(-MOST_PAGES);

const TOLD = ['pages', 'language', 'timeZone', 'device', 'department', 'left'] as const;

const isSame = (a: Visit, b: Visit): boolean =>
  TOLD.every((member) => a[member] === b[member]) &&
  (['id', 'name', 'email'] as const).every((member) => a.identity?.[member] === b.identity?.[member]);
