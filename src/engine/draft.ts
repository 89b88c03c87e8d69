import type { Instant } from '../base/instant.ts';
import { readJson } from '../base/json.ts';
import type { KeptTexts } from '../contract/platform.ts';
import type { FormValues } from '../domain/form/form-field.ts';
import type { Submission } from '../domain/form/submission.ts';
import { isFormValues, isSubmission } from './kept-submission.ts';

/** What a tab's form holds, so that a reload gives it back (S-10, F-3). */
export interface Draft {
  readonly values: FormValues;
  /** The fields the visitor touched; the others may still be filled by the page. */
  readonly touched: readonly string[];
  /** When the form was first on screen, by the visitor's clock; null: not yet. */
  readonly shownAt: Instant | null;
  /** What these values were last sent as; sending them unchanged sends this again, which the server stores once. */
  readonly sentAs: Submission | null;
}

/** Reads the draft a former page of this tab left; null where there is none that can be used. */
export function readDraft(store: KeptTexts, key: string): Draft | null {
  const kept = readJson(store.read(key)) as Partial<Draft> | null | undefined;
  if (!kept || !isFormValues(kept.values)) return null;
  return {
    values: kept.values,
    touched: Array.isArray(kept.touched) ? kept.touched.filter((id) => typeof id === 'string') : [],
    shownAt: typeof kept.shownAt === 'number' ? kept.shownAt : null,
    sentAs: isSubmission(kept.sentAs) ? kept.sentAs : null,
  };
}

export function writeDraft(store: KeptTexts, key: string, draft: Draft): void {
  store.write(key, JSON.stringify(draft));
}
