import { RULE_OF } from './chat-table.ts';
import type { Report } from './run-walks.ts';

/** Every refusal a workspace gives to what is asked here. */
const CODES = [
  'chat-state',
  'command-id-reused',
  'forbidden',
  'invalid',
  'not-found',
  'session-expired',
  'stale-write',
  'too-many-requests',
  'unauthorized',
  'unavailable',
  'widget-disabled',
  'widget-unknown',
];

const INVITATION_STATES = ['sent', 'delivered', 'shown', 'accepted', 'dismissed', 'expired', 'withdrawn'];

/** What a long run must have met and did not: steps of the table, refusals, states of invitations. */
export const unmetBy = ({ steps, refusals, news }: Pick<Report, 'steps' | 'refusals' | 'news'>): readonly string[] => [
  ...[...RULE_OF.keys()].filter((step) => !steps.has(step)),
  ...CODES.filter((code) => !refusals.has(code)),
  ...INVITATION_STATES.filter((state) => !news.has(state)),
];

/** How often each row of the table was seen, by its rule. */
export function seenByRule({ steps }: Pick<Report, 'steps'>): ReadonlyMap<string, number> {
  const seen = new Map<string, number>([...new Set(RULE_OF.values())].map((rule) => [rule, 0]));
  for (const [step, count] of steps) {
    const rule = RULE_OF.get(step) ?? '?';
    seen.set(rule, (seen.get(rule) ?? 0) + count);
  }
  return seen;
}
