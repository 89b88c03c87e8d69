import { ok, type Result, refused } from '../../base/result.ts';
import type { OfflineMessageState } from '../../domain/form/offline-message.ts';
import type { Issue, Problem } from '../../domain/problem.ts';
import type { OfflineMessageQuery } from '../../workspace/reference-server.ts';

const STATES: readonly string[] = ['new', 'read', 'replied', 'archived'] satisfies readonly OfflineMessageState[];

const KEYS = ['widget', 'state', 'spam', 'limit', 'cursor'] as const;

/** What each parameter must be; null: it is that. */
const WRONG: Readonly<Record<(typeof KEYS)[number], (value: string) => string | null>> = {
  widget: (value) => (value ? null : 'must name a widget'),
  state: (value) => (STATES.includes(value) ? null : `must be one of ${STATES.join(', ')}`),
  spam: (value) => (value === 'true' || value === 'false' ? null : 'must be true or false'),
  limit: (value) => (/^([1-9]|[1-9]\d|1\d\d|200)$/.test(value) ? null : 'must be a whole number from 1 to 200'),
  cursor: (value) => (value ? null : 'must be the `next` of the page before'),
};

const isKey = (key: string): key is (typeof KEYS)[number] => (KEYS as readonly string[]).includes(key);

/** Reads the query of `GET /api/v1/offline-messages`; a parameter we do not know is named rather than ignored. */
export function readListQuery(query: Readonly<Record<string, unknown>>): Result<OfflineMessageQuery, Problem> {
  const issues: Issue[] = [];
  const given: Partial<Record<(typeof KEYS)[number], string>> = {};
  for (const [key, value] of Object.entries(query)) {
    const message = !isKey(key)
      ? `is no parameter here; known are ${KEYS.join(', ')}`
      : typeof value !== 'string'
        ? 'must be given once'
        : WRONG[key](value);
    if (message !== null) issues.push({ path: key, message });
    else given[key as (typeof KEYS)[number]] = value as string;
  }
  const [first] = issues;
  if (first) return refused({ code: 'invalid', message: `${first.path}: ${first.message}.`, issues });
  const { widget, state, spam, limit, cursor } = given;
  return ok({
    ...(widget !== undefined && { widget }),
    ...(state !== undefined && { state: state as OfflineMessageState }),
    ...(spam !== undefined && { spam: spam === 'true' }),
    ...(limit !== undefined && { limit: Number(limit) }),
    ...(cursor !== undefined && { cursor }),
  });
}
