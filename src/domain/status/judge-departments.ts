import type { Schedule } from '../schedule/schedule.ts';
import type { Policy } from '../settings.ts';
import { countedDepartments } from './counted-departments.ts';
import { evaluateStatus, type StatusInput } from './evaluate-status.ts';
import { policyOf } from './policy.ts';
import type { WidgetStatus } from './status.ts';

/** One department as the rules judge it alone; without an id, the widget as a whole. */
export interface JudgedDepartment {
  readonly id: string | undefined;
  readonly staffed: boolean;
  /** The hours its policy counts, its own or the widget's. */
  readonly schedule: Schedule | undefined;
  readonly policy: Policy;
  readonly status: WidgetStatus;
}

/** The departments that count, in the settings' order, each judged alone; at least one (S-6). */
export function judgeDepartments(input: StatusInput): readonly [JudgedDepartment, ...JudgedDepartment[]] {
  const { settings, people, department } = input;
  const all = people.departments && (settings.departments ?? people.departments.map(({ id }) => id));
  const [first, ...others] = department === undefined ? (all ?? []) : [department];
  return [judge(input, first), ...others.map((id) => judge(input, id))];
}

function judge(input: StatusInput, id: string | undefined): JudgedDepartment {
  const { settings, people } = input;
  const [counted] = countedDepartments(settings, people, id);
  const hours = counted?.schedule ?? settings.schedule;
  const policy = policyOf(settings.policy, hours);
  return {
    id,
    staffed: counted?.staffed ?? false,
    schedule: policy === 'presence' ? undefined : hours,
    policy,
    status: evaluateStatus(id === undefined ? input : { ...input, department: id }),
  };
}
