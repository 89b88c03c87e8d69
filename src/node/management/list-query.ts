import { ok, type Result, refused } from '../../base/result.ts';
import type { OfflineMessageState } from '../../domain/form/offline-message.ts';
import type { Issue, Problem } from '../../domain/problem.ts';
import type { InboxList } from '../../workspace/agents/agent-side.ts';

const STATES: readonly string[] = ['new', 'read', 'replied', 'archived'] satisfies readonly OfflineMessageState[];

const LISTS: readonly string[] = [
  'queued',
  'open',
  'active',
  'mine',
  'missed',
  'bot',
  'closed',
] satisfies readonly InboxList[];

/** A date, which is its beginning in UTC, or an instant with its zone. */
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

const wrongInstant = (value: string): string | null =>
  INSTANT.test(value) && !Number.isNaN(Date.parse(value))
    ? null
    : 'must be a date or an instant of ISO 8601 with its zone';

/** All that any of the lists can be asked by. */
interface ListQuery {
  readonly widget: string;
  readonly state: OfflineMessageState;
  readonly spam: boolean;
  readonly q: string;
  readonly from: number;
  readonly to: number;
  readonly list: InboxList;
  readonly before: number;
  readonly limit: number;
  readonly cursor: string;
}

type Key = keyof ListQuery;

/** What each parameter must be; null: it is that. */
const WRONG: Readonly<Record<Key, (value: string) => string | null>> = {
  widget: (value) => (value ? null : 'must name a widget'),
  state: (value) => (STATES.includes(value) ? null : `must be one of ${STATES.join(', ')}`),
  spam: (value) => (value === 'true' || value === 'false' ? null : 'must be true or false'),
  q: (value) => (value.trim() && value.length <= 200 ? null : 'must have 1 to 200 characters'),
  from: wrongInstant,
  to: wrongInstant,
  list: (value) => (LISTS.includes(value) ? null : `must be one of ${LISTS.join(', ')}`),
  before: (value) => (/^[1-9]\d{0,7}$/.test(value) ? null : 'must be the number of an entry'),
  limit: (value) => (/^([1-9]|[1-9]\d|1\d\d|200)$/.test(value) ? null : 'must be a whole number from 1 to 200'),
  cursor: (value) => (value ? null : 'must be the `next` of the page before'),
};

/** What a parameter that is not wrong stands for. */
const READ: { readonly [Name in Key]: (value: string) => ListQuery[Name] } = {
  widget: String,
  state: (value) => value as OfflineMessageState,
  spam: (value) => value === 'true',
  q: String,
  from: Date.parse,
  to: Date.parse,
  list: (value) => value as InboxList,
  before: Number,
  limit: Number,
  cursor: String,
};

/** Reads the query of a list that can be asked by `keys`; a parameter it does not know is named rather than ignored. */
export function readListQuery<Known extends Key>(
  query: Readonly<Record<string, unknown>>,
  keys: readonly Known[],
): Result<Partial<Pick<ListQuery, Known>>, Problem> {
  const issues: Issue[] = [];
  const given: Partial<Pick<ListQuery, Known>> = {};
  for (const [name, value] of Object.entries(query)) {
    const key = keys.find((known) => known === name);
    const message =
      key === undefined
        ? `is no parameter here; known are ${keys.join(', ')}`
        : typeof value !== 'string'
          ? 'must be given once'
          : WRONG[key](value);
    if (message !== null) issues.push({ path: name, message });
    else if (key !== undefined) given[key] = READ[key](value as string);
  }
  const [first] = issues;
  return first ? refused({ code: 'invalid', message: `${first.path}: ${first.message}.`, issues }) : ok(given);
}
