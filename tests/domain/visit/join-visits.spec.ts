import { expect, it } from 'vitest';
import { toInstant } from '../../../src/base/instant.ts';
import { joinVisits } from '../../../src/domain/visit/join-visits.ts';
import type { Visit } from '../../../src/domain/visit/visit.ts';

const at = (seconds: number) => toInstant(seconds * 1_000);
const view = (path: string, seconds: number) => ({ url: `https://shop.example/${path}`, at: at(seconds) });

const visit = (members: Partial<Visit>): Visit => ({
  ...{ visitor: 'v', widget: 'w', identity: null, count: 1, firstSeenAt: at(0), startedAt: at(0), pages: [] },
  ...{ language: 'en', timeZone: 'UTC', device: 'desktop', department: null, left: false },
  ...members,
});

const EARLY = visit({ startedAt: at(1), firstSeenAt: at(1), pages: [view('a', 1), view('c', 3)], device: 'phone' });
const LATE = visit({ startedAt: at(2), firstSeenAt: at(0), pages: [view('b', 2)], language: 'lt', left: true });

it.each([
  ['the one heard last', 5, 6, { device: 'desktop', language: 'lt' }],
  ['the other, where that was heard last', 6, 5, { device: 'phone', language: 'en' }],
])('T-7 joined visits began with the first, have all pages in order, and are where %s is', (_what, a, b, latest) => {
  const joined = joinVisits({ visit: EARLY, heardAt: at(a) }, { visit: LATE, heardAt: at(b) });
  expect(joined).toMatchObject({ ...latest, startedAt: at(1), firstSeenAt: at(0), left: false });
  expect(joined.pages).toEqual([view('a', 1), view('b', 2), view('c', 3)]);
});

it('T-7 they keep the last 50 pages, and have left where all have', () => {
  const pages = Array.from({ length: 30 }, (_, index) => view(`${index}`, index));
  const gone = visit({ pages, left: true });
  const joined = joinVisits({ visit: gone, heardAt: at(5) }, { visit: gone, heardAt: at(6) });
  expect([joined.pages.length, joined.pages[0], joined.left]).toEqual([50, view('5', 5), true]);
});

it('T-7 whom the site named in any of them keeps that name', () => {
  const named = visit({ identity: { id: 'ada', name: 'Ada' } });
  expect(joinVisits({ visit: named, heardAt: at(1) }, { visit: LATE, heardAt: at(2) }).identity).toEqual(
    named.identity,
  );
});
