import type { Instant } from '../../base/instant.ts';
import { MOST_PAGES } from './hear-visit.ts';
import type { Visit } from './visit.ts';

/** A visit with when it was heard last. */
export interface HeardVisit {
  readonly visit: Visit;
  readonly heardAt: Instant;
}

/**
 * One visit of several that turned out to be of one visitor at the same time: whatever was heard last is where they are
 * (V-3, T-7). The caller knows who they are and how many visits that makes.
 */
export function joinVisits(first: HeardVisit, ...others: readonly HeardVisit[]): Visit {
  const all = [first, ...others];
  const latest = all.reduce((one, other) => (other.heardAt > one.heardAt ? other : one));
  const visits = all.map(({ visit }) => visit);
  return {
    ...latest.visit,
    identity: latest.visit.identity ?? visits.find(({ identity }) => identity)?.identity ?? null,
    firstSeenAt: earliest(visits.map(({ firstSeenAt }) => firstSeenAt)),
    startedAt: earliest(visits.map(({ startedAt }) => startedAt)),
    pages: visits
      .flatMap(({ pages }) => pages)
      .sort((a, b) => a.at - b.at)
      .slice(-MOST_PAGES),
    left: visits.every(({ left }) => left),
  };
}

const earliest = (instants: readonly Instant[]): Instant => Math.min(...instants) as Instant;
