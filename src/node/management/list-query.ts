import { ok, type Result, refused } from '../../base/result.ts';
import type { OfflineMessageState } from '../../domain/form/offline-message.ts';
import type { Issue, Problem } from '../../domain/problem.ts';

const STATES: readonly string[] = ['new', 'read', 'replied', 'archived'] satisfies readonly OfflineMessageState[];

/** All that any of the lists can be asked by. */
interface ListQuery {
  readonly widget: string;
  readonly state: OfflineMessageState;
  readonly spam: boolean;
  readonly limit: number;
  readonly cursor: string;
}

type Key = keyof ListQuery;

/** What each parameter must be; null: it is that. */
const WRONG: Readonly<Record<Key, (value: string) => string | null>> = {
  widget: (value) => (value ? null : 'must name a widget'),
  state: (value) => (STATES.includes(value) ? null : `must be one of ${STATES.join(', ')}`),
  spam: (value) => (value === 'true' || value === 'false' ? null : 'must be true or false'),
  limit: (value) => (/^([1-9]|[1-9]\d|1\d\d|200)$/.test(value) ? null : 'must be a whole number from 1 to 200'),
  cursor: (value) => (value ? null : 'must be the `next` of the page before'),
};

/** What a parameter that is not wrong stands for. */
const READ: { readonly [Name in Key]: (value: string) => ListQuery[Name] } = {
  widget: String,
  state: (value) => value as OfflineMessageState,
  spam: (value) => value === 'true',
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
