import { toInstant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../problem.ts';
import type { WidgetSettings } from '../settings.ts';
import { evaluateStatus } from '../status/evaluate-status.ts';
import type { People } from '../status/people.ts';
import { checkForm } from './check-form.ts';
import { cleanValues } from './clean-values.ts';
import type { FormValues } from './form-field.ts';
import { formFields } from './form-fields.ts';
import { invalidForm } from './invalid-form.ts';
import { replyBy } from './reply-by.ts';
import type { Receipt, Submission } from './submission.ts';

export interface SubmissionInput {
  readonly settings: WidgetSettings;
  readonly people: People;
  readonly submission: Pick<Submission, 'values' | 'department'>;
  readonly now: number | Date;
}

/** What is to be stored of a message, and its receipt but for the id. */
export interface JudgedSubmission {
  readonly values: FormValues;
  readonly receipt: Omit<Receipt, 'id'>;
}

/**
 * A message on its arrival: what the form says of it, and what the rules say at that moment, whatever its page believed
 * (F-1, F-4, S-11). Whether the widget takes any is not asked here (S-3), nor whether this one came before (F-3).
 */
export function judgeSubmission(input: SubmissionInput): Result<JudgedSubmission, Problem> {
  const { settings, people, submission, now } = input;
  const fields = formFields(settings.offline?.form);
  const values = cleanValues(fields, submission.values);
  const problems = checkForm(fields, values);
  if (problems.length > 0) return refused(invalidForm(problems));
  const { department } = submission;
  const { availability, reason, mode, opensAt } = evaluateStatus({
    settings,
    people,
    now,
    ...(department !== undefined && { department }),
  });
  const hours = settings.schedule ?? people.departments?.find(({ schedule }) => schedule)?.schedule;
  const due = replyBy({
    replyWithin: settings.replyWithin,
    opensAt: availability === 'offline' ? opensAt : null,
    now,
    timeZone: hours?.timeZone,
  });
  return ok({ values, receipt: { storedAt: toInstant(now), replyBy: due, status: { availability, reason, mode } } });
}
