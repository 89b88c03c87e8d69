import { batch, computed, effect } from '@preact/signals-core';
import { SECOND_MS } from '../../base/instant.ts';
import { canonicalJson } from '../../base/json.ts';
import type { Stop } from '../../base/stop.ts';
import type { Clock } from '../../contract/platform.ts';
import type { FormValues } from '../../domain/form/form-field.ts';
import type { FormSession } from '../form-state.ts';
import { isFormValues } from '../kept-submission.ts';
import type { AgreedThing } from './agree.ts';

/** Whoever wrote within this is writing still, and nothing is put under their fingers. */
const WRITING_MS = 3 * SECOND_MS;

export interface AgreedDraft extends AgreedThing {
  /** Hears what stands in the form after each change that was made here. */
  onWritten(listener: (draft: FormValues) => void): Stop;
}

/** The words of a form as all open tabs have them (D-8, K-9): what was sent in one of them stands unsent in none. */
export function agreedDraft(
  form: Pick<FormSession, 'form' | 'touched' | 'values' | 'setValue'>,
  clock: Pick<Clock, 'now'>,
): AgreedDraft {
  const draft = computed<FormValues>(() => {
    if (form.form.value.state !== 'filling') return {};
    return Object.fromEntries(form.touched.value.map((field) => [field, form.values.value[field] ?? '']));
  });
  let writtenAt = Number.NEGATIVE_INFINITY;
  let isTaking = false;

  function put(said: FormValues): void {
    const here = draft.peek();
    for (const field of new Set([...Object.keys(here), ...Object.keys(said)])) {
      const value = said[field] ?? (typeof here[field] === 'boolean' ? false : '');
      if ((here[field] ?? '') !== value) form.setValue(field, value);
    }
  }

  return {
    present: () => (Object.values(draft.peek()).some(Boolean) ? draft.peek() : undefined),
    take(said) {
      if (!isFormValues(said) || Math.abs(clock.now() - writtenAt) < WRITING_MS) return;
      isTaking = true;
      batch(() => put(said));
      isTaking = false;
    },
    onWritten(listener) {
      let before = canonicalJson(draft.peek());
      return effect(() => {
        const written = draft.value;
        const text = canonicalJson(written);
        // What the page fills in beside it changes the form, and is no writing of the visitor's.
        if (text === before) return;
        before = text;
        if (isTaking) return;
        writtenAt = clock.now();
        listener(written);
      });
    },
  };
}
